import type { Snapshot } from "../snapshot/snapshot.ts";
import { type Instant, parseInstant } from "../time/instant.ts";
import type { Client } from "./client.ts";
import { type IssueRow, itemOf } from "./item-of.ts";
import { readAllPages, readPages } from "./read-pages.ts";
import { readText } from "./read-text.ts";

/** What the fixed read set showed; `playbook` is its text on the default branch, undefined where there is no such file or none was asked for. */
export type Observed = { readonly snapshot: Snapshot; readonly playbook: string | undefined };

const ISSUES = "GET /repos/{owner}/{repo}/issues";

/** Reads the fixed set, all at once: for each author the open items and the recently updated closed ones, and the playbook. */
export async function readSnapshot(
  client: Client,
  { authors, playbookFile }: { readonly authors: readonly string[]; readonly playbookFile: string | undefined },
): Promise<Observed> {
  for (const author of authors) client.authors.add(author.toLowerCase());
  const [playbook, ...pages] = await Promise.all([
    playbookFile === undefined ? undefined : readText(client, { path: playbookFile }),
    ...authors.flatMap((author) => [readOpen(client, author), readClosed(client, author)]),
  ]);
  return { snapshot: snapshotOf(client, pages), playbook };
}

type Read = { readonly rows: readonly IssueRow[]; readonly since: Instant | undefined };

async function readOpen(client: Client, creator: string): Promise<Read> {
  // Oldest first, so that what is opened meanwhile moves nothing to another page.
  const rows = await readAllPages(client, ISSUES, { state: "open", creator, sort: "created", direction: "asc" });
  return { rows, since: undefined };
}

async function readClosed(client: Client, creator: string): Promise<Read> {
  const { rows, cut } = await readPages(
    client,
    ISSUES,
    { state: "closed", creator, sort: "updated", direction: "desc" },
    1,
  );
  const oldest = rows.map((row) => row.updated_at).sort()[0];
  return { rows, since: cut && oldest !== undefined ? parseInstant(oldest) : undefined };
}

function snapshotOf({ owner, name, authors }: Client, reads: readonly Read[]): Snapshot {
  const items = reads.flatMap(({ rows }) => rows.flatMap((row) => itemOf(row, authors) ?? []));
  const since = reads.flatMap((read) => read.since ?? []).sort();
  // One that was closed between the two reads is in both; the later entry tells more.
  const byNumber = new Map(items.map((item) => [item.number, item]));
  return {
    owner,
    name,
    authors: [...authors].sort(),
    items: [...byNumber.values()].sort((a, b) => a.number - b.number),
    closedSince: since.at(-1),
  };
}
