import { type Receipt, UNREAD, commandsHash, receiptsIn } from "../../incident/receipt.ts";
import type { Operation } from "../../operation/operation.ts";
import { incidentReceipt } from "../../render/incident/incident-receipt.ts";
import { localOf } from "../../time/zone.ts";
import { writtenCommands } from "../../incident/written-commands.ts";
import { privateTarget } from "./private-operations.ts";
import type { WatchedIncident } from "./watched-incident.ts";

/** Reactions to what was accepted, and the one comment that lists it; both only for commands that have no receipt yet. */
export function receiptOperations(watched: WatchedIncident): readonly Operation[] {
  const { verdicts, timeline, rules, memory, issue, incident, secret, hidden } = watched;
  if (verdicts.length === 0) return [];
  const { number } = issue;
  const known = receiptsIn(timeline, rules.authors);
  const comments = [...new Set(verdicts.map(({ comment }) => comment))].toSorted((a, b) => a - b);
  const receipts = comments.flatMap((id): readonly Receipt[] => {
    const standing = known.get(id);
    if (standing !== undefined) return [standing];
    const entry = timeline.find((one) => one.kind === "commented" && one.id === id);
    if (entry?.kind !== "commented") return [];
    const hash = entry.updatedAt === entry.at ? commandsHash(writtenCommands(entry.body)) : UNREAD;
    return [{ comment: id, hash, permission: rules.permissions.get(entry.actor.toLowerCase()) ?? "none" }];
  });
  const fresh = comments.filter((id) => !known.has(id));
  const accepted = fresh.filter((id) =>
    verdicts.some(({ comment, outcome }) => comment === id && outcome.kind === "accepted"),
  );
  const day = localOf(incident.declared.at, rules.zone).date;
  const there = privateTarget(watched);
  const words = secret === undefined || there !== undefined;
  const body = incidentReceipt(verdicts, receipts, { zone: rules.zone, day, words, number });
  const said = new Set(secret?.place.kind === "open" ? secret.place.issue?.timeline.map(({ id }) => id) : []);
  const reactions = accepted.map((comment): Operation => ({
    kind: "react",
    key: `incident:react:${comment}`,
    issue: number,
    comment,
    reaction: "+1",
    reason: "Its commands were taken.",
    ...(there !== undefined && said.has(comment) && { in: there.in }),
  }));
  const { receipt } = there === undefined ? memory : hidden;
  const reason = "What was taken stands in one place, with what its author might do then.";
  if (receipt === undefined)
    return [
      ...reactions,
      { kind: "comment", key: `incident:receipt:${number}`, issue: number, body, reason, ...there },
    ];
  if (receipt.body === body) return reactions;
  return [
    ...reactions,
    {
      kind: "update-comment",
      key: `incident:receipt:${number}`,
      issue: number,
      comment: receipt.id,
      body,
      reason,
      ...(there !== undefined && { in: there.in }),
    },
  ];
}
