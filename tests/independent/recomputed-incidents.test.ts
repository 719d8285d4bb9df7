import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { timeLost } from "../../src/incident/time-lost.ts";
import { tellHappenings } from "../../src/metrics/tell-happenings.ts";
import { tellIncidents } from "../../src/metrics/tell-incidents.ts";
import { tellResponses } from "../../src/metrics/tell-responses.ts";
import type { Said } from "../../src/metrics/teller.ts";
import { anIncident } from "../support/an-incident.ts";
import { SHOP } from "../support/incident-world.ts";
import { IN_WEEK, MINUTE, MONDAY, WEEK, instant, minute, share, workedMinutes, working, works } from "./by-minutes.ts";

/** Whether what is said is the median, nine of ten and number of some lengths in minutes. */
function isSpread(said: Said, lengths: readonly number[]): boolean {
  if (lengths.length === 0) return said.kind === "calm";
  if (said.kind !== "said" || said.sample !== lengths.length) return false;
  const near = (value: number | undefined, wanted: number) =>
    Math.abs((value ?? -1) - share(lengths, wanted) * MINUTE) < 1;
  return near(said.value, 0.5) && near(said.p90, 0.9);
}

type Row = {
  readonly severity: "P0" | "P1" | "P2" | "P3";
  readonly detected: number;
  readonly before: number;
  readonly answered: number | undefined;
  readonly took: number;
  /** A relapse: so long after the end, and for so long. */
  readonly again: readonly [number, number] | undefined;
};
const row: fc.Arbitrary<Row> = fc.record({
  severity: fc.constantFrom("P0", "P1", "P2", "P3"),
  detected: minute(-1500, IN_WEEK + 500),
  before: minute(0, 90),
  answered: fc.option(minute(0, 600), { nil: undefined }),
  took: minute(1, 2000),
  again: fc.option(fc.tuple(minute(1, 300), minute(1, 300)), { nil: undefined }),
});

const deed = (at: number) => ({ at: instant(at), by: "bo" });
const incidentOf = ({ severity, detected, before, answered, took, again }: Row, index: number) => {
  const spell = (from: number, to: number, acknowledged = undefined as number | undefined) => ({
    from: instant(from),
    acknowledged: acknowledged === undefined ? undefined : deed(acknowledged),
    mitigated: deed(to),
    ended: instant(to),
  });
  const end = detected + took;
  const answer = answered === undefined ? undefined : detected + answered;
  return anIncident({
    number: index + 1,
    severity,
    declared: deed(detected),
    detected: instant(detected),
    started: instant(detected - before),
    acknowledged: answer === undefined ? undefined : deed(answer),
    spells: [
      spell(detected, end, answer),
      ...(again === undefined ? [] : [spell(end + again[0], end + again[0] + again[1])]),
    ],
  });
};
/** Every minute in which users felt it, from when it was noticed on or from when it began. */
const felt = ({ detected, before, took, again }: Row, from: "noticed" | "begun"): ReadonlySet<number> => {
  const minutes = new Set<number>();
  const end = detected + took;
  for (let now = from === "noticed" ? detected : detected - before; now < end; now += 1) minutes.add(now);
  if (again !== undefined) for (let now = end + again[0]; now < end + again[0] + again[1]; now += 1) minutes.add(now);
  return minutes;
};
const inWeek = (at: number) => at >= 0 && at < IN_WEEK;
const setting = {
  rules: SHOP.incidents,
  recordedSince: "2026-01-01",
  zone: "Europe/Berlin",
  now: "2027-01-01T00:00:00Z",
} as const;

describe("incidents counted a second time, minute by minute", () => {
  const rows = fc.array(row, { maxLength: 8 });

  it("times to restore are the minutes users felt it after it was noticed, relapses included, P3 left out", () => {
    fc.assert(
      fc.property(rows, (all) => {
        const said = tellIncidents(all.map(incidentOf), "mttr", setting).tell(WEEK);
        const ended = ({ detected, took, again }: Row) =>
          detected + took + (again === undefined ? 0 : again[0] + again[1]);
        const counted = all.filter((one) => one.severity !== "P3" && inWeek(ended(one)));
        expect(
          isSpread(
            said,
            counted.map((one) => felt(one, "noticed").size),
          ),
        ).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("times to acknowledge are the minutes from noticing to the first word, of those answered in the week", () => {
    fc.assert(
      fc.property(rows, (all) => {
        const said = tellIncidents(all.map(incidentOf), "mtta", setting).tell(WEEK);
        const lengths = all.flatMap(({ severity, detected, answered }) =>
          severity === "P3" || answered === undefined || !inWeek(detected + answered) ? [] : [answered],
        );
        expect(isSpread(said, lengths)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("down is every minute of a P0, degraded every minute of a P1 besides, and uptime leaves out the first only", () => {
    fc.assert(
      fc.property(rows, (all) => {
        const minutes = all.map((one) => ({ severity: one.severity, felt: felt(one, "begun") }));
        let [down, degraded] = [0, 0];
        for (let now = 0; now < IN_WEEK; now += 1) {
          const hit = (severity: string) => minutes.some((one) => one.severity === severity && one.felt.has(now));
          if (hit("P0")) down += 1;
          else if (hit("P1")) degraded += 1;
        }
        const incidents = all.map(incidentOf);
        const lost = timeLost(incidents, SHOP.incidents, { from: MONDAY, to: MONDAY + IN_WEEK * MINUTE });
        expect([lost.down, lost.degraded]).toEqual([down * MINUTE, degraded * MINUTE]);
        const said = tellIncidents(incidents, "uptime", setting).tell(WEEK);
        expect(said.kind === "said" && Math.abs(said.value - (100 * (IN_WEEK - down)) / IN_WEEK) < 1e-9).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

describe("what is counted in working time", () => {
  /** An issue with the stretches in which its author was waited for, one after the other. */
  const asked = fc.record({
    created: minute(-2000, IN_WEEK + 1000),
    took: minute(0, 5000),
    waits: fc.array(fc.tuple(minute(0, 600), minute(1, 900)), { maxLength: 3 }),
  });

  it.each(["first-response", "resolution"] as const)(
    "%s leaves out every minute its author was waited for",
    (measure) => {
      fc.assert(
        fc.property(fc.array(asked, { maxLength: 8 }), (all) => {
          const laid = all.map(({ created, took, waits }) => {
            let at = created;
            const spans = waits.map(([gap, length]) => {
              const from = at + gap;
              at = from + length;
              return [from, at] as const;
            });
            return { created, end: created + took, spans: spans.filter(([from]) => from < created + took) };
          });
          const issues = laid.map(({ created, end, spans }, index) => ({
            number: index + 1,
            createdAt: instant(created),
            answeredAt: instant(end),
            resolvedAt: instant(end),
            waits: spans.map(([from, to]) => ({ from: instant(from), to: instant(to) })),
          }));
          const said = tellResponses({ issues, cut: false }, measure, "support", {
            working,
            zone: "Europe/Berlin",
            now: "2027-01-01T00:00:00Z",
          }).tell(WEEK);
          const lengths = laid
            .filter(({ created, end }) => inWeek(measure === "resolution" ? end : created))
            .map(({ created, end, spans }) => {
              let worked = 0;
              for (let now = created; now < end; now += 1)
                if (works(now) && !spans.some(([from, to]) => from <= now && now < to)) worked += 1;
              return worked;
            });
          expect(isSpread(said, lengths)).toBe(true);
        }),
        { numRuns: 40 },
      );
    },
  );
});

it("lead time is every minute from the commit to the deployment that brought it, working or not", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(minute(-500, IN_WEEK + 500), minute(0, 9000), fc.boolean()), { minLength: 1, maxLength: 20 }),
      (rows) => {
        const all = rows.map(([at, took, failed]) => ({ at: instant(at), began: instant(at - took), failed }));
        const said = tellHappenings({ all, begun: "2026-01-01T00:00:00Z", cut: false }, "lead-time", "deployments", {
          per: "day",
          working,
          zone: "Europe/Berlin",
        }).tell(WEEK);
        const lengths = rows.flatMap(([at, took, failed]) => (inWeek(at) && !failed ? [took] : []));
        expect(isSpread(said, lengths)).toBe(true);
      },
    ),
    { numRuns: 100 },
  );
});

it("the second clock itself works: a week of these people has four days of nine hours", () => {
  expect(workedMinutes(0, IN_WEEK)).toBe(4 * 9 * 60);
});
