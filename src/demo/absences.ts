import type { LocalDate } from "../time/local-date.ts";

/** Absences the playbook knows of, and one that is told on the almanac issue. */
const ABSENCES = {
  chi: { from: "2026-11-23", to: "2026-11-29" },
  fay: { from: "2026-12-21", to: "2027-01-03" },
} as const;

/** Whether somebody is away on a day. */
export function isAbsent(login: string, day: LocalDate): boolean {
  return Object.entries(ABSENCES).some(([who, { from, to }]) => who === login && from <= day && day <= to);
}

/** An absence as the playbook writes it. */
export const absenceOf = (who: keyof typeof ABSENCES): string => rangeOf(ABSENCES[who]);

const rangeOf = ({ from, to }: { readonly from: LocalDate; readonly to: LocalDate }): string => `${from}..${to}`;

/** What fay says on the almanac issue before she leaves. */
export const FAY_AWAY: string = `/away ${absenceOf("fay")}`;
