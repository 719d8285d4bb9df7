import type { Client } from "../github/client.ts";
import type { Outcome } from "../operation/outcome.ts";
import type { Problem } from "../operation/plan.ts";
import { reconcile } from "../reconcile.ts";
import type { Pass, PassRequest } from "../reconcile.ts";
import { openOutcomes, openPlan } from "../render/open-plan.ts";
import { renderPassSummary } from "../render/pass-summary.ts";
import { sendHeartbeat } from "../sources/heartbeat.ts";

/** A pass as anybody may be told of it: Markdown for the job summary, and whether it counts as done. */
export type Told = { readonly pass: Pass; readonly summary: string; readonly failed: boolean };

/** Runs one pass, calls the heartbeat, and puts into words what happened. */
export async function tellPass(request: PassRequest, secretOf: (name: string) => string | undefined): Promise<Told> {
  const pass = await reconcile(request);
  switch (pass.kind) {
    case "no-playbook":
      return { pass, summary: noPlaybook(request.client, request.playbookFile), failed: request.runner === "nobody" };
    case "invalid-playbook":
      return { pass, summary: invalidPlaybook(request, pass), failed: true };
    case "planned": {
      const heartbeat = await beatIfAsked(request, pass, secretOf);
      const plan = { ...pass.plan, problems: [...pass.plan.problems, ...heartbeat] };
      const summary = renderPassSummary({
        plan,
        outcomes: pass.outcomes,
        zone: pass.playbook.zone,
        requests: request.client.requests(),
        repositoryUrl: request.client.webUrl,
        reasonNotWritten: pass.notWritten,
      });
      const outcomes = pass.outcomes === undefined ? undefined : openOutcomes(plan, pass.outcomes);
      const failed = (pass.outcomes ?? []).some(isFailure);
      return { pass: { ...pass, plan: openPlan(plan), outcomes }, summary, failed };
    }
  }
}

function isFailure(outcome: Outcome): boolean {
  return outcome.kind === "failed" || outcome.kind === "unknown";
}

async function beatIfAsked(
  request: PassRequest,
  pass: Extract<Pass, { kind: "planned" }>,
  secretOf: (name: string) => string | undefined,
): Promise<readonly Problem[]> {
  const { heartbeat } = pass.playbook;
  if (heartbeat === undefined || pass.outcomes === undefined || request.writer === undefined) return [];
  const problem = await sendHeartbeat(heartbeat, secretOf);
  return problem === undefined ? [] : [problem];
}

function noPlaybook(client: Client, file: string): string {
  return [
    "## Almanac has nothing to do",
    "",
    `There is no \`${file}\` on the default branch of ${client.owner}/${client.name}. Write one (\`almanac init\` does, and five lines by hand are enough) and merge it; nothing fires before that.`,
    "",
  ].join("\n");
}

function invalidPlaybook(request: PassRequest, pass: Extract<Pass, { kind: "invalid-playbook" }>): string {
  const rows = pass.problems.map(({ file, line, column, message }) => `- \`${file}:${line}:${column}\` ${message}`);
  return [
    "## The playbook cannot be used",
    "",
    `Nothing was opened or changed in ${request.client.owner}/${request.client.name}.`,
    "",
    ...rows,
    "",
  ].join("\n");
}
