import type { SectionId } from "../playbook/post-mortem-checks.ts";

const TITLES: Readonly<Record<SectionId, string>> = {
  timeline: "Timeline",
  "root-cause": "Root cause",
  "not-caught-earlier": "Why it was not caught earlier",
  impact: "Impact",
  prevention: "Prevention",
  "action-items": "Action items",
};

/** The heading of a section in our own documents. */
export function sectionTitle(id: SectionId): string {
  return TITLES[id];
}
