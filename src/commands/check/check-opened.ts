import { localOf } from "../../time/zone.ts";
import { checkPostMortem } from "../../postmortem/check-post-mortem.ts";
import { expectationsOf } from "../../postmortem/expectations-of.ts";
import { GitHubError } from "../../errors.ts";
import type { Pass } from "../../reconcile.ts";
import { renderCheckRun } from "../../render/check-run.ts";
import type { Instant } from "../../time/instant.ts";
import type { Step } from "../step.ts";
import { POST_MORTEM_CHECK, concludeCheck, isPostMortemPath } from "./check-post-mortems.ts";
import { runUrl } from "./run-url.ts";

/** Concludes the check on the post-mortems that a pass has opened: what the token of a workflow opens starts no workflow until somebody approves it. Sentences about what did not work. */
export async function checkOpened({ client, author, env }: Step, pass: Pass, now: Instant): Promise<readonly string[]> {
  if (pass.kind !== "planned") return [];
  const { plan, playbook, outcomes = [] } = pass;
  const said: string[] = [];
  for (const operation of plan.operations) {
    const outcome = outcomes.find(({ key }) => key === operation.key);
    if (operation.kind !== "open-pull-request" || outcome?.kind !== "done" || outcome.number === undefined) continue;
    const files = operation.files.filter(({ path }) => isPostMortemPath(path));
    if (files.length === 0) continue;
    const today = localOf(now, playbook.zone).date;
    const expected = expectationsOf(playbook.incidents, { severity: undefined, today, assignable: new Map() });
    const run = renderCheckRun(files.map(({ path, text }) => ({ path, findings: checkPostMortem(text, expected) })));
    try {
      const { data } = await client.request("GET /repos/{owner}/{repo}/pulls/{pull_number}", {
        pull_number: outcome.number,
      });
      const on = { client, author, name: POST_MORTEM_CHECK.action, head: data.head.sha, now };
      const concluded = await concludeCheck(on, { ...run, number: outcome.number }, runUrl(env));
      if (concluded.by === "nobody") said.push(concluded.because);
    } catch (error) {
      if (!(error instanceof GitHubError)) throw error;
      said.push(`${error.diagnosis.cause} ${error.diagnosis.fix}`);
    }
  }
  return said;
}
