import type { Objection, Rule } from "./rule.ts";

const classificationsNameSomething: Rule = ({ written }) =>
  (written.incidents?.classify ?? []).flatMap(({ label, service, text, alert }, index): Objection[] => {
    const named = label !== undefined || service !== undefined || text !== undefined;
    if (named || Object.keys(alert ?? {}).length > 0) return [];
    const message =
      "this rule fits everything, so none after it would ever count; say what it is for with `label`, `service`, `text` or `alert`";
    return [{ path: ["incidents", "classify", index], message }];
  });

/** Incidents: what reports are told apart by. */
export const incidentRules: readonly Rule[] = [classificationsNameSomething];
