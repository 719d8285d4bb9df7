import type { Actor } from "../actor.ts";
import { Refusal } from "../refusal.ts";
import { roleOf } from "../rights.ts";
import type { RepoRow, RuleRow } from "../rows.ts";
import type { World } from "../world.ts";

/** What is about to happen to a branch. */
export type BranchChange = "creation" | "update" | "force" | "deletion";

/** The active protections and rulesets that hold for a branch of that name, whether it exists or not. */
export function rulesFor(world: World, repo: RepoRow, branch: string): RuleRow[] {
  return world.rows.rules
    .findBy("repo_id", repo.id)
    .filter((rule) => rule.enforced && rule.branches.some((pattern) => covers(pattern, branch, repo)));
}

/** Whether classic protection holds for the branch. */
export function isProtected(world: World, repo: RepoRow, branch: string): boolean {
  return rulesFor(world, repo, branch).some((rule) => rule.kind === "classic");
}

/** Why the change is refused, in the words of the real service, or undefined. */
export function refusedBy(
  world: World,
  repo: RepoRow,
  actor: Actor,
  branch: string,
  change: BranchChange,
): { readonly kind: RuleRow["kind"]; readonly why: string } | undefined {
  const rules = rulesFor(world, repo, branch).filter((rule) => !bypasses(world, repo, actor, rule));
  for (const rule of rules.toSorted((a, b) => (a.kind < b.kind ? 1 : -1))) {
    const why = rule.rules.flatMap(({ type, parameters }) => complaint(type, parameters, change) ?? []);
    if (why.length > 0) return { kind: rule.kind, why: why.join("\n") };
  }
  return undefined;
}

/** Refuses a change to a ref that the rules of its branch do not allow. */
export function demandRefChange(world: World, repo: RepoRow, actor: Actor, branch: string, change: BranchChange): void {
  const refused = refusedBy(world, repo, actor, branch, change);
  if (refused === undefined) return;
  if (change === "creation") throw new Refusal(422, "Reference update failed");
  throw new Refusal(422, refused.kind === "ruleset" ? violation(refused.why) : refused.why);
}

/** The text that every refusal by a ruleset begins with. */
export function violation(why: string): string {
  return `Repository rule violations found\n\n${why}\n\n`;
}

function complaint(
  type: string,
  parameters: Readonly<Record<string, unknown>> | undefined,
  change: BranchChange,
): string | undefined {
  const writing = change === "update" || change === "force";
  switch (type) {
    case "pull_request":
      return writing ? "Changes must be made through a pull request." : undefined;
    case "required_status_checks":
      return writing ? `Required status check "${checkName(parameters)}" is expected.` : undefined;
    case "merge_queue":
      return writing ? "Changes must be made through the merge queue" : undefined;
    case "update":
      return writing ? "Cannot update this protected ref." : undefined;
    case "non_fast_forward":
      return change === "force" ? "Cannot force-push to this branch" : undefined;
    case "creation":
      return change === "creation" ? "Cannot create ref due to creations being restricted." : undefined;
    case "deletion":
      return change === "deletion" ? "Cannot delete this branch" : undefined;
    default:
      return undefined;
  }
}

function checkName(parameters: Readonly<Record<string, unknown>> | undefined): string {
  const checks = parameters?.["required_status_checks"];
  const first: unknown = Array.isArray(checks) ? checks[0] : undefined;
  return typeof first === "object" && first !== null && "context" in first ? String(first.context) : "ci";
}

function bypasses(world: World, repo: RepoRow, actor: Actor, rule: RuleRow): boolean {
  // The built-in Actions app cannot be put on a bypass list.
  if (actor.kind === "actions") return false;
  if (rule.bypass.includes(actor.user.login)) return true;
  return (
    rule.kind === "classic" &&
    actor.kind === "user" &&
    rule.bypass.includes("admins") &&
    roleOf(world, repo, actor.user) === "admin"
  );
}

function covers(pattern: string, branch: string, repo: RepoRow): boolean {
  if (pattern === "~ALL") return true;
  if (pattern === "~DEFAULT_BRANCH") return branch === repo.default_branch;
  const name = pattern.replace(/^refs\/heads\//, "");
  const source = name
    .replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&")
    .replaceAll("**/", "(?:.*/)?")
    .replaceAll("**", "\0")
    .replaceAll("*", "[^/]*")
    .replaceAll("\0", ".*");
  return new RegExp(`^${source}$`).test(branch);
}
