import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tellHappenings } from "../../src/metrics/tell-happenings.ts";
import { tellIncidents } from "../../src/metrics/tell-incidents.ts";
import { tellResponses } from "../../src/metrics/tell-responses.ts";
import { anIncident } from "../support/an-incident.ts";
import { SHOP } from "../support/incident-world.ts";
import { IN_WEEK, MINUTE, WEEK, instant, minute, share, workedMinutes, working } from "./by-minutes.ts";

describe("counted a second time, minute by minute", () => {
  it("first responses have the same median, nine of ten and n", () => {
    const asked = fc.array(fc.tuple(minute(-2000, IN_WEEK + 2000), minute(0, 4000), minute(0, 500), fc.boolean()), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(asked, (rows) => {
        const issues = rows.map(([created, took, waited, answered], index) => ({
          number: index + 1,
          createdAt: instant(created),
          answeredAt: answered ? instant(created + took) : undefined,
          resolvedAt: undefined,
          waits: waited > took ? [] : [{ from: instant(created), to: instant(created + waited) }],
        }));
        const said = tellResponses({ issues, cut: false }, "first-response", "support", {
          working,
          zone: "Europe/Berlin",
          now: "2027-01-01T00:00:00Z",
        }).tell(WEEK);
        const expected = rows
          .filter(([created, , , answered]) => answered && created >= 0 && created < IN_WEEK)
          .map(([created, took, waited]) => workedMinutes(created + (waited > took ? 0 : waited), created + took));
        const same =
          expected.length === 0
            ? said.kind === "calm"
            : said.kind === "said" &&
              said.sample === expected.length &&
              Math.abs(said.value - share(expected, 0.5) * MINUTE) < 1 &&
              Math.abs((said.p90 ?? 0) - share(expected, 0.9) * MINUTE) < 1;
        expect(same).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("uptime is the share of minutes in which nothing was down", () => {
    const outages = fc.array(fc.tuple(minute(-3000, IN_WEEK + 1000), minute(1, 3000)), { maxLength: 6 });
    fc.assert(
      fc.property(outages, (rows) => {
        const incidents = rows.map(([from, took], index) => {
          const mitigated = { at: instant(from + took), by: "bo" };
          const spells = [{ from: instant(from), acknowledged: undefined, mitigated, ended: mitigated.at }];
          return anIncident({
            number: index,
            severity: "P0",
            detected: instant(from),
            started: undefined,
            mitigated,
            spells,
          });
        });
        const said = tellIncidents(incidents, "uptime", {
          rules: SHOP.incidents,
          recordedSince: "2026-01-01",
          zone: "Europe/Berlin",
          now: "2027-01-01T00:00:00Z",
        }).tell(WEEK);
        let down = 0;
        for (let now = 0; now < IN_WEEK; now += 1)
          if (rows.some(([from, took]) => from <= now && now < from + took)) down += 1;
        expect(said.kind === "said" && Math.abs(said.value - (100 * (IN_WEEK - down)) / IN_WEEK) < 1e-9).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it("times to restore are the minutes in which the newest word was a failure", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(minute(0, IN_WEEK - 1), { minLength: 1, maxLength: 30 }),
        fc.integer(),
        (ats, seed) => {
          const rows = ats
            .toSorted((a, b) => a - b)
            .map((at, index) => ({ at, failed: ((seed >> (index % 16)) & 1) === 1 }));
          const all = rows.map(({ at, failed }) => ({ at: instant(at), began: undefined, failed }));
          const said = tellHappenings({ all, begun: "2026-01-01T00:00:00Z", cut: false }, "time-to-restore", "runs", {
            per: "day",
            working,
            zone: "Europe/Berlin",
          }).tell(WEEK);
          const lengths: number[] = [];
          let broken = 0;
          let isBroken = false;
          for (let now = 0; now < IN_WEEK; now += 1) {
            const word = rows.find(({ at }) => at === now);
            if (isBroken) broken += 1;
            if (word?.failed === true) isBroken = true;
            if (word?.failed === false) {
              if (isBroken) lengths.push(broken);
              [broken, isBroken] = [0, false];
            }
          }
          const same =
            lengths.length === 0
              ? said.kind === "calm"
              : said.kind === "said" &&
                Math.abs(said.value - share(lengths, 0.5) * MINUTE) < 1 &&
                said.sample === lengths.length;
          expect(same).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("deployments a working day and the share that failed are plain counts", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(minute(-500, IN_WEEK + 500), fc.boolean()), { minLength: 1, maxLength: 30 }),
        (rows) => {
          const all = rows.map(([at, failed]) => ({ at: instant(at), began: undefined, failed }));
          const tell = (measure: "frequency" | "failure-rate") =>
            tellHappenings({ all, begun: "2026-01-01T00:00:00Z", cut: false }, measure, "runs", {
              per: "day",
              working,
              zone: "Europe/Berlin",
            }).tell(WEEK);
          const inside = rows.filter(([at]) => at >= 0 && at < IN_WEEK);
          const failed = inside.filter(([, bad]) => bad).length;
          const [often, bad] = [tell("frequency"), tell("failure-rate")];
          const rate =
            inside.length === 0
              ? bad.kind === "calm"
              : bad.kind === "said" && Math.abs(bad.value - (100 * failed) / inside.length) < 1e-9;
          expect(often.kind === "said" && Math.abs(often.value - (inside.length - failed) / 4) < 1e-9 && rate).toBe(
            true,
          );
        },
      ),
      { numRuns: 100 },
    );
  });
});
