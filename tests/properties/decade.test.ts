import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { aCadence } from "../support/builders.ts";
import { stretchesOf } from "../support/oracle-zone.ts";
import { RHYTHMS } from "../support/decade-rhythms.ts";
import { expectedOccurrences, livePasses, passMoments } from "../support/decade.ts";

const DAY = 86_400_000;
const TIMES = ["09:00", "02:30", "00:00", "23:59"];

const zones = JSON.parse(readFileSync(new URL("../support/sample-zones.json", import.meta.url), "utf8")) as readonly {
  readonly zone: string;
}[];

describe("ten years of passes with outages and doubles", () => {
  it.each(zones.map(({ zone }, index) => [zone, index] as const))(
    "in %s bring every occurrence once, and lose none",
    (zone, index) => {
      const stretches = stretchesOf(zone, Date.parse("2016-12-25"), Date.parse("2028-01-07"));
      // One rhythm a zone: all meet several zones without each meeting every one; that, and all zones, is scripts/decade.ts.
      const rhythm = RHYTHMS[index % RHYTHMS.length];
      if (rhythm === undefined) throw new Error("no rhythm");
      const time = TIMES[index % TIMES.length] ?? "09:00";
      const cadence = aCadence({ zone, at: time, ...rhythm.cadence });
      const start = Date.parse("2017-03-01T00:00:00Z") + index * 3 * DAY;
      const moments = passMoments(start, start + 3653 * DAY, index + 1);
      const first = moments[0] ?? start;
      const last = moments.at(-1) ?? start;
      const { opened, named } = livePasses(cadence, moments);
      const expected = expectedOccurrences(stretches, time, "2017-01-01", "2027-12-31", rhythm.falls).filter(
        ({ at }) => at > first && at <= last,
      );
      const known = new Set(expected.map(({ date }) => date));
      const wrong = expected
        .filter(({ date }) => (opened.get(date) ?? 0) + (named.get(date) ?? 0) !== 1)
        .map(({ date }) => date);
      const invented = [...opened.keys(), ...named.keys()].filter((date) => !known.has(date));
      expect({ rhythm: rhythm.name, wrong, early: invented.length > 1 ? invented : [] }).toEqual({
        rhythm: rhythm.name,
        wrong: [],
        early: [],
      });
      expect(opened.size).toBeGreaterThan(10);
    },
  );
});
