import { type Instant, parseInstant, toMillis } from "../../time/instant.ts";
import type { Client } from "../client.ts";
import { PAGE } from "../read-pages.ts";

/** A webhook that GitHub could not deliver, in none of its attempts. */
export type FailedDelivery = { readonly id: number | bigint; readonly guid: string; readonly event: string };

/** How far back the log is read. */
export type Reach = {
  readonly since: Instant;
  /** So many pages at most. */
  readonly pages: number;
  readonly now: Instant;
};

/** All attempts of one webhook that the log tells of. */
type Attempts = FailedDelivery & { readonly first: Instant | undefined; readonly last: Instant };

/** What the delivery log says did not arrive and is worth asking for again now, oldest first; the client must ask as the App itself. Each time it waits for half as long as it has been tried already, so that what can never arrive is soon asked for seldom. */
export async function readFailedDeliveries(
  app: Client,
  { since, pages, now }: Reach,
): Promise<readonly FailedDelivery[]> {
  const failed = new Map<string, Attempts>();
  const arrived = new Set<string>();
  const found = (): readonly FailedDelivery[] => oldestFirst(failed, arrived, now);
  let cursor: string | undefined;
  for (let page = 0; page < pages; page += 1) {
    const { data, headers } = await app.request("GET /app/hook/deliveries", {
      per_page: PAGE,
      ...(cursor !== undefined && { cursor }),
    });
    for (const { id, guid, event, status, redelivery, delivered_at: sent } of data) {
      const at = parseInstant(sent);
      if (at < since) return found();
      const known = failed.get(guid);
      if (status === "OK") arrived.add(guid);
      else failed.set(guid, { id, guid, event, first: redelivery ? undefined : at, last: known?.last ?? at });
    }
    cursor = nextCursor(headers.link);
    if (cursor === undefined) return found();
  }
  return found();
}

function oldestFirst(
  failed: ReadonlyMap<string, Attempts>,
  arrived: ReadonlySet<string>,
  now: Instant,
): readonly FailedDelivery[] {
  return [...failed.values()]
    .filter(({ guid, first, last }) => !arrived.has(guid) && first !== undefined && isDue(first, last, now))
    .toReversed()
    .map(({ id, guid, event }) => ({ id, guid, event }));
}

function isDue(first: Instant, last: Instant, now: Instant): boolean {
  return toMillis(now) - toMillis(last) >= (toMillis(last) - toMillis(first)) / 2;
}

/** Pages of the log are told apart by a cursor that only the `Link` header knows. */
function nextCursor(link: string | undefined): string | undefined {
  return /[?&]cursor=([^&>]+)[^>]*>;\s*rel="next"/.exec(link ?? "")?.[1];
}
