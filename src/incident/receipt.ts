import { readHiddenJson } from "../markdown/hidden-data.ts";
import { readMarker } from "../markdown/marker.ts";
import { shortHash } from "../markdown/short-hash.ts";
import type { Permission } from "../snapshot/permission.ts";
import type { Timeline } from "../snapshot/timeline.ts";
import { isOneOf } from "./incident-people.ts";
import type { WrittenCommand } from "./written-commands.ts";

/** That we have read the commands of a comment: what they were, as a hash, and what their author might do then. */
export type Receipt = { readonly comment: number; readonly hash: string; readonly permission: Permission };

/** Stands for the commands of a comment that was edited before anybody read it: they never count. */
export const UNREAD = "edited";

/** A text that tells commands of a comment from others; the words around them may change. */
export function commandsHash(commands: readonly WrittenCommand[]): string {
  return shortHash(JSON.stringify(commands.map(({ name, text }) => [name, text])));
}

/** The receipts in our receipt comments, by the comment they are for; of several the oldest counts. */
export function receiptsIn(timeline: Timeline, authors: readonly string[]): ReadonlyMap<number, Receipt> {
  const receipts = new Map<number, Receipt>();
  for (const entry of [...timeline].sort((a, b) => a.id - b.id)) {
    if (entry.kind !== "commented" || !isOneOf(entry.actor, authors)) continue;
    if (readMarker(entry.body)?.kind !== "receipt") continue;
    for (const receipt of receiptsOf(readHiddenJson(entry.body, "receipts")))
      if (!receipts.has(receipt.comment)) receipts.set(receipt.comment, receipt);
  }
  return receipts;
}

const PERMISSIONS = ["admin", "write", "triage", "read", "none"] as const satisfies readonly Permission[];

function receiptsOf(value: unknown): readonly Receipt[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((row: unknown) => {
    if (!Array.isArray(row)) return [];
    const [comment, hash, level] = row as readonly unknown[];
    const permission = PERMISSIONS.find((known) => known === level);
    return typeof comment === "number" && typeof hash === "string" && permission !== undefined
      ? [{ comment, hash, permission }]
      : [];
  });
}

/** Receipts as they are hidden in the receipt comment. */
export function receiptData(receipts: readonly Receipt[]): unknown {
  return receipts.map(({ comment, hash, permission }) => [comment, hash, permission]);
}
