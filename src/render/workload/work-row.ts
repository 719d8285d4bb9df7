import { safeText, safeUrl } from "../../markdown/safe-text.ts";
import type { Work } from "../../snapshot/activity.ts";
import type { Instant } from "../../time/instant.ts";
import type { LocalDate, Zone } from "../../time/local-date.ts";
import { localOf } from "../../time/zone.ts";
import { counted } from "../counted.ts";
import { dayWithin } from "../moment-words.ts";
import { tableOf } from "../table-of.ts";

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
export function dayCell(at: Instant, zone: Zone, beside: LocalDate): string {
  return dayWithin(localOf(at, zone).date, beside);
}

/** Logins as plain words. */
export function peopleCell(logins: readonly string[]): string {
  return logins.map((login) => safeText(login)).join(", ");
}

/** A table of the first rows, and below it how many more there are; undefined where there is none. */
export function cutTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { most, more = "more" }: { readonly most: number; readonly more?: string },
): string | undefined {
  const table = tableOf(head, rows.slice(0, most));
  const rest = rows.length - most;
  return table === undefined || rest <= 0 ? table : `${table}\n\nand ${counted(rest, more, more)}.`;
}
