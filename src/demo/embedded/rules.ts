import { InputError } from "../../errors.ts";
import { type Role, storedRole } from "./rights.ts";
import type { RepoRow, RuleRow } from "./rows.ts";
import { ensureUser } from "./seed.ts";
import type { World } from "./world.ts";

/** What a ruleset asks of the branches it covers. */
export type Ruleset = {
  /** Names, patterns with `*`, `~DEFAULT_BRANCH`, `~ALL`. */
  readonly branches: readonly string[];
  readonly rules: RuleRow["rules"];
  /** Logins that need not obey; the built-in Actions app never can be one. */
  readonly bypass?: readonly string[];
  /** Active where unset; otherwise it is neither enforced nor shown. */
  readonly enforcement?: "active" | "evaluate" | "disabled";
};

/** What an owner switches in the settings of a repository. */
export type Settings = Partial<
  Pick<
    RepoRow,
    | "private"
    | "has_issues"
    | "archived"
    | "has_pull_requests"
    | "pull_request_creation_policy"
    | "actions_may_open_pull_requests"
    | "discussions"
    | "fork"
    | "workflow_states"
    | "alerts"
    | "runs"
  >
>;

/** The owner's hand on branch protection, rulesets and settings. */
export class Rules {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** Classic protection of a branch; `checks` are the names of required checks, admins may pass unless told otherwise. */
  protect(
    repository: string,
    branch: string,
    how: { readonly pullRequest?: boolean; readonly checks?: readonly string[]; readonly includeAdmins?: boolean } = {},
  ): number {
    const { pullRequest = true, checks = [], includeAdmins = false } = how;
    const rules = [
      ...(pullRequest ? [{ type: "pull_request" }] : []),
      ...checks.map((context) => ({
        type: "required_status_checks",
        parameters: { required_status_checks: [{ context }] },
      })),
      { type: "non_fast_forward" },
      { type: "deletion" },
    ];
    return this.#insert(repository, {
      kind: "classic",
      branches: [branch],
      rules,
      bypass: includeAdmins ? [] : ["admins"],
      enforced: true,
    });
  }

  /** A ruleset over branches; the id is what `remove` takes. */
  ruleset(repository: string, ruleset: Ruleset): number {
    const { branches, rules, bypass = [], enforcement = "active" } = ruleset;
    return this.#insert(repository, { kind: "ruleset", branches, rules, bypass, enforced: enforcement === "active" });
  }

  /** Takes a protection or ruleset away. */
  remove(id: number): void {
    this.#world.rows.rules.delete(id);
  }

  /** Changes settings of a repository. */
  settings(repository: string, change: Settings): void {
    this.#world.rows.repos.update(this.#find(repository).id, change);
  }

  /** Gives somebody a role in a repository, in place of the one they had; "none" takes it away. */
  role(repository: string, login: string, role: Role): void {
    const { rows } = this.#world;
    const [repo, user] = [this.#find(repository), ensureUser(this.#world, login)];
    const held = rows.collaborators.findBy("repo_id", repo.id).find(({ user_id }) => user_id === user.id);
    if (held !== undefined) rows.collaborators.delete(held.id);
    if (role !== "none")
      rows.collaborators.insert({ repo_id: repo.id, user_id: user.id, permission: storedRole(role) });
  }

  #insert(repository: string, rule: Pick<RuleRow, "kind" | "branches" | "rules" | "bypass" | "enforced">): number {
    return this.#world.rows.rules.insert({ repo_id: this.#find(repository).id, ...rule }).id;
  }

  #find(repository: string): RepoRow {
    const repo = this.#world.rows.repos.findOneBy("full_name", repository);
    if (repo === undefined) throw new InputError(`there is no repository ${repository} in the embedded GitHub`);
    return repo;
  }
}
