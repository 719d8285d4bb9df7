import type { Covers, Rhythm, Shift } from "../time/rhythm.ts";
import { type Ground, fiscalYearStart, many, rowsInForce, sourceOf, sure, isNewer } from "./ground.ts";
import { parseDateRange } from "./parse-date-range.ts";
import { parseDue } from "./parse-due.ts";
import { parseHolder } from "./parse-holder.ts";
import { parseTime } from "./parse-time.ts";
import { parseWorkingHours } from "./parse-working-hours.ts";
import type { Cadence, Delivery, Due, Pace } from "./playbook.ts";
import { rhythmOf } from "./rhythm-of.ts";
import type { Written } from "./schema.ts";

/** A cadence as written. */
export type WrittenCadence = Exclude<NonNullable<Written["cadences"]>[string], string>;

/** When people work where nothing is said. */
export const usualWorkingTime = "mon-fri 09:00-18:00";

/** The cadences in force with every default filled in, ordered by id; all rules must have been kept. */
export function resolveCadences(ground: Ground): readonly Cadence[] {
  const written = new Map(cadencesInForce(ground.written));
  return [...written].map(([id, cadence]) => {
    const holder = cadence.delivery === "line" ? cadence["part-of"] : undefined;
    if (holder === undefined) return resolveCadence(ground, id, cadence);
    const whole = resolveCadence(ground, holder, sure(written.get(holder), `the cadence ${holder}`));
    const { rhythm, pace, at, zone, from, until, pauses, covers, shift, due, ifOpen } = whole;
    const line = resolveCadence(ground, id, { ...cadence, every: "week" });
    return { ...line, rhythm, pace, at, zone, from, until, pauses, covers, shift, due, ifOpen, partOf: holder };
  });
}

/** The cadences that are in force, ordered by id; lines go with the cadence they are part of. */
export function cadencesInForce(written: Written): readonly (readonly [string, WrittenCadence])[] {
  const rows = rowsInForce(written.cadences);
  const isGone = (id: string | undefined) => id !== undefined && written.cadences?.[id] === "off";
  return rows.filter(([, cadence]) => !(cadence.delivery === "line" && isGone(cadence["part-of"])));
}

/** The rhythm of a cadence; throws an `InputError` that says why its keys make none. Standing duties have a daily one nobody sees. */
export function writtenRhythm(ground: Ground, id: string, cadence: WrittenCadence): Rhythm {
  if (cadence.delivery === "standing") return { kind: "daily" };
  const row = ["cadences", id];
  const everyIsNewer = isNewer(ground, row, "every", "on");
  return rhythmOf(
    { every: cadence.every, on: cadence.on, rrule: cadence.rrule, everyIsNewer },
    fiscalYearStart(ground.written),
  );
}

function resolveCadence(ground: Ground, id: string, cadence: WrittenCadence): Cadence {
  const { written } = ground;
  const rhythm = writtenRhythm(ground, id, cadence);
  const delivery = cadence.delivery ?? "issue";
  const title = sure(cadence.title, `the title of ${id}`).trim();
  return {
    id,
    title,
    activity: cadence.activity?.trim() ?? title,
    output: cadence.output?.trim() ?? title,
    owner: ownerOf(written, cadence.owner),
    delivery,
    pace: delivery === "standing" ? "continuous" : paceOf(rhythm),
    rhythm,
    at: parseTime(cadence.at ?? "09:00"),
    zone: cadence.timezone ?? sure(written.timezone, "the time zone"),
    from: cadence.from,
    until: cadence.until,
    pauses: many(cadence.pause)
      .map(parseDateRange)
      .sort((a, b) => (a.from < b.from ? -1 : 1)),
    covers: cadence.covers ?? usualCovers(delivery),
    shift: cadence.shift ?? usualShift(written, rhythm),
    due: cadence.due === undefined ? usualDue(paceOf(rhythm)) : parseDue(cadence.due),
    ifOpen: cadence["if-open"] ?? "carry",
    template: cadence.template,
    was: many(cadence.was),
    partOf: undefined,
    steps: (cadence.steps ?? []).flatMap((step) =>
      typeof step === "string"
        ? [step.trim()]
        : Object.entries(step).flatMap(([section, inner]) => inner.map((one) => `${section.trim()}: ${one.trim()}`)),
    ),
    targets: (cadence.targets ?? []).map((target) => target.trim()),
    source: sourceOf(ground, ["cadences", id]),
  };
}

/** A role's id or a login without `@`; the default owner where nobody is named. */
export function ownerOf(written: Written, owner: string | undefined): string {
  return parseHolder(owner ?? sure(written["default-owner"], "the default owner")).name;
}

function paceOf(rhythm: Rhythm): Pace {
  switch (rhythm.kind) {
    case "daily":
    case "business-days":
      return "daily";
    case "weekly":
      return rhythm.every === 1 ? "weekly" : rhythm.every === 2 ? "two-weeks" : "custom";
    case "monthly":
      return MONTHS.get(rhythm.months) ?? "custom";
    case "rrule":
      return "custom";
  }
}

const MONTHS: ReadonlyMap<number, Pace> = new Map([
  [1, "monthly"],
  [3, "quarterly"],
  [12, "yearly"],
]);

/** Reports look back, work to be done is about now. */
function usualCovers(delivery: Delivery): Covers {
  return delivery === "pull-request" || delivery === "commit" ? "previous" : "current";
}

/** Nothing lands on a holiday but what comes daily or was put on a free weekday on purpose. */
function usualShift(written: Written, rhythm: Rhythm): Shift {
  const { days } = parseWorkingHours(written["working-time"] ?? usualWorkingTime);
  if (rhythm.kind === "daily" || rhythm.kind === "rrule") return "keep";
  if (rhythm.kind === "weekly" && rhythm.days.some((day) => !days.includes(day))) return "keep";
  if (rhythm.kind === "monthly" && rhythm.on.kind === "nth-weekday" && !days.includes(rhythm.on.weekday)) return "keep";
  return "next-business-day";
}

function usualDue(pace: Pace): Due {
  const days = { continuous: 1, daily: 1, weekly: 2, "two-weeks": 3, monthly: 5, quarterly: 10, yearly: 10, custom: 2 }[
    pace
  ];
  return { kind: "working-days", days };
}
