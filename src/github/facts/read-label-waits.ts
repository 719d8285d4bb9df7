import type { Response } from "../../snapshot/response.ts";
import { type Instant, parseInstant } from "../../time/instant.ts";
import type { Client } from "../client.ts";
import { PAGE, type RowOf } from "../read-pages.ts";

/** Five thousand events. */
const PAGES = 50;

type Waits = Response["waits"];

/** When each issue bore a label, from the events of the whole repository, newest first until those before `since`; `cut` where there were more than are read. */
export async function readLabelWaits(
  client: Client,
  label: string,
  since: Instant,
): Promise<{ readonly waits: ReadonlyMap<number, Waits>; readonly cut: boolean }> {
  const rows: RowOf<"GET /repos/{owner}/{repo}/issues/events">[] = [];
  let cut = true;
  for (let page = 1; page <= PAGES && cut; page += 1) {
    const { data } = await client.request("GET /repos/{owner}/{repo}/issues/events", { per_page: PAGE, page });
    rows.push(...data);
    cut = data.length === PAGE && data.every(({ created_at: at }) => parseInstant(at) >= since);
  }
  const wanted = rows.filter(
    ({ event, label: given }) =>
      (event === "labeled" || event === "unlabeled") && given?.name?.toLowerCase() === label.toLowerCase(),
  );
  // What happens while pages are read moves rows to the next page.
  const once = [...new Map(wanted.map((row) => [row.id, row])).values()].toSorted((a, b) =>
    a.created_at === b.created_at ? Number(a.id) - Number(b.id) : a.created_at < b.created_at ? -1 : 1,
  );
  const byIssue = Map.groupBy(once, ({ issue }) => issue?.number ?? 0);
  return { waits: new Map([...byIssue].map(([number, events]) => [number, stretchesOf(events)])), cut };
}

function stretchesOf(events: readonly { readonly event: string; readonly created_at: string }[]): Waits {
  const waits: { from: Instant; to: Instant | undefined }[] = [];
  for (const { event, created_at: at } of events) {
    const open = waits.at(-1);
    const waiting = open !== undefined && open.to === undefined;
    if (event === "labeled" && !waiting) waits.push({ from: parseInstant(at), to: undefined });
    if (event === "unlabeled" && waiting) open.to = parseInstant(at);
  }
  return waits;
}
