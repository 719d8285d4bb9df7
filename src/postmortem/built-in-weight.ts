import type { PostMortemCheck } from "../playbook/post-mortem-checks.ts";
import type { Finding } from "./finding.ts";

const HINTS: ReadonlySet<PostMortemCheck> = new Set([
  "front-matter",
  "timeline-gap",
  "impact-kinds",
  "blame",
  "timeline-twice",
  "root-cause-twice",
  "not-caught-earlier-twice",
  "impact-twice",
  "prevention-twice",
  "action-items-twice",
]);

/** How much a finding weighs where the playbook says nothing: some only advise. */
export function builtInWeight(id: PostMortemCheck): Finding["severity"] {
  return HINTS.has(id) ? "hint" : "error";
}
