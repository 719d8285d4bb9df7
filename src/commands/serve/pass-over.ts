import { GitHubError, type TextProblem } from "../../errors.ts";
import { writerOf } from "../../github/apply-plan.ts";
import type { Client } from "../../github/client.ts";
import { readSnapshot } from "../../github/read-snapshot.ts";
import { readText } from "../../github/read-text.ts";
import { isMonitorKey } from "../../plan/monitors/plan-monitor-days.ts";
import { isAlertKey } from "../../plan/plan-alerts.ts";
import { checkDefaults } from "../../playbook/check-defaults.ts";
import { readInputs } from "../../read-inputs.ts";
import type { PassProblem, PassResult, PassRunner } from "../../server/pass-runner.ts";
import type { Repository } from "../../server/repository.ts";
import type { InputAccess } from "../../sources/input-reader.ts";
import { noticeSender } from "../../sources/notice-sender.ts";
import { addMillis } from "../../time/instant.ts";
import { tellPass } from "../pass.ts";
import { checkMergeGroups } from "./check-merge-groups.ts";
import { checkOpenPulls } from "./check-open-pulls.ts";
import type { PassParts } from "./pass-parts.ts";
import { tellBrokenPlaybook } from "./tell-broken-playbook.ts";
import { DEFAULTS, hasDefaults, withClient } from "./with-client.ts";

const CHECK_PROBLEM = {
  id: "check-not-concluded",
  place: "the App's permissions",
  fix: "Accept its permission to write checks in the settings of the organisation.",
};

/** Milliseconds a receiver of notices has to answer. */
const NOTICE = 10_000;

/** What did not work is tried again after this, whatever the calendar says. */
const AGAIN = 30 * 60_000;

/** What only people can mend is looked at again after this. */
const MENDED = 6 * 3_600_000;

/** Passes over repositories as the App makes them: the same engine as everywhere, with a token of that repository only. */
export function passOver(parts: PassParts): PassRunner {
  return async (repository, shared, signal) =>
    withClient(parts, repository, { shared, signal }, async (client) => {
      try {
        if (repository.awake !== true && (await readText(client, { path: parts.playbookFile })) === undefined)
          return asleep(client, "There is no playbook.");
        return await pass(parts, client, repository);
      } catch (error) {
        if (error instanceof GitHubError && error.diagnosis.id === "repository-empty")
          return asleep(client, "The repository is empty.");
        if (error instanceof GitHubError && error.status === 404) return "unreachable";
        if (error instanceof GitHubError && isForPeople(error)) return hindered(parts, client, error);
        throw error;
      }
    });
}

/** A right that is missing, or issues that are switched off: trying again soon would change nothing. */
function isForPeople({ status, diagnosis }: GitHubError): boolean {
  return (status === 403 && !diagnosis.id.startsWith("limit")) || status === 410;
}

function hindered({ clock }: PassParts, client: Client, { diagnosis }: GitHubError): PassResult {
  const { cause, place, fix } = diagnosis;
  return {
    awake: true,
    summary: `${cause} ${fix} (${place})`,
    nextDueAt: addMillis(clock.now(), MENDED),
    urgent: false,
    problems: [diagnosis],
    moved: client.moved(),
    unfinished: true,
    requests: client.requests(),
  };
}

async function pass(parts: PassParts, client: Client, repository: Repository): Promise<PassResult> {
  const { bot, playbookFile, builtIns, clock } = parts;
  const off = parts.off || repository.off;
  const now = clock.now();
  const observed = readSnapshot(client, { authors: [bot], playbookFile });
  // Whoever awaits it handles its failure; what fails before that must not end the process.
  observed.catch(() => undefined);
  const secretOf = parts.secrets(repository.owner);
  const notify = noticeSender({ secretOf, clock, privateHosts: parts.privateHosts, timeout: NOTICE });
  const writer = off ? undefined : writerOf(client, { authors: [bot], notify });
  const waiting = off ? [] : await parts.alerts.of(repository.id);
  const probed = await parts.monitors.results(repository.id, now);
  const told = await tellPass(
    {
      client,
      runner: "app",
      author: bot,
      playbookFile,
      observed,
      builtIns,
      ownerStops: await hasDefaults(parts, repository),
      readInput: readInputs(client, clock, { secretOf, privateHosts: parts.privateHosts }),
      alerts: waiting.map(({ message }) => message),
      probed,
      now,
      writer,
    },
    (name) => addressIn(secretOf(name)),
  );
  if (told.pass.kind === "no-playbook") return asleep(client, told.summary);
  const { snapshot, playbook: text = "" } = await observed;
  if (told.pass.kind === "invalid-playbook") {
    const isLayer = repository.name === DEFAULTS;
    const ours = repository.awake === true || /^runner:[ \t]*app\b/m.test(text);
    // Defaults need not stand alone.
    const problems = isLayer ? checkDefaults(text, playbookFile) : told.pass.problems;
    const broken = { file: playbookFile, problems };
    if (isLayer && problems.length === 0) {
      if (writer !== undefined) await tellBrokenPlaybook(broken, snapshot.items, writer, now);
      return asleep(client, `These are the defaults of ${repository.owner}.`);
    }
    if (ours && writer !== undefined) {
      await tellBrokenPlaybook(broken, snapshot.items, writer, now);
      await checkOpenPulls({ client, author: bot, playbook: undefined, now }, parts.checked);
    }
    const { incidents: _, ...rest } = asleep(client, told.summary);
    return { ...rest, awake: true, problems: problems.slice(0, 1).map((one) => brokenAt(one, broken)) };
  }
  const { plan, playbook } = told.pass;
  const writes = playbook.runner === "app" && writer !== undefined;
  const outcomes = told.pass.outcomes ?? [];
  // What was not written is tried again with the next pass, or once that is allowed again; where somebody else writes, nobody here ever will.
  const unheard = playbook.runner === "app" && plan.unheard === true;
  if (
    !unheard &&
    !outcomes.some(({ kind, key }) => (kind === "failed" || kind === "skipped") && key.startsWith("alert:"))
  )
    await parts.alerts.done(waiting.map(({ id }) => id));
  if (outcomes.some(({ kind, key }) => (kind === "done" || kind === "unchanged") && isMonitorKey(key)))
    await parts.monitors.stored(repository.id, now);
  const monitors = writes ? playbook.incidents.monitors : [];
  if (probed.watched || monitors.length > 0) await parts.monitors.watch(repository.id, monitors, now);
  // Who responds to an incident is called by a pass that sees it.
  const opened = outcomes.some(({ kind, key }) => kind === "done" && isAlertKey(key));
  if (playbook.runner === "app" && writer !== undefined)
    await tellBrokenPlaybook({ file: playbookFile, problems: [] }, snapshot.items, writer, now);
  if (writes) await checkMergeGroups({ client, author: bot, now }, parts.checked);
  const unsaid =
    off || playbook.runner !== "app" ? [] : await checkOpenPulls({ client, author: bot, playbook, now }, parts.checked);
  return {
    // Where somebody else writes, only a change of that is of interest.
    awake: playbook.runner === "app",
    summary: told.summary,
    nextDueAt:
      playbook.runner === "app" ? nextLook(told.failed || unheard, opened ? now : plan.nextDueAt, now) : undefined,
    incidents: plan.incidents ?? [],
    urgent: opened || plan.nextClockAt !== undefined,
    problems: [...plan.problems, ...unsaid.map((cause) => ({ ...CHECK_PROBLEM, cause }))],
    moved: client.moved(),
    unfinished: told.failed,
    requests: client.requests(),
  };
}

function brokenAt(
  { file, line, message }: TextProblem,
  { problems }: { readonly problems: readonly unknown[] },
): PassProblem {
  const more = problems.length === 1 ? "" : ` (the first of ${problems.length} problems)`;
  const cause = `The playbook cannot be used: ${message}${more}`;
  return { id: "playbook-invalid", cause, place: `${file}:${line}`, fix: "Mend the lines that its issue names." };
}

/** The address a secret holds, if its operator declared its host too. */
function addressIn(secret: ReturnType<InputAccess["secretOf"]>): string | undefined {
  const host = URL.parse(secret?.value ?? "")?.hostname;
  return host !== undefined && secret?.hosts?.includes(host) === true ? secret.value : undefined;
}

function nextLook(again: boolean, dueAt: string | undefined, now: string): string | undefined {
  if (!again) return dueAt;
  const soon = addMillis(now, AGAIN);
  return dueAt !== undefined && dueAt < soon ? dueAt : soon;
}

function asleep(client: Client, summary: string): PassResult {
  return {
    awake: false,
    summary,
    nextDueAt: undefined,
    urgent: false,
    problems: [],
    incidents: [],
    moved: client.moved(),
    unfinished: false,
    requests: client.requests(),
  };
}
