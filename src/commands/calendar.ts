import { InputError } from "../errors.ts";
import { calendarJson, renderCalendarIcs, renderCalendarTable } from "../render/calendar.ts";
import { addDays, isLocalDate } from "../time/local-date.ts";
import { localOf } from "../time/zone.ts";
import { calendarRows } from "./calendar-rows.ts";
import { readLocalPlaybook } from "./local-playbook.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

/** `almanac calendar`: what comes when and who answers for it, as a table, JSON or iCalendar; both days included. */
export async function calendar(
  terminal: Terminal,
  options: {
    readonly playbook: string;
    readonly org: string | undefined;
    readonly from: string | undefined;
    readonly to: string | undefined;
    readonly format: "table" | "json" | "ics";
  },
): Promise<ExitCode> {
  const local = await readLocalPlaybook(terminal, options.playbook, options.org);
  const now = terminal.clock.now();
  const from = checkedDate("--from", options.from ?? localOf(now, local.playbook.zone).date);
  const to = checkedDate("--to", options.to ?? addDays(from, 27));
  if (to < from) throw new InputError(`--to ${to} lies before --from ${from}.`);
  const rows = calendarRows(local, from, to);
  const { product, zone } = local.playbook;
  if (options.format === "json") terminal.out(`${JSON.stringify(calendarJson(rows), null, 2)}\n`);
  else if (options.format === "ics") terminal.out(renderCalendarIcs(rows, { product, now }));
  else terminal.out(`${renderCalendarTable(rows, zone)}\n`);
  return 0;
}

function checkedDate(option: string, value: string): string {
  if (!isLocalDate(value)) throw new InputError(`${option} wants a day like 2026-11-23, not "${value}".`);
  return value;
}
