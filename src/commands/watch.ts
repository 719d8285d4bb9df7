import { InputError } from "../errors.ts";
import { type Workflow, startWorkflow } from "../github/start-workflow.ts";
import { readSnapshot } from "../github/read-snapshot.ts";
import { INCIDENT_LABELS } from "../incident/incident-labels.ts";
import type { Plan } from "../operation/plan.ts";
import { reconcile } from "../reconcile.ts";
import { readBuiltIns } from "../sources/built-ins.ts";
import { type Instant, addMillis, toMillis } from "../time/instant.ts";
import type { Step, StepResult } from "./step.ts";

/** A job may last six hours; what comes after this is the work of a successor. */
const SHIFT = 4.75 * 3_600_000;
/** What people say meanwhile may bring a clock forward, so it is looked at least this often. */
const LOOK = 5 * 60_000;
/** How long a pass that was started gets before it is looked whether it did its work; twice as long each time it did not. */
const GRACE = 2 * 60_000;
const LONGEST_GRACE = 30 * 60_000;

/** Sleeps from clock to clock while a grave incident is on, and starts a pass whenever one is due. It writes nothing itself, and hands over before its job would be ended. */
export async function watch(step: Step): Promise<StepResult> {
  const { client, clock } = step;
  const workflow = workflowOf(step.env);
  const ends = addMillis(clock.now(), SHIFT);
  let passes = 0;
  let vain = 0;
  for (;;) {
    const plan = await look(step);
    if (plan?.nextClockAt === undefined && !isDue(plan))
      return told(step, passes, "No clock of a grave incident runs.");
    if (clock.now() >= ends) {
      await startWorkflow(client, workflow, { command: "watch" });
      return told(step, passes, "Handed over to a successor.");
    }
    const due = isDue(plan);
    if (due) {
      await startWorkflow(client, workflow, { command: "run" });
      passes += 1;
      step.log(`${clock.now()} started a pass`);
    }
    const nap = due ? Math.min(GRACE * 2 ** vain, LONGEST_GRACE) : napUntil(plan?.nextClockAt, clock.now());
    await clock.sleep(Math.min(nap, Math.max(1000, toMillis(ends) - toMillis(clock.now()))));
    vain = due ? vain + 1 : 0;
  }
}

/** What a pass would do now; nothing is written. */
async function look({ client, author, playbookFile, templates, clock }: Step): Promise<Plan | undefined> {
  const done = await reconcile({
    client,
    runner: "action",
    author,
    playbookFile,
    observed: readSnapshot(client, { authors: [author], playbookFile, labels: INCIDENT_LABELS }),
    builtIns: readBuiltIns(templates),
    now: clock.now(),
    writer: undefined,
  });
  return done.kind === "planned" ? done.plan : undefined;
}

function isDue(plan: Plan | undefined): boolean {
  return plan?.operations.some(({ key }) => key.startsWith("incident:")) ?? false;
}

function napUntil(next: Instant | undefined, now: Instant): number {
  const wait = next === undefined ? LOOK : toMillis(next) - toMillis(now);
  return Math.max(1000, Math.min(wait, LOOK));
}

/** The workflow that runs this, `acme/shop/.github/workflows/almanac.yml@refs/heads/main`: it is the one to start. */
function workflowOf(env: Step["env"]): Workflow {
  const [, file, ref] = /\/([^/]+)@(?:refs\/heads\/)?(.+)$/.exec(env["GITHUB_WORKFLOW_REF"] ?? "") ?? [];
  if (file === undefined || ref === undefined)
    throw new InputError("`command: watch` works in a workflow only: GITHUB_WORKFLOW_REF does not say which.");
  return { file, ref };
}

function told(step: Step, passes: number, why: string): StepResult {
  return {
    failed: false,
    summary: `## Watched the clocks\n\n${why} Until ${step.clock.now()} it started ${passes} ${passes === 1 ? "pass" : "passes"}.\n`,
    outputs: { watch: "false" },
    annotations: [],
    plan: undefined,
  };
}
