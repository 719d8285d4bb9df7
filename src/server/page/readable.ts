import { type ReadableRepository, readReadableRepositories } from "../../github/app/read-readable-repositories.ts";
import type { Client } from "../../github/client.ts";
import type { Clock } from "../../time/clock.ts";
import { toMillis } from "../../time/instant.ts";
import type { Session } from "./sessions.ts";

/** By number the repositories that somebody may read. */
export type Readable = ReadonlyMap<number, ReadableRepository>;

/** Tells what somebody may read, as GitHub says. */
export type AskReadable = (session: Session) => Promise<Readable>;

/** Whoever lost the right to read is shown nothing more after this. */
const FRESH = 60_000;

/** So many people at once are remembered. */
const MOST = 500;

/** Asks GitHub with the person's own token, once a minute at most. */
export function readableFor(asPerson: (token: string) => Client, clock: Clock): AskReadable {
  const known = new Map<string, { readonly until: number; readonly answer: Promise<Readable> }>();
  return async ({ id, token }) => {
    const now = toMillis(clock.now());
    const kept = known.get(id);
    if (kept !== undefined && kept.until > now) return kept.answer;
    if (known.size >= MOST) known.clear();
    const answer = ask(asPerson(token));
    known.set(id, { until: now + FRESH, answer });
    try {
      return await answer;
    } catch (error) {
      known.delete(id);
      throw error;
    }
  };
}

async function ask(person: Client): Promise<Readable> {
  return new Map((await readReadableRepositories(person)).map((repository) => [repository.id, repository]));
}
