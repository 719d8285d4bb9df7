import type { Problem } from "../operation/plan.ts";
import type { Playbook } from "../playbook/playbook.ts";
import type { Facts } from "../requirements/facts.ts";
import type { Ledger } from "../snapshot/ledger.ts";
import { parseHolidays } from "../time/holidays.ts";
import { type LocalDate, addDays } from "../time/local-date.ts";

/** The holidays a pass reckons with, and what the ledger is to remember of them. */
export type HolidaysInForce = {
  readonly days: ReadonlySet<LocalDate>;
  readonly problems: readonly Problem[];
  readonly learned: Ledger["holidays"];
};

/** A catch-up can reach back, and a yearly cadence looks ahead; outside of that nobody asks. */
const KEPT_BEHIND = 120;
const KEPT_AHEAD = 420;

/** The holidays in force; undefined while their file is still to be read, which happens once a day. */
export function holidaysOf(
  playbook: Playbook,
  ledger: Ledger,
  facts: Facts,
  today: LocalDate,
): HolidaysInForce | undefined {
  const listed = playbook.holidays.days;
  const { file } = playbook.holidays;
  if (file === undefined) return { days: new Set(listed), problems: [], learned: undefined };
  const remembered = ledger.holidays;
  if (remembered?.read === today)
    return { days: new Set([...listed, ...remembered.days]), problems: [], learned: remembered };
  const asked = facts.ask<"file">({ kind: "file", path: file, branch: undefined });
  if (asked.kind === "missing") return undefined;
  const old = { days: new Set([...listed, ...(remembered?.days ?? [])]), learned: remembered };
  if (asked.kind === "failed") return { ...old, problems: [asked.problem] };
  if (asked.value === undefined) return { ...old, problems: [absent(playbook, file)] };
  const { days, problems } = parseHolidays(asked.value, file);
  const around = days.filter((day) => addDays(today, -KEPT_BEHIND) <= day && day <= addDays(today, KEPT_AHEAD));
  return {
    // What the ledger keeps, so that the passes of one day reckon with the same days.
    days: new Set([...listed, ...around]),
    problems: problems.map((problem) => ({
      id: "holidays-unreadable",
      cause: problem.message,
      place: `${problem.file}:${problem.line}`,
      fix: "Correct that entry of the holidays file, or remove it.",
    })),
    // A file with mistakes is read again by each pass, so that they stay in sight until they are mended.
    learned: { read: problems.length === 0 ? today : (remembered?.read ?? addDays(today, -1)), days: around },
  };
}

function absent(playbook: Playbook, file: string): Problem {
  return {
    id: "holidays-missing",
    cause: `There is no file ${file}, so no day counts as a holiday.`,
    place: playbook.file,
    fix: `Add ${file}, or change \`holidays:\` in the playbook.`,
  };
}
