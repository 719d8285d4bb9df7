import { type LocalDate, addDays, weekdayOf } from "../time/local-date.ts";
import { placeLocal } from "../time/zone.ts";
import { isAbsent } from "./absences.ts";
import { HOLIDAYS } from "./holidays.ts";
import { measuredUpTo } from "./measured-up-to.ts";
import { SHOP_ZONE } from "./moment-of.ts";
import { ourItem } from "./our-item.ts";
import type { Person } from "./person.ts";
import type { Cast, Scene } from "./scene.ts";

/** The Monday on which fay forgets the figures of the week before. */
export const FORGOTTEN: LocalDate = "2026-11-09";

/** What is entered on a day, by whom and when: the week's figures on Mondays, the month's on its first working day. */
export function figureScenes(day: LocalDate): readonly Scene[] {
  const [late, early] = [day === addDays(FORGOTTEN, 1), weekdayOf(day) === 1 && day !== FORGOTTEN];
  return [
    ...(late || early ? [entering("fay", day, late ? "14:30" : "08:30", "data/growth.csv")] : []),
    ...(weekdayOf(day) === 1 ? [entering("fay", day, "08:40", "data/experiments.csv")] : []),
    ...(SURVEYS.has(day) ? [telling(day, SURVEYS.get(day) ?? 0)] : []),
    ...(isFirstWorkingDay(day)
      ? [
          entering("hal", day, "08:20", "data/business.csv"),
          entering("ada", day, "08:25", "data/compliance.csv"),
          entering("ada", day, "08:27", "data/portfolio.csv"),
          entering("hal", day, "08:28", "data/process.csv"),
          entering("fay", day, "08:30", "data/funnel.csv"),
          entering("fay", day, "08:35", "data/cohorts.csv"),
          entering("hal", day, "08:40", "data/revenue.csv"),
          entering("bo", day, "08:45", "data/benchmarks.csv"),
        ]
      : []),
  ];
}

/** Days on which a survey ended, and what customers answered. */
const SURVEYS: ReadonlyMap<LocalDate, number> = new Map([
  ["2026-10-08", 51],
  ["2026-11-12", 54],
  ["2026-12-17", 48],
]);

/** What no file knows is told in a comment under the almanac issue. */
function telling(day: LocalDate, nps: number): Scene {
  return {
    at: placeLocal(day, "11:30", SHOP_ZONE),
    wakes: false,
    play: async ({ people }: Cast) => {
      const eve = people.get("eve");
      if (eve === undefined) return [];
      const almanac = await ourItem(eve, "almanac");
      await eve.send("POST", `/issues/${almanac.number}/comments`, { body: `/figure nps ${nps}` });
      return [`eve told the result of the survey: \`/figure nps ${nps}\` on #${almanac.number}`];
    },
  };
}

function entering(login: string, day: LocalDate, time: string, path: string): Scene {
  return {
    at: placeLocal(day, time, SHOP_ZONE),
    wakes: false,
    play: async ({ people }: Cast) => {
      const person = isAbsent(login, day) ? undefined : people.get(login);
      return person !== undefined && (await enter(person, path, addDays(day, -1)))
        ? [`${login} brought ${path} up to date`]
        : [];
    },
  };
}

/** Writes a file as it should stand; tells whether there was anything to write. */
async function enter(person: Person, path: string, day: LocalDate): Promise<boolean> {
  const file = await person.get<{ content: string; sha: string }>(`/contents/${path}`);
  const text = measuredUpTo(day)[path];
  if (text === undefined || Buffer.from(file.content, "base64").toString("utf8") === text) return false;
  await person.send("PUT", `/contents/${path}`, {
    message: `Bring ${path} up to date`,
    content: Buffer.from(text).toString("base64"),
    sha: file.sha,
  });
  return true;
}

function isFirstWorkingDay(day: LocalDate): boolean {
  for (let one = `${day.slice(0, 8)}01`; one < day; one = addDays(one, 1))
    if (weekdayOf(one) <= 5 && !HOLIDAYS.has(one)) return false;
  return weekdayOf(day) <= 5 && !HOLIDAYS.has(day);
}
