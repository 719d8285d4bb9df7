import { type Occurrence, occurrencesBetween } from "../../src/cadence/occurrence.ts";
import type { Owner } from "../../src/cadence/owner.ts";
import { reminderTimes } from "../../src/cadence/reminder-times.ts";
import { type Setting, workingTimeOf } from "../../src/cadence/setting.ts";
import type { Text } from "../../src/operation/operation.ts";
import type { Cadence, Playbook, Role } from "../../src/playbook/playbook.ts";
import type { OccurrenceFacts } from "../../src/render/occurrence-facts.ts";
import { addDays } from "../../src/time/local-date.ts";
import { aCadence, aPlaybookOf, aRole } from "../support/builders.ts";

/** A repository everything in these tests stands in. */
export const repository = { owner: "acme", name: "shop" };

/** A cadence of the built-in playbook: weekly analytics where nothing else is said. */
export function cadence(change: Partial<Cadence> = {}): Cadence {
  return aCadence({ delivery: "pull-request", steps: [], source: { file: "phase-6", line: 40 }, ...change });
}

/** What dates are reckoned with: the playbook of the Acme Shop, no holidays. */
export function setting(change: Partial<Playbook> = {}): Setting {
  const roles: readonly Role[] = [
    aRole("analytics-reporter", ["fay"], { title: "Analytics Reporter" }),
    aRole("content-creator", ["gus"], { title: "Content Creator" }),
    aRole("support-responder", ["eve", "ida"], { title: "Support Responder" }),
    aRole("trend-researcher", ["lou"], { title: "Trend Researcher" }),
    aRole("project-shepherd", ["hal"], { title: "Project Shepherd" }),
  ];
  const playbook = aPlaybookOf([], { roles: new Map(roles.map((role) => [role.id, role])), ...change });
  return { playbook, holidays: new Set() };
}

/** The occurrence of a cadence on its nominal date. */
export function occurrence(of: Cadence = cadence(), date = "2026-11-23", within: Setting = setting()): Occurrence {
  const until = `${addDays(date, 60)}T00:00:00Z`;
  const found = occurrencesBetween(of, within, addDays(date, -1), until).find((one) => one.date === date);
  if (found === undefined) throw new Error(`${of.id} does not come on ${date}`);
  return found;
}

/** People who hold a role. */
export function owner(role: string | undefined, ...people: readonly string[]): Owner {
  return { people, teams: [], agent: undefined, role, absent: [], escalated: false, because: undefined };
}

/** The issue of weekly analytics 2026-W47, opened 17 minutes late, with what a test changes. */
export function issueFacts(change: Partial<OccurrenceFacts> = {}): OccurrenceFacts {
  const within = change.setting ?? setting();
  const of = change.occurrence ?? occurrence(cadence(), "2026-11-23", within);
  return {
    occurrence: of,
    owner: owner("Analytics Reporter", "fay"),
    authority: ["hal"],
    setting: within,
    now: "2026-11-23T08:17:00Z",
    repository,
    report: { branch: "almanac-report/weekly-analytics/2026-W47", questions: 3 },
    missed: [],
    carried: [],
    carriedFrom: undefined,
    lines: [],
    next: occurrence(of.cadence, addDays(of.date, 7), within),
    reminders: reminderTimes(of.dueAt, workingTimeOf(within, of.cadence.zone)),
    template: undefined,
    problems: [],
    markerNotes: { asked: "fay" },
    ...change,
  };
}

/** A text as it is once applied: numbers by key, and what an unknown key says otherwise. */
export function applied(text: Text, numbers: Readonly<Record<string, number>> = {}): string {
  if (typeof text === "string") return text;
  return text
    .map((piece) => {
      if (typeof piece === "string") return piece;
      if ("ref" in piece) return String(numbers[piece.ref]);
      return applied(numbers[piece.done] === undefined ? piece.otherwise : piece.then, numbers);
    })
    .join("");
}
