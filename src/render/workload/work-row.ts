import { safeText, safeUrl } from "../../markdown/safe-text.ts";
import type { Work } from "../../snapshot/activity.ts";
import type { Instant } from "../../time/instant.ts";
import type { Zone } from "../../time/local-date.ts";
import { localOf } from "../../time/zone.ts";
import { shortDay } from "../moment-words.ts";

/** The number of work as a link, where it has one. */
export function numberLink({ number, url }: Pick<Work, "number" | "url">): string {
  const safe = safeUrl(url);
  return safe === undefined ? `\\#${number}` : `[#${number}](${safe})`;
}

/** A title cut to what a narrow column holds. */
export function titleCell({ title }: Pick<Work, "title">): string {
  return safeText(title, { limit: 100 });
}

/** `24 Nov`, with the year where that is not the one of the report. */
export function dayCell(at: Instant, zone: Zone, beside: string): string {
  const { date } = localOf(at, zone);
  return date.slice(0, 4) === beside.slice(0, 4) ? shortDay(date) : `${shortDay(date)} ${date.slice(0, 4)}`;
}

/** Logins as plain words. */
export function peopleCell(logins: readonly string[]): string {
  return logins.map((login) => safeText(login)).join(", ");
}

/** A table; undefined where it has no row. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string | undefined {
  if (rows.length === 0) return undefined;
  const line = (cells: readonly string[]) => `|${cells.map((cell) => (cell === "" ? " " : ` ${cell} `)).join("|")}|`;
  return [line(head), `|${"---|".repeat(head.length)}`, ...rows.map(line)].join("\n");
}
