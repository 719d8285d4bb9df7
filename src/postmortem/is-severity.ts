import type { SeverityId } from "../playbook/incidents.ts";

/** Whether a word is a severity. */
export function isSeverity(word: string): word is SeverityId {
  return word === "P0" || word === "P1" || word === "P2" || word === "P3";
}
