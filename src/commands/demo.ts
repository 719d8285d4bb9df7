import { resolve } from "node:path";
import { episodes } from "../demo/episodes.ts";
import { leaveFolder } from "../demo/leave-folder.ts";
import { type Happening, liveThrough } from "../demo/live-through.ts";
import { SHOP_ZONE } from "../demo/moment-of.ts";
import { START, openShop } from "../demo/open-shop.ts";
import { QUARTER } from "../demo/stretch.ts";
import { tallyOf, tallyRows } from "../demo/tally.ts";
import { counted } from "../render/counted.ts";
import { readBuiltIns } from "../sources/built-ins.ts";
import { formatDate, formatDateRange } from "../time/format.ts";
import { type LocalDate, addDays, weekdayOf } from "../time/local-date.ts";
import { localOf } from "../time/zone.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

/** `almanac demo`: a quarter of a small product on an embedded GitHub; prints as it goes and leaves a folder to read. */
export async function demo(terminal: Terminal, options: { readonly out: string }): Promise<ExitCode> {
  const builtIns = await readBuiltIns(terminal.templates);
  const stretch = formatDateRange(QUARTER.from, QUARTER.to);
  terminal.out(`Acme Shop lives through ${stretch} on an embedded GitHub. Nothing leaves this machine.\n\n`);
  await using shop = await openShop(START);
  const happenings: Happening[] = [];
  let week: Happening[] = [];
  const weekIsOver = () => {
    const [first] = week;
    if (first !== undefined) terminal.out(wordsOfWeek(mondayOf(first), week));
    week = [];
  };
  await liveThrough({ ...shop, builtIns, ...QUARTER }, (happening) => {
    happenings.push(happening);
    const [first] = week;
    if (first !== undefined && mondayOf(first) !== mondayOf(happening)) weekIsOver();
    week.push(happening);
  });
  weekIsOver();
  const folder = resolve(terminal.folder, options.out);
  const ada = shop.people.get("ada");
  const files = ada === undefined ? [] : await leaveFolder(folder, ada, QUARTER, happenings);
  const tally = tallyOf(happenings);
  terminal.out("\n");
  for (const [name, value] of tallyRows(tally)) terminal.out(`${name.padEnd(40)} ${value}\n`);
  terminal.out(`\nRead what happened, and why: ${resolve(folder, "README.md")} (${counted(files.length, "file")})\n`);
  const unknown = [...new Set(shop.github.unhandled)];
  for (const request of unknown) terminal.err(`The embedded GitHub has no answer to ${request}.\n`);
  return tally.failed === 0 && unknown.length === 0 ? 0 : 1;
}

function mondayOf({ at }: Happening): LocalDate {
  const { date } = localOf(at, SHOP_ZONE);
  return addDays(date, 1 - weekdayOf(date));
}

function wordsOfWeek(monday: LocalDate, week: readonly Happening[]): string {
  const sunday = addDays(monday, 6);
  const tally = tallyOf(week);
  const deeds = week.flatMap((happening) => (happening.kind === "people" ? happening.told : [])).length;
  const parts = [
    `${tally.opened} opened`,
    `${tally.closed} closed`,
    `${tally.files} report files`,
    ...(tally.reminders > 0 ? [counted(tally.reminders, "reminder")] : []),
    `${deeds} things people did`,
    counted(tally.requests, "request"),
  ];
  const special = episodes
    .filter(({ day }) => monday <= day && day <= sunday)
    .map(({ day, title }) => `  ${formatDate(day)}: ${title}\n`);
  return `${formatDateRange(monday, sunday)}\n  ${parts.join(", ")}\n${special.join("")}`;
}
