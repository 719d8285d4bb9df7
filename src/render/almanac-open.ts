import { safeText } from "../markdown/safe-text.ts";
import type { Text } from "../operation/operation.ts";
import type { AlmanacIssue, AlmanacView, OpenItem } from "./almanac-view.ts";
import { counted } from "./counted.ts";
import { joinText, lines, numberText, paragraphs } from "./join-text.ts";
import { tableMoment } from "./moment-words.ts";
import { logins } from "./owner-words.ts";
import { problemLine } from "./problem-line.ts";

/** Problems with their fix, then what is overdue with its owner; one sentence where there is neither. */
export function needsSomebody({ problems, open, zone, playbookFile }: AlmanacIssue, view: AlmanacView): Text {
  const wrong = problems.slice(0, view.problems).map((problem) => problemLine(problem, playbookFile));
  const overdue = open.filter((item) => item.overdue);
  const late = overdue
    .slice(0, view.overdue)
    .map((item) =>
      numbered(
        item,
        `- **Overdue since ${tableMoment(item.dueAt, zone)}:** ${safeText(item.title)} `,
        `, ${logins(item.owner)}`,
      ),
    );
  const rest = [
    ...more(problems.length - wrong.length, "problem"),
    ...more(overdue.length - late.length, "overdue item"),
  ];
  const all = [...wrong, ...late, ...rest];
  return paragraphs(["### Needs somebody", all.length === 0 ? "Nothing just now." : lines(all)]);
}

/** What is open and in time: by when, what, who. */
export function almanacOpen({ open, zone }: AlmanacIssue, view: AlmanacView): Text {
  const inTime = open.filter((item) => !item.overdue);
  if (inTime.length === 0) return "";
  const rows = inTime
    .slice(0, view.open)
    .map((item) =>
      numbered(item, `| ${tableMoment(item.dueAt, zone)} | ${safeText(item.title)} `, ` | ${logins(item.owner)} |`),
    );
  const table = lines(["| Due | What | Who |", "|---|---|---|", ...rows]);
  return paragraphs(["### Open", table, ...more(inTime.length - rows.length, "open item")]);
}

/** An item's number between two texts; where opening it failed, that is said instead. */
function numbered({ target }: OpenItem, before: string, after: string): Text {
  const then = joinText([before, numberText(target), after]);
  if (typeof target === "number") return then;
  return [{ done: target.ref, then, otherwise: `${before}(not opened yet)${after}` }];
}

function more(count: number, what: string): string[] {
  return count > 0 ? [`- and ${counted(count, `more ${what}`)}`] : [];
}
