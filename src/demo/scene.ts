import type { Instant } from "../time/instant.ts";
import type { EmbeddedGitHub } from "./embedded/start.ts";
import type { Person } from "./person.ts";

/** Who can do something in a scene: people by login, and GitHub's own pages where the API has nothing for it. */
export type Cast = {
  readonly people: ReadonlyMap<string, Person>;
  readonly github: Pick<EmbeddedGitHub, "deleteIssue">;
};

/** What people do at a moment. */
export type Scene = {
  readonly at: Instant;
  /** Whether the next pass comes sooner for it, as the one that is scheduled within the hour. */
  readonly wakes: boolean;
  /** Lets them do it and tells what they did. */
  readonly play: (cast: Cast) => Promise<readonly string[]>;
};
