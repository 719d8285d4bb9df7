import type { TextProblem } from "../errors.ts";
import { type Marker, writeMarker } from "../markdown/marker.ts";
import { safeCode } from "../markdown/safe-text.ts";
import { sentence } from "./sentence.ts";

/** The mark of the one issue that says why a playbook cannot be used. */
export const brokenMarker: Marker = { kind: "status", key: ["playbook"], notes: {} };

/** Its title. */
export const BROKEN_TITLE = "The playbook of Almanac cannot be used";

/** Problems it names; who mends these sees the others in the next edition. */
const MOST = 50;

/** The issue about a playbook that cannot be used: every problem with its line, and what follows from it. */
export function renderBrokenPlaybook(problems: readonly TextProblem[], file: string): string {
  const rows = problems
    .slice(0, MOST)
    .map(
      ({ file: where, line, column, message }) => `- ${safeCode(`${where}:${line}:${column}`)} ${sentence(message)}`,
    );
  const rest = problems.length - rows.length;
  return [
    `Nothing is opened, closed or reminded of until ${safeCode(file)} on the default branch is mended:`,
    [...rows, ...(rest > 0 ? [`- and ${rest} more`] : [])].join("\n"),
    "This issue is kept current, and closes itself once the playbook can be read. `almanac validate` says the same before a change is merged.",
    writeMarker(brokenMarker),
  ].join("\n\n");
}
