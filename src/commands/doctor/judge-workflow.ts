import type { ListedWorkflow, WorkflowFile } from "../../github/facts/read-workflows.ts";
import { listed } from "../../render/listed.ts";
import { type Finding, fine } from "./finding.ts";
import type { Looked } from "./looked.ts";
import { type OurWorkflow, ourWorkflow } from "./our-workflow.ts";

/** Whether the workflow that makes the passes stands on the default branch, is switched on, and may do what it must. */
export function judgeWorkflow(
  files: Looked<readonly WorkflowFile[]>,
  states: Looked<readonly ListedWorkflow[]>,
  web: string,
  runner: "action" | "app",
): readonly Finding[] {
  if (runner === "app")
    return [fine("workflow-not-needed", "The playbook says `runner: app`, so no workflow makes passes here.", web)];
  if (files.kind === "unseen") return [{ ...files.problem, severity: "unknown" }];
  const ours = files.value.flatMap((file) => ourWorkflow(file) ?? []);
  if (ours.length === 0) return [missing(web)];
  return ours.flatMap((workflow) => [...ofFile(workflow, web), ...ofState(workflow, states, web)]);
}

function missing(web: string): Finding {
  return {
    id: "workflow-missing",
    severity: "error",
    cause: "No workflow of the default branch uses Almanac, so nothing starts a pass.",
    place: `${web}/tree/HEAD/.github/workflows`,
    fix: "Add `templates/workflows/almanac.yml` as `.github/workflows/almanac.yml` and merge it; on a branch it fires nothing.",
  };
}

function ofFile(workflow: OurWorkflow, web: string): readonly Finding[] {
  const place = `${web}/blob/HEAD/${workflow.path}`;
  const lacking = workflow.lacking.map((one) => lacks(one, place));
  const unfilled: Finding = {
    id: "workflow-not-filled-in",
    severity: "error",
    cause: "The workflow still names a commit of zeros, which is none, so every run fails before it starts.",
    place,
    fix: "Put the commit of a release behind the @, in every job; it stands on the release's page.",
  };
  const unscheduled: Finding = {
    id: "workflow-without-schedule",
    severity: "warning",
    cause: "The workflow has no `schedule:`, so nothing opens at its time unless something else starts it.",
    place,
    fix: 'Add `schedule: [{ cron: "17 * * * *" }]` under `on:`.',
  };
  return [...lacking, ...(workflow.unfilled ? [unfilled] : []), ...(workflow.scheduled ? [] : [unscheduled])];
}

function lacks({ job, permissions, named }: OurWorkflow["lacking"][number], place: string): Finding {
  const wanted = listed(permissions.map((name) => `\`${name}: write\``));
  return {
    id: named ? "workflow-permission-missing" : "workflow-permissions-unnamed",
    severity: named ? "error" : "warning",
    cause: named
      ? `The job \`${job}\` makes passes and lacks ${wanted}: GitHub will refuse what it writes.`
      : `The job \`${job}\` makes passes and names no permissions, so it has the repository's default, which only reads in newer repositories.`,
    place,
    fix: `List ${wanted} under \`permissions:\` of that job.`,
  };
}

/** Why GitHub says a workflow is off, and who switched it so. */
const OFF: Readonly<Record<string, string>> = {
  disabled_inactivity:
    "GitHub switched it off, as it does with schedules of public repositories after 60 days without activity",
  disabled_manually: "somebody switched it off by hand",
  disabled_fork: "GitHub switches workflows of forks off until somebody enables them",
};

function ofState({ path }: OurWorkflow, states: Looked<readonly ListedWorkflow[]>, web: string): readonly Finding[] {
  const place = `${web}/actions/workflows/${path.split("/").at(-1) ?? path}`;
  const state = states.kind === "seen" ? states.value.find((one) => one.path === path)?.state : undefined;
  if (state === "active")
    return [fine("workflow-active", `The workflow ${path} stands on the default branch and is switched on.`, place)];
  if (state === undefined) {
    return [
      {
        id: "workflow-state-unseen",
        severity: "unknown",
        cause: `${path} stands on the default branch; whether it is switched on ${states.kind === "unseen" ? "cannot be seen with this token" : "GitHub does not say"}.`,
        place,
        fix: "Look there; a token with `actions: read` is told.",
      },
    ];
  }
  return [
    {
      id: "workflow-disabled",
      severity: "error",
      cause: `The workflow ${path} is switched off (${state}): ${OFF[state] ?? "GitHub does not say why"}. No pass starts.`,
      place,
      fix: `Press "Enable workflow" there, or \`gh workflow enable ${path.split("/").at(-1) ?? path}\`.`,
    },
  ];
}
