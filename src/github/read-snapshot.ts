import type { Issue } from "../snapshot/issue.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import { type Instant, parseInstant } from "../time/instant.ts";
import { askAtOnce } from "./ask-at-once.ts";
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
  /** The labels by which issues of others matter; where none is given, all open ones are read. */
  readonly labels?: readonly string[];
};

/**
 * Reads the fixed set, all at once: for each author the open and the recently updated closed items, the playbook, and the open
 * issues of everybody: by their labels where those are known, which is one question together with the playbook.
 */
export async function readSnapshot(client: Client, asked: Asked): Promise<Observed> {
  const { authors, named = [] } = asked;
  for (const author of authors) client.authors.add(author.toLowerCase());
  const [{ playbook, open }, ...closed] = await Promise.all([
    readOpen(client, asked),
    ...authors.map((author) => readClosed(client, author)),
  ]);
  return { snapshot: snapshotOf(client, { open, closed, named }), playbook };
}

type Open = { readonly rows: readonly IssueRow[]; readonly issues: readonly Issue[]; readonly cut: boolean };
type Closed = { readonly rows: readonly IssueRow[]; readonly since: Instant | undefined };

async function readOpen(
  client: Client,
  { authors, playbookFile, labels }: Asked,
): Promise<{ readonly open: Open; readonly playbook: string | undefined }> {
  if (labels === undefined || playbookFile === undefined) {
    const [playbook, { rows: everybody, cut }] = await Promise.all([
      playbookFile === undefined ? undefined : readText(client, { path: playbookFile }),
      readEverybodys(client),
    ]);
    const rows = cut ? await readOurs(client, authors) : everybody;
    return { open: { rows, issues: issuesIn(everybody), cut }, playbook };
  }
  const [rows, atOnce] = await Promise.all([readOurs(client, authors), askAtOnce(client, playbookFile, labels)]);
  if (atOnce !== undefined) return { open: { rows, issues: atOnce.issues, cut: atOnce.cut }, playbook: atOnce.text };
  const [playbook, everybodys] = await Promise.all([readText(client, { path: playbookFile }), readEverybodys(client)]);
  return { open: { rows, issues: issuesIn(everybodys.rows), cut: everybodys.cut }, playbook };
}

function issuesIn(rows: readonly IssueRow[]): readonly Issue[] {
  return rows.flatMap((row) => issueOf(row) ?? []);
}

/** Whatever is labelled is changed by that, so a new incident stands on the first page, however many issues there are. */
async function readEverybodys(client: Client): Promise<{ readonly rows: readonly IssueRow[]; readonly cut: boolean }> {
  const read = await readPages(client, ISSUES, { state: "open", sort: "updated", direction: "desc" }, 1);
  for (const row of read.rows) client.nodes.set(row.number, row.node_id);
  return read;
}

/** Oldest first, so that what is opened meanwhile moves nothing to another page. */
async function readOurs(client: Client, authors: readonly string[]): Promise<readonly IssueRow[]> {
  const inOrder = { state: "open", sort: "created", direction: "asc" } as const;
  const ours = await Promise.all(authors.map((creator) => readAllPages(client, ISSUES, { ...inOrder, creator })));
  return ours.flat();
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
  { owner, name, authors, nodes }: Client,
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
  for (const row of [open, ...closed].flatMap(({ rows }) => rows)) nodes.set(row.number, row.node_id);
  return {
    owner,
    name,
    authors: [...authors].sort(),
    items: [...byNumber.values()].sort((a, b) => a.number - b.number),
    closedSince: since.at(-1),
    issues: open.issues.toSorted((a, b) => a.number - b.number),
    issuesCut: open.cut,
    named,
  };
}
