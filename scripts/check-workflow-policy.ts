import { parse } from "yaml";
import { z } from "zod";

const step = z.object({
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
});
const job = z.object({
  permissions: z.unknown().optional(),
  "timeout-minutes": z.number().optional(),
  steps: z.array(step).default([]),
});
const workflow = z.object({
  on: z.unknown(),
  permissions: z.unknown().optional(),
  jobs: z.record(z.string(), job),
});

/**
 * What a workflow does that ours never do, though GitHub allows it: actions that are not pinned to a commit with their
 * version behind it, permissions that are not spelled out per job, jobs without end, expressions in a shell step,
 * credentials left in the checkout, and events that hand secrets to foreign code.
 */
export function checkWorkflowPolicy(text: string): readonly string[] {
  const { on, permissions, jobs } = workflow.parse(parse(text));
  const all = Object.entries(jobs);
  return [
    ...unpinned(text),
    ...(isEmptyObject(permissions) ? [] : ["grants permissions at the top: say `permissions: {}` there"]),
    ...(JSON.stringify(on).includes("pull_request_target")
      ? ["runs on pull_request_target, with secrets and a token that writes"]
      : []),
    ...all.flatMap(([name, one]) => [
      ...(typeof one.permissions === "object" && one.permissions !== null
        ? []
        : [`job ${name} does not list its permissions`]),
      ...(one["timeout-minutes"] === undefined ? [`job ${name} has no timeout-minutes`] : []),
      ...one.steps.flatMap((each) => stepFaults(name, each)),
    ]),
  ];
}

function unpinned(text: string): readonly string[] {
  return [...text.matchAll(/^\s*(?:- )?uses:\s*(.*)$/gm)].flatMap(([, used = ""]) =>
    used.startsWith("./") || /^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+){0,2}$/.test(used)
      ? []
      : [`"${used}" is not pinned: write owner/name@<commit> # v1.2.3`],
  );
}

function stepFaults(name: string, { uses, run, with: given }: z.infer<typeof step>): readonly string[] {
  const expression =
    run?.includes("${{") === true ? [`job ${name} puts an expression into a shell step: pass it by env`] : [];
  const keeps = uses?.startsWith("actions/checkout@") === true && given?.["persist-credentials"] !== false;
  return [
    ...expression,
    ...(keeps ? [`job ${name} leaves credentials in the checkout: persist-credentials: false`] : []),
  ];
}

function isEmptyObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}
