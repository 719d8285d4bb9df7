import type { Operation } from "../operation/operation.ts";
import type { Organisation } from "../snapshot/ledger.ts";
import { type LocalDate, addDays } from "../time/local-date.ts";
import type { Lesson } from "./draft.ts";
import type { World } from "./world.ts";

/** Type and fields of an item in the organisation's terms; labels say the same where it has none. */
export type IssueForm = {
  readonly kind: "known";
  readonly type: string | undefined;
  readonly fields: Extract<Operation, { kind: "open-issue" }>["fields"];
  readonly learned: readonly Lesson[];
};

/** Organisations change their types and fields rarely: read again after so many days. */
const REMEMBERED = 30;

/** The issue type and the due field of the playbook, as far as the organisation has them; `missing` while that is unread. */
export function issueForm(world: World, due: LocalDate): IssueForm | { readonly kind: "missing" } {
  const { issueType, dueField } = world.playbook;
  if (issueType === undefined && dueField === undefined)
    return { kind: "known", type: undefined, fields: [], learned: [] };
  const remembered = world.ledger.organisation;
  const fresh = remembered !== undefined && addDays(remembered.read, REMEMBERED) > world.today;
  const organisation = fresh ? remembered : lookUp(world);
  if (organisation === undefined) return { kind: "missing" };
  const field = organisation.dateFields.find(({ name }) => sameName(name, dueField));
  return {
    kind: "known",
    type: organisation.types.find((type) => sameName(type, issueType)),
    fields: field === undefined ? [] : [{ id: field.id, value: due }],
    learned: fresh ? [] : [{ kind: "organisation", organisation }],
  };
}

/** An organisation that does not let us look has nothing for us. */
function lookUp(world: World): Organisation | undefined {
  const types = world.facts.ask<"issue-types">({ kind: "issue-types" });
  const fields = world.facts.ask<"date-fields">({ kind: "date-fields" });
  if (types.kind === "missing" || fields.kind === "missing") return undefined;
  return {
    read: world.today,
    types: types.kind === "value" ? types.value : [],
    dateFields: fields.kind === "value" ? fields.value : [],
  };
}

function sameName(a: string, b: string | undefined): boolean {
  return a.toLowerCase() === b?.toLowerCase();
}
