import { type Instant, parseInstant } from "../../time/instant.ts";
import type { Client } from "../client.ts";
import { PAGE } from "../read-pages.ts";

/** A webhook that GitHub could not deliver: what the log says of its attempts that failed. */
export type FailedDelivery = {
  /** Of its newest attempt; GitHub's numbers are longer than ours can be. */
  readonly id: bigint;
  readonly guid: string;
  readonly event: string;
  /** The number of the repository it told of; undefined: of none. */
  readonly repository: number | undefined;
  /** When it was sent first; undefined: only further attempts were seen. */
  readonly first: Instant | undefined;
  readonly last: Instant;
};

/** What a part of the log tells. */
export type LogPart = {
  /** By the name of the webhook; those that arrived in another attempt of this part are not among them. */
  readonly failed: readonly FailedDelivery[];
  /** The names of those that arrived. */
  readonly arrived: readonly string[];
  /** When the newest webhook of it was sent, by GitHub's clock. */
  readonly newest: Instant | undefined;
  /** Whether all of it was read. */
  readonly whole: boolean;
};

/** What GitHub's log says of the webhooks it sent since an instant, of so many pages at most; the client must ask as the App itself. */
export async function readDeliveryLog(app: Client, since: Instant, pages: number): Promise<LogPart> {
  const failed = new Map<string, FailedDelivery>();
  const arrived = new Set<string>();
  let newest: Instant | undefined;
  let cursor: string | undefined;
  for (let page = 0; page < pages; page += 1) {
    const { data, headers } = await app.request("GET /app/hook/deliveries", {
      per_page: PAGE,
      ...(cursor !== undefined && { cursor }),
    });
    for (const { id, guid, event, repository_id: about, status, redelivery, delivered_at: sent } of data) {
      const at = parseInstant(sent);
      newest = newest === undefined || at > newest ? at : newest;
      if (at < since) return told(true);
      // The newest stand first.
      const newer = failed.get(guid);
      if (status === "OK") arrived.add(guid);
      else {
        const repository = about === null ? undefined : Number(about);
        const one = newer ?? { id: BigInt(id), guid, event, repository, last: at };
        failed.set(guid, { ...one, first: redelivery ? undefined : at });
      }
    }
    cursor = nextCursor(headers.link);
    if (cursor === undefined) return told(true);
  }
  return told(false);

  function told(whole: boolean): LogPart {
    const missing = [...failed.values()].filter(({ guid }) => !arrived.has(guid));
    return { failed: missing, arrived: [...arrived], newest, whole };
  }
}

/** Pages of the log are told apart by a cursor that only the `Link` header knows. */
function nextCursor(link: string | undefined): string | undefined {
  return /[?&]cursor=([^&>]+)[^>]*>;\s*rel="next"/.exec(link ?? "")?.[1];
}
