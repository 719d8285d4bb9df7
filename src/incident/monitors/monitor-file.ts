import { type LocalDate, isLocalDate } from "../../time/local-date.ts";
import type { Stretch } from "../../time/stretch.ts";
import { type MonitorDay, boundedStretches, joinDays } from "./monitor-day.ts";

/** Where the results of monitors stand on the data branch: a file for each month. */
export function monitorPath(day: LocalDate): string {
  return `monitors/${day.slice(0, 7)}.csv`;
}

const HEAD = "day,monitor,checks,failures,slow,watched,down,degraded";

/** Days as a CSV file; times are UTC. Equal days are equal text. */
export function writeMonitorDays(days: readonly MonitorDay[]): string {
  const rows = joinDays(days, []).map(({ day, monitor, checks, failures, slow, watched, down, degraded }) =>
    [day, monitor, checks, failures, slow, ...[watched, down, degraded].map(stretchText)].join(","),
  );
  return `${[HEAD, ...rows].join("\n")}\n`;
}

/** Reads what `writeMonitorDays` wrote; lines that people broke are left out. */
export function readMonitorDays(text: string): readonly MonitorDay[] {
  const [, ...lines] = text.split(/\r?\n/);
  return joinDays(
    lines.flatMap((line): readonly MonitorDay[] => {
      const [day = "", monitor = "", checks = "", failures = "", slow = "", ...cells] = line.split(",");
      if (!isLocalDate(day) || !/^[a-z0-9][a-z0-9-]*$/.test(monitor)) return [];
      if (cells.length !== 3 || ![checks, failures, slow].every((one) => /^\d{1,7}$/.test(one))) return [];
      const [watched, down, degraded] = cells.map(readStretches);
      if (watched === undefined || down === undefined || degraded === undefined) return [];
      const counts = { checks: Number(checks), failures: Number(failures), slow: Number(slow) };
      return [{ day, monitor, ...counts, watched, down, degraded }];
    }),
    [],
  );
}

function stretchText(stretches: readonly Stretch[]): string {
  return stretches.map(([from, to]) => `${clock(from)}-${clock(to)}`).join(" ");
}

function clock(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function readStretches(cell: string): readonly Stretch[] | undefined {
  if (cell === "") return [];
  const found = cell.split(" ").map((one): Stretch | undefined => {
    const [, ...parts] = /^(\d\d):(\d\d):(\d\d)-(\d\d):(\d\d):(\d\d)$/.exec(one) ?? [];
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = parts.map(Number);
    const [from, to] = [a * 3600 + b * 60 + c, d * 3600 + e * 60 + f];
    return parts.length === 6 && from < to && to <= 86_400 ? [from, to] : undefined;
  });
  return found.includes(undefined) ? undefined : boundedStretches(found.filter((one) => one !== undefined));
}
