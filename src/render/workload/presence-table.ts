import { safeText } from "../../markdown/safe-text.ts";
import type { LocalDate } from "../../time/local-date.ts";
import { counted } from "../counted.ts";
import { listed } from "../listed.ts";
import { plainDay } from "../moment-words.ts";
import type { Presence } from "./work-scene.ts";
import { tableOf } from "../table-of.ts";

/** Who is there for how many days of a period, and how many that makes together; undefined where nobody is meant. */
export function presenceTable({ days, holidays, people }: Presence, beside: LocalDate): string | undefined {
  if (people.length === 0) return undefined;
  const sum = people.reduce((total, person) => total + person.days, 0);
  const off = holidays.length === 0 ? "" : `, without ${listed(holidays.map((day) => plainDay(day, beside)))}`;
  const rows = people.map((person) => [
    safeText(person.login),
    String(person.days),
    person.days === days ? "" : person.days === 0 ? "away" : `away for ${counted(days - person.days, "day")}`,
  ]);
  return [
    `**${counted(sum, "person-day")}**: ${counted(people.length, "person", "people")} in ${counted(days, "working day")}${off}. Hotfixes, support and meetings are not taken off.`,
    tableOf(["Who", "Days", ""], rows) ?? "",
  ].join("\n\n");
}
