import { describe, expect, it } from "vitest";
import { type HappeningMeasure, tellHappenings } from "../../src/metrics/tell-happenings.ts";
import type { Per } from "../../src/playbook/parse-target.ts";
import type { Happening } from "../../src/snapshot/happening.ts";
import { tellResponses } from "../../src/metrics/tell-responses.ts";
import type { Response } from "../../src/snapshot/response.ts";
import { WEEK } from "./builders.ts";

const working = {
  days: [1, 2, 3, 4, 5],
  from: "09:00",
  to: "18:00",
  zone: "Europe/Berlin",
  holidays: new Set<string>(),
} as const;
const setting = { working, zone: "Europe/Berlin", now: "2026-11-23T08:00:00Z" };
const HOUR = 3_600_000;

const issue = (createdAt: string, change: Partial<Response> = {}): Response => ({
  number: 1,
  createdAt,
  answeredAt: undefined,
  resolvedAt: undefined,
  waits: [],
  ...change,
});
const tell = (measure: "first-response" | "resolution", ...issues: readonly Response[]) =>
  tellResponses({ issues, cut: false }, measure, "support", setting).tell(WEEK);

describe("first response", () => {
  it("is the median in working time, with nine of ten and how many", () => {
    expect(
      tell(
        "first-response",
        // One hour; over night, two; over the week-end, one of Friday and two of Monday, after the window.
        issue("2026-11-17T09:00:00Z", { answeredAt: "2026-11-17T10:00:00Z" }),
        issue("2026-11-17T16:00:00Z", { answeredAt: "2026-11-18T09:00:00Z" }),
        issue("2026-11-20T16:00:00Z", { answeredAt: "2026-11-22T10:00:00Z" }),
      ),
    ).toMatchObject({ kind: "said", value: HOUR, sample: 3, asOf: "2026-11-22" });
  });

  it("is about issues that came in the window, and leaves out those that still wait, but counts them", () => {
    const said = tell(
      "first-response",
      issue("2026-11-15T09:00:00Z", { answeredAt: "2026-11-17T10:00:00Z" }),
      issue("2026-11-17T09:00:00Z", { answeredAt: "2026-11-17T12:00:00Z" }),
      issue("2026-11-18T09:00:00Z"),
    );
    expect(said).toMatchObject({ value: 3 * HOUR, sample: 1 });
    expect(said.kind === "said" && said.steps.at(-1)).toBe("1 of 2 that came in these days wait for a first answer.");
  });

  it("is none, and nobody's fault, where nothing was asked", () => {
    expect(tell("first-response")).toEqual({
      kind: "calm",
      because: "No issues labelled support were answered in 2026-W47.",
    });
  });
});

describe("resolution", () => {
  it("counts in the week of the closing, and not while the customer was waited for", () => {
    expect(
      tell(
        "resolution",
        issue("2026-11-13T09:00:00Z", {
          resolvedAt: "2026-11-16T09:00:00Z",
          waits: [{ from: "2026-11-13T10:00:00Z", to: "2026-11-16T08:30:00Z" }],
        }),
        issue("2026-11-17T09:00:00Z", { resolvedAt: "2026-11-23T09:00:00Z" }),
      ),
    ).toMatchObject({ value: 1.5 * HOUR, sample: 1 });
  });

  it("concludes nothing from a part", () => {
    expect(tellResponses({ issues: [], cut: true }, "resolution", "support", setting).tell(WEEK)).toMatchObject({
      kind: "wrong",
    });
  });
});

describe("what happens", () => {
  const at = (instant: string, change: Partial<Happening> = {}): Happening => ({
    at: instant,
    began: undefined,
    failed: undefined,
    ...change,
  });
  const tells = (measure: HappeningMeasure, all: readonly Happening[], per: Per = "day", cut = false) =>
    tellHappenings({ all, begun: all[0]?.at, cut }, measure, "deployments", { per, ...setting }).tell(WEEK);
  const three = [
    "2026-11-15T22:59:59Z",
    "2026-11-15T23:00:00Z",
    "2026-11-18T10:00:00Z",
    "2026-11-22T22:59:59Z",
    "2026-11-22T23:00:00Z",
  ].map((one) => at(one));

  it("is mended from the first failure on to the next success, in the week of that", () => {
    const hours = (...ends: readonly (readonly [string, boolean | undefined])[]) =>
      ends.map(([instant, failed]) => at(`2026-11-${instant}:00Z`, { failed }));
    const all = hours(
      ["13T10:00", true],
      ["16T10:00", false],
      ["17T10:00", true],
      ["17T11:00", true],
      ["17T11:30", undefined],
      ["17T12:00", false],
      ["18T10:00", false],
      ["22T10:00", true],
    );
    expect(tells("time-to-restore", all)).toMatchObject({ kind: "said", value: 37 * HOUR, sample: 2 });
    expect(tells("failure-rate", all)).toMatchObject({ value: (3 / 6) * 100, sample: 6 });
    expect(tells("time-to-restore", hours(["18T10:00", false]))).toMatchObject({ kind: "calm" });
    expect(tells("time-to-restore", three)).toMatchObject({ kind: "wrong" });
  });

  it("is counted by working days, by the clocks of the zone; failures do not count", () => {
    expect(tells("frequency", three)).toMatchObject({ value: 3 / 5, sample: 3 });
    expect(tells("frequency", three, "week")).toMatchObject({ value: 3 });
    expect(tells("count", [...three, at("2026-11-18T10:00:00Z", { failed: true })])).toMatchObject({ value: 3 });
  });

  it("is zero in a week without, and no data where there never was any", () => {
    expect(tells("frequency", [at("2026-10-01T10:00:00Z")])).toMatchObject({ kind: "said", value: 0 });
    expect(tells("frequency", [])).toEqual({ kind: "wrong", because: "There are no deployments." });
    expect(tells("frequency", three, "day", true)).toMatchObject({ kind: "wrong" });
  });

  it("is no number in a window that begins before the first of them, where its parts are", () => {
    const inside = ["2026-11-18T10:00:00Z", "2026-11-19T10:00:00Z"].map((one) =>
      at(one, { began: one, failed: false }),
    );
    const because = "There are deployments since 18 November 2026, which is not the whole of 2026-W47.";
    for (const measure of ["frequency", "count"] as const)
      expect(tells(measure, inside)).toEqual({ kind: "calm", because });
    expect(tells("failure-rate", inside)).toMatchObject({ value: 0, sample: 2 });
    expect(tells("lead-time", inside)).toMatchObject({ value: 0, sample: 2 });
    // One of the Monday, by the clocks of the zone.
    expect(tells("frequency", [at("2026-11-15T23:00:00Z")])).toMatchObject({ kind: "said", value: 1 / 5 });
  });

  it("fails to some share, where GitHub tells", () => {
    const runs = [false, false, true, false].map((failed) => at("2026-11-18T10:00:00Z", { failed }));
    expect(tells("failure-rate", runs)).toMatchObject({ value: 25, sample: 4 });
    expect(tells("failure-rate", three)).toMatchObject({ kind: "wrong" });
    expect(tells("failure-rate", [at("2026-10-01T10:00:00Z")])).toMatchObject({ kind: "calm" });
  });

  it("takes its time: the median, nine of ten and how many", () => {
    const merged = [1, 2, 30].map((hours) =>
      at("2026-11-18T10:00:00Z", { began: new Date(Date.parse("2026-11-18T10:00:00Z") - hours * HOUR).toISOString() }),
    );
    expect(tells("cycle-time", merged)).toMatchObject({
      value: 2 * HOUR,
      p90: expect.closeTo(24.4 * HOUR, 3) as number,
      longest: 30 * HOUR,
      sample: 3,
    });
    expect(tells("lead-time", three)).toMatchObject({ kind: "wrong" });
  });
});
