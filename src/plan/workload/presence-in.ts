import type { Occurrence } from "../../cadence/occurrence.ts";
import { sameLogin } from "../../cadence/owner.ts";
import { workingTimeOf } from "../../cadence/setting.ts";
import type { Holders, Role } from "../../playbook/playbook.ts";
import type { Presence } from "../../render/workload/work-scene.ts";
import { isWorkingDay } from "../../time/calendar.ts";
import { type LocalDate, addDays, weekdayOf } from "../../time/local-date.ts";
import type { World } from "../world.ts";

/** Who of some roles is there in a period. */
export function presenceIn(world: World, { cadence, period }: Occurrence, roles: readonly string[]): Presence {
  const working = workingTimeOf(world.setting, cadence.zone);
  const weekdays: LocalDate[] = [];
  for (let day = period.from; day <= period.to; day = addDays(day, 1)) weekdays.push(day);
  const days = weekdays.filter((day) => isWorkingDay(day, working));
  const logins = [...new Set(roles.flatMap((role) => membersOf(world.playbook.roles.get(role))))].toSorted();
  const isAway = (login: string, day: LocalDate) =>
    world.away.some(({ who, range }) => sameLogin(who, login) && range.from <= day && day <= range.to);
  return {
    days: days.length,
    holidays: weekdays.filter((day) => working.days.includes(weekdayOf(day)) && working.holidays.has(day)),
    people: logins.map((login) => ({ login, days: days.filter((day) => !isAway(login, day)).length })),
  };
}

function membersOf(role: Role | undefined): readonly string[] {
  const holders: Holders | undefined = role?.holders;
  if (holders === undefined || holders.kind === "agent") return [];
  return holders.kind === "by-label" ? [...holders.labels.values(), holders.otherwise].flat() : holders.people;
}
