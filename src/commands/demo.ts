import { resolve } from "node:path";
import { leaveFolder } from "../demo/leave-folder.ts";
import { type Happening, MONTH, liveThrough } from "../demo/month.ts";
import { START, openShop } from "../demo/open-shop.ts";
import { momentOf } from "../demo/moment-of.ts";
import { tallyRows } from "../demo/story.ts";
import { tallyOf } from "../demo/tally.ts";
import { readBuiltIns } from "../sources/built-ins.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

/** `almanac demo`: a month of a small product on an embedded GitHub; prints as it goes and leaves a folder to read. */
export async function demo(terminal: Terminal, options: { readonly out: string }): Promise<ExitCode> {
  const builtIns = await readBuiltIns(terminal.templates);
  terminal.out(
    `Acme Shop lives from ${MONTH.from} to ${MONTH.to} on an embedded GitHub. Nothing leaves this machine.\n\n`,
  );
  await using shop = await openShop(START);
  const happenings: Happening[] = [];
  let day = "";
  const happened = (happening: Happening) => {
    happenings.push(happening);
    const today = happening.at.slice(0, 10);
    if (today !== day)
      terminal.out(
        `${day === "" ? "" : `  ${wordsOfDay(happenings, day)}\n`}${momentOf(happening.at).split(",")[0]}\n`,
      );
    day = today;
  };
  await liveThrough({ ...shop, builtIns, ...MONTH }, happened);
  const tally = tallyOf(happenings);
  const folder = resolve(terminal.folder, options.out);
  const ada = shop.people.get("ada");
  const files = ada === undefined ? [] : await leaveFolder(folder, ada, happenings, tally);
  terminal.out(`  ${wordsOfDay(happenings, day)}\n\n`);
  for (const [name, value] of tallyRows(tally)) terminal.out(`${name.padEnd(40)} ${value}\n`);
  terminal.out(`\nRead what happened: ${resolve(folder, "README.md")} (${files.length} files)\n`);
  const unknown = [...new Set(shop.github.unhandled)];
  for (const request of unknown) terminal.err(`The embedded GitHub has no answer to ${request}.\n`);
  return tally.failed === 0 && unknown.length === 0 ? 0 : 1;
}

function wordsOfDay(happenings: readonly Happening[], day: string): string {
  const today = happenings.filter((happening) => happening.at.startsWith(day));
  const tally = tallyOf(today);
  const people = today.flatMap((happening) => (happening.kind === "people" ? happening.told : [])).length;
  const parts = [
    `${tally.opened} opened`,
    `${tally.closed} closed`,
    `${tally.files} files`,
    ...(tally.reminders > 0 ? [`${tally.reminders} reminders`] : []),
    `${people} things people did`,
    `${tally.requests} requests`,
  ];
  return parts.join(", ");
}
