import fc from "fast-check";
import type { Cadence, Playbook, Role } from "../../src/playbook/playbook.ts";
import type { LocalDate } from "../../src/time/local-date.ts";
import type { Rhythm } from "../../src/time/rhythm.ts";
import { aCadence, aPlaybookOf, aRole } from "./builders.ts";
import { SimulatedRepository } from "./simulated-repository.ts";

/** Whom GitHub lets be assigned in random worlds; `gone` has left. */
export const PEOPLE = ["ada", "bo", "chi", "hal"] as const;

const HOLIDAYS = ".github/holidays.ics";

const person = fc.constantFrom(...PEOPLE);
const weekday = fc.constantFrom(1, 2, 3, 4, 5, 6, 7);
const rhythm: fc.Arbitrary<Pick<Cadence, "rhythm" | "pace">> = fc.oneof(
  fc.constant({ pace: "daily", rhythm: { kind: "daily" } } as const),
  fc.constant({ pace: "daily", rhythm: { kind: "business-days" } } as const),
  weekday.map((day) => ({
    pace: "weekly" as const,
    rhythm: { kind: "weekly", every: 1, days: [day] } satisfies Rhythm,
  })),
  weekday.map((day) => ({
    pace: "two-weeks" as const,
    rhythm: { kind: "weekly", every: 2, days: [day] } satisfies Rhythm,
  })),
  fc
    .oneof(
      fc.integer({ min: 1, max: 31 }).map((day) => ({ kind: "day" as const, day })),
      fc.constantFrom(1, 3, -1).map((nth) => ({ kind: "nth-business-day" as const, nth })),
    )
    .map((on) => ({
      pace: "monthly" as const,
      rhythm: { kind: "monthly", months: 1, firstMonth: 1, on } satisfies Rhythm,
    })),
);

const cadence: fc.Arbitrary<Cadence> = fc
  .record({
    pace: rhythm,
    delivery: fc.constantFrom("issue", "issue", "pull-request", "commit"),
    at: fc.constantFrom("00:00", "08:00", "09:00", "23:30"),
    zone: fc.constantFrom("Europe/Berlin", "Europe/Berlin", "America/New_York", "Pacific/Auckland"),
    covers: fc.constantFrom("previous", "next"),
    shift: fc.constantFrom("keep", "keep", "skip", "next-business-day", "previous-business-day"),
    ifOpen: fc.constantFrom("carry", "carry", "leave", "skip"),
    due: fc.oneof(
      fc.integer({ min: 1, max: 5 }).map((days) => ({ kind: "working-days" as const, days })),
      fc.constant({ kind: "elapsed" as const, millis: 5 * 3_600_000 }),
    ),
    owner: fc.constantFrom("analytics-reporter", "infrastructure-maintainer", "turns", "crew", "robot", "ada"),
    steps: fc.constantFrom([], ["Look"], ["Look at it", "Say what moved"]),
    until: fc.option(fc.constant("2027-01-10"), { nil: undefined, freq: 8 }),
    pauses: fc.constantFrom([], [], [{ from: "2026-12-21", to: "2027-01-03" }]),
  })
  .map(({ pace, ...rest }) => aCadence({ ...rest, ...pace }));

/** A playbook of up to four cadences of any kind, a standing duty now and then, in front of a gate sometimes. */
export const somePlaybook: fc.Arbitrary<Playbook> = fc
  .record({
    cadences: fc.array(cadence, { minLength: 1, maxLength: 4 }),
    standing: fc.boolean(),
    cap: fc.constantFrom(1, 2, 10),
    gate: fc.constantFrom(false, false, true),
    authority: person,
    holidays: fc.constantFrom([], ["2026-11-23", "2026-11-30"]),
    file: fc.constantFrom(undefined, undefined, HOLIDAYS),
    away: fc.constantFrom([], [{ who: "bo", range: { from: "2026-11-10", to: "2026-12-02" } }]),
  })
  .map(({ cadences, standing, cap, gate, authority, holidays, file, away }) => {
    const named = cadences.map((one, index) => ({ ...one, id: `row-${index}`, title: `Row ${index}` }));
    const duty = aCadence({ id: "steady", title: "Steady", delivery: "standing", pace: "continuous" });
    const source = { file: ".github/almanac.yml", line: 3 };
    const conditions = [{ id: "one", text: "It runs", role: "project-shepherd" }];
    return aPlaybookOf(standing ? [...named, duty] : named, {
      cap,
      away,
      holidays: { days: holidays, file },
      roles: new Map(rolesOf(authority).map((role) => [role.id, role])),
      gate: gate ? { id: "launch", title: "Launch", conditions, source } : undefined,
    });
  });

/** A repository for a random playbook: everybody may write, and the holidays file stands. */
export function someRepository(): SimulatedRepository {
  const day = ["BEGIN:VEVENT", "UID:1", "DTSTART;VALUE=DATE:20261208", "SUMMARY:Free", "END:VEVENT"];
  return new SimulatedRepository({
    assignable: PEOPLE,
    permissions: Object.fromEntries(PEOPLE.map((login) => [login, "write"])),
    files: { [HOLIDAYS]: ["BEGIN:VCALENDAR", "VERSION:2.0", ...day, "END:VCALENDAR", ""].join("\n") },
  });
}

/** The free days that a random playbook reckons with. */
export function holidaysIn({ holidays }: Playbook): ReadonlySet<LocalDate> {
  return new Set([...holidays.days, ...(holidays.file === undefined ? [] : ["2026-12-08"])]);
}

function rolesOf(authority: string): readonly Role[] {
  const turn = { unit: "week", every: 1 } as const;
  return [
    aRole("analytics-reporter", ["ada"]),
    aRole("infrastructure-maintainer", ["bo", "chi"]),
    aRole("project-shepherd", [authority]),
    aRole("turns", [], { holders: { kind: "rotation", people: ["bo", "chi", "ada"], turn, from: "2026-11-02" } }),
    aRole("crew", [], { holders: { kind: "everyone", people: [], teams: ["acme/crew"] } }),
    aRole("robot", [], { holders: { kind: "agent", agent: "copilot" } }),
  ];
}
