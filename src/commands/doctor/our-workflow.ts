import type { WorkflowFile } from "../../github/facts/read-workflows.ts";
import { toPlain } from "../../playbook/located.ts";
import { readYaml } from "../../playbook/read-yaml.ts";

/** A workflow that runs Almanac, as far as its file tells. */
export type OurWorkflow = {
  readonly path: string;
  /** Whether a schedule starts it. */
  readonly scheduled: boolean;
  /** Whether the commit to run was never filled in. */
  readonly unfilled: boolean;
  /** Permissions a writing job lacks; those of the workflow count where a job names none, and where neither does (`named` is false) the repository's default. */
  readonly lacking: readonly {
    readonly job: string;
    readonly permissions: readonly string[];
    readonly named: boolean;
  }[];
};

const NEEDED = ["contents", "issues", "pull-requests"] as const;

/** The workflow a file is, if one of its steps uses Almanac; undefined for all others, and for what cannot be read. */
export function ourWorkflow({ path, text }: WorkflowFile): OurWorkflow | undefined {
  const { root } = readYaml(path, text);
  const workflow = root === undefined ? undefined : toPlain(root);
  const jobs = Object.entries(groupOf(groupOf(workflow)["jobs"])).map(([name, job]) => ({ name, job: groupOf(job) }));
  const ours = jobs.filter(({ job }) => stepsOf(job).some(usesAlmanac));
  if (ours.length === 0) return undefined;
  const top = groupOf(workflow)["permissions"];
  const writing = ours.filter(({ job }) => stepsOf(job).some((step) => usesAlmanac(step) && writes(step)));
  return {
    path,
    scheduled: Object.hasOwn(groupOf(groupOf(workflow)["on"]), "schedule"),
    unfilled: ours.some(({ job }) =>
      stepsOf(job).some((step) => usesAlmanac(step) && /@0+$/.test(String(step["uses"]))),
    ),
    lacking: writing.flatMap(({ name, job }) => {
      const given = job["permissions"] ?? top;
      const permissions = lackingIn(given);
      return permissions.length === 0 ? [] : [{ job: name, permissions, named: given !== undefined }];
    }),
  };
}

function lackingIn(permissions: unknown): readonly string[] {
  if (permissions === "write-all") return [];
  const granted = groupOf(permissions);
  return NEEDED.filter((name) => granted[name] !== "write");
}

function usesAlmanac(step: Readonly<Record<string, unknown>>): boolean {
  return typeof step["uses"] === "string" && /(?:^|\/)almanac@/.test(step["uses"]);
}

/** A step without a command makes a pass. */
function writes(step: Readonly<Record<string, unknown>>): boolean {
  const command = groupOf(step["with"])["command"];
  return command === undefined || command === "run";
}

function stepsOf(job: Readonly<Record<string, unknown>>): readonly Readonly<Record<string, unknown>>[] {
  const steps = job["steps"];
  return Array.isArray(steps) ? steps.map(groupOf) : [];
}

function groupOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}
