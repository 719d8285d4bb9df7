import type { Snapshot } from "../snapshot/snapshot.ts";
import { type Instant, parseInstant } from "../time/instant.ts";
import type { Client } from "./client.ts";
import { issueOf } from "./issue-of.ts";
import { type IssueRow, itemOf } from "./item-of.ts";
import { readAllPages, readPages } from "./read-pages.ts";
import { readText } from "./read-text.ts";

/** What the fixed read set showed; `playbook` is its text on the default branch, undefined where there is no such file or none was asked for. */
export type Observed = { readonly snapshot: Snapshot; readonly playbook: string | undefined };

const ISSUES = "GET /repos/{owner}/{repo}/issues";

/** What is asked for: the logins that wrote for us, the playbook's path, and the issues that started the pass. */
export type Asked = {
  readonly authors: readonly string[];
  readonly playbookFile: string | undefined;
  readonly named?: readonly number[];
};

/** Reads the fixed set, all at once: the open items of everybody, for each author the recently updated closed ones, and the playbook. Where more is open than one page holds, the open items of each author are read besides. */
export async function readSnapshot(client: Client, { authors, playbookFile, named = [] }: Asked): Promise<Observed> {
  for (const author of authors) client.authors.add(author.toLowerCase());
  const [playbook, open, ...closed] = await Promise.all([
    playbookFile === undefined ? undefined : readText(client, { path: playbookFile }),
    readOpen(client, authors),
    ...authors.map((author) => readClosed(client, author)),
  ]);
  return { snapshot: snapshotOf(client, { open, closed, named }), playbook };
}

type Open = { readonly rows: readonly IssueRow[]; readonly everybody: readonly IssueRow[]; readonly cut: boolean };
type Closed = { readonly rows: readonly IssueRow[]; readonly since: Instant | undefined };

/** Whatever is labelled is changed by that, so a new incident stands on the first page, however many issues there are. */
async function readOpen(client: Client, authors: readonly string[]): Promise<Open> {
  const recent = { state: "open", sort: "updated", direction: "desc" } as const;
  const { rows: everybody, cut } = await readPages(client, ISSUES, recent, 1);
  if (!cut) return { rows: everybody, everybody, cut };
  // Oldest first, so that what is opened meanwhile moves nothing to another page.
  const inOrder = { state: "open", sort: "created", direction: "asc" } as const;
  const ours = await Promise.all(authors.map((creator) => readAllPages(client, ISSUES, { ...inOrder, creator })));
  return { rows: ours.flat(), everybody, cut };
}

async function readClosed(client: Client, creator: string): Promise<Closed> {
  const { rows, cut } = await readPages(
    client,
    ISSUES,
    { state: "closed", creator, sort: "updated", direction: "desc" },
    1,
  );
  const oldest = rows.map((row) => row.updated_at).sort()[0];
  return { rows, since: cut && oldest !== undefined ? parseInstant(oldest) : undefined };
}

function snapshotOf(
  { owner, name, authors }: Client,
  {
    open,
    closed,
    named,
  }: { readonly open: Open; readonly closed: readonly Closed[]; readonly named: readonly number[] },
): Snapshot {
  const items = [open, ...closed].flatMap(({ rows }) => rows.flatMap((row) => itemOf(row, authors) ?? []));
  const since = closed.flatMap((read) => read.since ?? []).sort();
  // One that was closed between the two reads is in both; the later entry tells more.
  const byNumber = new Map(items.map((item) => [item.number, item]));
  return {
    owner,
    name,
    authors: [...authors].sort(),
    items: [...byNumber.values()].sort((a, b) => a.number - b.number),
    closedSince: since.at(-1),
    issues: open.everybody.flatMap((row) => issueOf(row) ?? []).sort((a, b) => a.number - b.number),
    issuesCut: open.cut,
    named,
  };
}
