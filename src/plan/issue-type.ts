import { addDays } from "../time/local-date.ts";
import type { Lesson } from "./draft.ts";
import type { World } from "./world.ts";

/** Organisations change their issue types rarely: read again after so many days. */
const REMEMBERED = 30;

/** The issue type our items get: the playbook's, where the organisation has one of that name; labels say the same where it has none. */
export function issueTypeOf(
  world: World,
): { readonly kind: "known"; readonly value: string | undefined; readonly learned: readonly Lesson[] } | { readonly kind: "missing" } {
  const wanted = world.playbook.issueType;
  if (wanted === undefined) return { kind: "known", value: undefined, learned: [] };
  const remembered = world.ledger.issueTypes;
  const fresh = remembered !== undefined && addDays(remembered.read, REMEMBERED) > world.today;
  const asked = fresh ? ({ kind: "value", value: remembered.names } as const) : world.facts.ask<"issue-types">({ kind: "issue-types" });
  if (asked.kind === "missing") return asked;
  const names = asked.kind === "value" ? asked.value : [];
  const value = names.find((name) => name.toLowerCase() === wanted.toLowerCase());
  return { kind: "known", value, learned: fresh ? [] : [{ kind: "issue-types", names }] };
}
