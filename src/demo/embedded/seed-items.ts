import { InputError } from "../../errors.ts";
import type { Instant } from "../../time/instant.ts";
import { freshItem } from "./items.ts";
import { ensureUser } from "./seed.ts";
import type { World } from "./world.ts";

/** An issue that stands from the start, or stood until it was closed. */
export type SeedItem = {
  readonly title: string;
  readonly body: string;
  readonly author: string;
  readonly createdAt: Instant;
  /** Open where unset. */
  readonly closedAt?: Instant;
};

/** Puts issues straight into the store, thousands in a moment; nothing else hears of them. */
export function seedItems(world: World, repository: string, items: readonly SeedItem[]): void {
  const repo = world.rows.repos.findOneBy("full_name", repository);
  if (repo === undefined) throw new InputError(`there is no repository ${repository} to put issues into`);
  for (const [index, { title, body, author, createdAt, closedAt }] of items.entries()) {
    const ended =
      closedAt === undefined ? {} : { state: "closed" as const, state_reason: "completed", closed_at: closedAt };
    world.rows.issues.insert({
      ...freshItem,
      ...ended,
      number: repo.next_number + index,
      repo_id: repo.id,
      title,
      body,
      user_id: ensureUser(world, author).id,
      created_at: createdAt,
      updated_at: closedAt ?? createdAt,
    });
  }
  world.rows.repos.update(repo.id, { next_number: repo.next_number + items.length });
}
