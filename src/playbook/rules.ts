import type { Rule } from "./rule.ts";
import { cadenceRules } from "./cadence-rules.ts";
import { monitorRules } from "./monitor-rules.ts";
import { incidentRules } from "./incident-rules.ts";
import { fileRules } from "./file-rules.ts";
import { referenceRules } from "./reference-rules.ts";
import { roleRules } from "./role-rules.ts";
import { rowRules } from "./row-rules.ts";

/** Everything that must hold between the parts of a playbook. */
export const rules: readonly Rule[] = [
  ...fileRules,
  ...rowRules,
  ...roleRules,
  ...cadenceRules,
  ...incidentRules,
  ...monitorRules,
  ...referenceRules,
];
