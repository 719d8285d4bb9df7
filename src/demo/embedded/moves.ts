import { InputError } from "../../errors.ts";
import { formatRepository } from "./format/repository.ts";
import { formatUser } from "./format/user.ts";
import type { JsonObject } from "./json.ts";
import type { RepoRow } from "./rows.ts";
import { ensureOrganization, ensureUser } from "./seed.ts";
import type { World } from "./world.ts";

/** The owner's hand on what a repository is called, whose it is, and whether it is worked in; the app is told as far as it is installed there afterwards. */
export class Moves {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** Calls it otherwise; the old name leads to it. */
  rename(repository: string, name: string): void {
    const repo = this.#find(repository);
    const owner = repository.slice(0, repository.indexOf("/"));
    this.#put(repo, { name, full_name: `${owner}/${name}` });
    this.#tell(repo.id, "renamed", { changes: { repository: { name: { from: repo.name } } } });
  }

  /** Gives it to another organisation; the old owner's installations reach it no more, and are told nothing of it. */
  transfer(repository: string, to: string): void {
    const repo = this.#find(repository);
    const from = { login: repository.slice(0, repository.indexOf("/")), id: repo.owner_id };
    const owner = ensureOrganization(this.#world, to);
    this.#put(repo, { owner_id: owner.id, owner_type: "Organization", full_name: `${to}/${repo.name}` });
    this.#tell(repo.id, "transferred", { changes: { owner: { from: { organization: from } } } });
  }

  /** Makes it read-only, or lets it be written again. */
  archive(repository: string, archived = true): void {
    const repo = this.#find(repository);
    this.#put(repo, { archived });
    this.#tell(repo.id, archived ? "archived" : "unarchived", {});
  }

  /** Takes every branch and tag away, as only GitHub's own people can: nothing is told of it. */
  empty(repository: string): void {
    const repo = this.#find(repository);
    for (const ref of this.#world.rows.refs.findBy("repo_id", repo.id)) this.#world.rows.refs.delete(ref.id);
  }

  #put(repo: RepoRow, change: Partial<RepoRow>): void {
    this.#world.formerNames.set(repo.full_name.toLowerCase(), repo.id);
    this.#world.rows.repos.update(repo.id, change);
  }

  #tell(id: number, action: string, more: JsonObject): void {
    const world = this.#world;
    const repo = world.rows.repos.get(id);
    const installation = repo && world.apps.installationOf(repo);
    if (repo === undefined || installation === undefined || installation.suspended) return;
    const payload = {
      action,
      ...more,
      repository: formatRepository(world, repo),
      sender: formatUser(world, ensureUser(world, "owner")),
      installation: { id: installation.id },
    };
    world.hooks.send({
      event: "repository",
      action,
      installation: installation.id,
      repository: id,
      payload: JSON.stringify(payload),
    });
  }

  #find(repository: string): RepoRow {
    const repo = this.#world.rows.repos.findOneBy("full_name", repository);
    if (repo === undefined) throw new InputError(`there is no repository ${repository} in the embedded GitHub`);
    return repo;
  }
}
