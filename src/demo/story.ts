import { localOf } from "../time/zone.ts";
import { operationWords } from "../render/operation-words.ts";
import { formatDate } from "../time/format.ts";
import { itemFile } from "./item-file.ts";
import { SHOP_ZONE } from "./moment-of.ts";
import type { Happening } from "./month.ts";
import type { SeenItem } from "./person.ts";
import type { Tally } from "./tally.ts";

/** The numbers of a stretch as rows of two columns. */
export function tallyRows(tally: Tally): readonly (readonly [string, string])[] {
  return [
    ["Passes", String(tally.passes)],
    ["Issues opened", String(tally.opened)],
    ["Issues closed by Almanac", `${tally.closed} (${tally.carried} carried over)`],
    ["Report pull requests", String(tally.pullRequests)],
    ["Commits", String(tally.commits)],
    ["Report files written", String(tally.files)],
    ["Reminders", String(tally.reminders)],
    ["Failed", String(tally.failed)],
    ["Requests used", String(tally.requests)],
    ["Requests of a pass with nothing to do", String(tally.quietRequests)],
  ];
}

/** The month told day by day, with links to what it left. */
export function storyOf(happenings: readonly Happening[], tally: Tally, items: readonly SeenItem[]): string {
  const byNumber = new Map(items.map((item) => [item.number, item]));
  const lines = [
    "# What happened",
    "",
    "| | |",
    "|---|---|",
    ...tallyRows(tally).map(([name, value]) => `| ${name} | ${value} |`),
    "",
  ];
  lines.push("Every issue and pull request stands in `items/`, the files of the default branch in `main/`.", "");
  let day = "";
  for (const happening of happenings) {
    const told = wordsOf(happening);
    if (told.length === 0) continue;
    const { date, time } = localOf(happening.at, SHOP_ZONE);
    if (date !== day) lines.push(`## ${formatDate(date)}`, "");
    day = date;
    lines.push(...told.map((words) => `- ${time} ${linked(words, byNumber)}`), ...(told.length > 0 ? [""] : []));
  }
  return `${lines
    .join("\n")
    .replaceAll(/\n\n(?=- )/g, "\n")
    .replaceAll(/(^|\n)(## [^\n]+)\n(?=- )/g, "$1$2\n\n")}\n`;
}

function wordsOf(happening: Happening): readonly string[] {
  if (happening.kind === "people") return happening.told;
  const reasons = new Map(happening.plan.operations.map((operation) => [operation.key, operation]));
  const done = happening.outcomes.map((outcome) => {
    const operation = reasons.get(outcome.key);
    const number = outcome.kind === "done" && outcome.number !== undefined ? ` #${outcome.number}` : "";
    if (operation === undefined) return `**Almanac** ${outcome.kind}`;
    const { verb, subject } = operationWords(operation, happening.plan.operations);
    return `**Almanac** ${outcome.kind === "done" ? "" : `(${outcome.kind}) `}${verb} ${subject.replace(/^#\d+$/, "")}${number}: ${operation.reason}`;
  });
  return [
    ...done,
    ...happening.plan.problems.map((problem) => `**Problem** ${problem.cause} (${problem.place}) ${problem.fix}`),
    ...(done.length > 0 ? happening.plan.notes : []),
  ];
}

function linked(words: string, items: ReadonlyMap<number, SeenItem>): string {
  return words.replaceAll(/#(\d+)/g, (whole, digits: string) => {
    const item = items.get(Number(digits));
    return item === undefined ? whole : `[#${digits}](items/${itemFile(item)})`;
  });
}
