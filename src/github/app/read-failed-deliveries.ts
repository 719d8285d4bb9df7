import { type Instant, parseInstant } from "../../time/instant.ts";
import type { Client } from "../client.ts";
import { PAGE } from "../read-pages.ts";

/** A webhook that GitHub could not deliver, in none of its attempts. */
export type FailedDelivery = { readonly id: number | bigint; readonly guid: string; readonly event: string };

/** What was sent so often is left alone: something about it must be wrong. */
const ATTEMPTS = 8;

/** What the delivery log since an instant says did not arrive, oldest first; the client must ask as the App itself. */
export async function readFailedDeliveries(app: Client, since: Instant): Promise<readonly FailedDelivery[]> {
  const failed = new Map<string, FailedDelivery & { readonly attempts: number }>();
  const arrived = new Set<string>();
  let cursor: string | undefined;
  do {
    const { data, headers } = await app.request("GET /app/hook/deliveries", {
      per_page: PAGE,
      ...(cursor !== undefined && { cursor }),
    });
    for (const { id, guid, event, status, delivered_at: at } of data) {
      if (parseInstant(at) < since) return oldestFirst(failed, arrived);
      if (status === "OK") arrived.add(guid);
      else failed.set(guid, { id, guid, event, attempts: (failed.get(guid)?.attempts ?? 0) + 1 });
    }
    cursor = nextCursor(headers.link);
  } while (cursor !== undefined);
  return oldestFirst(failed, arrived);
}

function oldestFirst(
  failed: ReadonlyMap<string, FailedDelivery & { readonly attempts: number }>,
  arrived: ReadonlySet<string>,
): readonly FailedDelivery[] {
  return [...failed.values()]
    .filter(({ guid, attempts }) => !arrived.has(guid) && attempts < ATTEMPTS)
    .toReversed()
    .map(({ id, guid, event }) => ({ id, guid, event }));
}

/** Pages of the log are told apart by a cursor that only the `Link` header knows. */
function nextCursor(link: string | undefined): string | undefined {
  return /[?&]cursor=([^&>]+)[^>]*>;\s*rel="next"/.exec(link ?? "")?.[1];
}
