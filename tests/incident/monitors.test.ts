import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Belief, type Turn, believeProbe } from "../../src/incident/monitors/believe-probe.ts";
import { certificateAlert, monitorAlert, repeatedAlert } from "../../src/incident/monitors/monitor-alert.ts";
import type { Probe } from "../../src/inputs/probe.ts";
import type { Monitor } from "../../src/playbook/incidents.ts";

const monitor: Monitor = {
  id: "shop",
  url: "https://shop.acme.example/health",
  service: "Checkout",
  every: 60_000,
  severity: "P1",
  expect: [],
  timeout: 10_000,
  slow: 1000,
  certificate: 14 * 86_400_000,
  tries: 3,
  uptime: undefined,
  source: { file: ".github/almanac.yml", line: 1 },
};

function at(minute: number): string {
  return new Date(Date.UTC(2026, 10, 25, 1, minute)).toISOString().replace(".000Z", "Z");
}

function probe(minute: number, answer: Probe["answer"] | number, millis = 50): Probe {
  const said = typeof answer === "number" ? { status: answer } : answer;
  return { at: at(minute), millis, answer: said, certificateEnds: undefined };
}

/** What is believed after probes, and every change of it. */
function after(probes: readonly Probe[], change: Partial<Monitor> = {}) {
  let belief: Belief | undefined;
  const turns: Turn[] = [];
  for (const one of probes) {
    const next = believeProbe({ ...monitor, ...change }, belief, one);
    ({ belief } = next);
    if (next.turn !== undefined) turns.push(next.turn);
  }
  return { belief, turns };
}

const lost = { because: "no answer within 10 s" };

describe("what is believed", () => {
  test("is down after three failures in a row, since the first of them, and up again likewise", () => {
    const probes = [200, lost, lost, 503, 503, 200, 200, 200].map((answer, minute) => probe(minute, answer));
    expect(after(probes).turns).toEqual([
      { from: "up", to: "down", at: at(1), because: "it answers 503" },
      { from: "down", to: "up", at: at(5), because: "it answers 200" },
    ]);
  });

  test("is not changed by single failures, nor by a lucky answer", () => {
    expect(after([200, lost, 200, lost, lost, 200].map((answer, minute) => probe(minute, answer))).turns).toEqual([]);
    const lucky = after([lost, lost, lost, 200, lost, 200].map((answer, minute) => probe(minute, answer)));
    expect(lucky.turns).toHaveLength(1);
    expect(lucky.belief?.health).toBe("down");
  });

  test("is degraded where answers are right but slow, which is not down", () => {
    const slow = after([0, 1, 2].map((minute) => probe(minute, 200, 1001)));
    expect(slow.turns).toEqual([{ from: "up", to: "degraded", at: at(0), because: "it takes 1001 ms" }]);
    expect(slow.turns.map((turn) => monitorAlert(monitor, turn, at(0)))).toEqual([undefined]);
    expect(after([probe(0, 200, 9000)], { slow: undefined, tries: 1 }).turns).toEqual([]);
  });

  test.each([
    [[], 204, "up"],
    [[], 302, "up"],
    [[], 404, "down"],
    [[], 199, "down"],
    [[401], 401, "up"],
    [[401], 200, "down"],
  ])("with %j expected a %i is %s", (expected, status, health) => {
    expect(after([probe(0, status)], { expect: expected, tries: 1 }).belief?.health).toBe(health);
  });

  test("turns only between different healths, each turn where the last one led", () => {
    const any = fc.array(fc.constantFrom<Probe["answer"] | number>(200, 503, lost), { maxLength: 40 });
    fc.assert(
      fc.property(any, fc.integer({ min: 1, max: 4 }), (answers, tries) => {
        const { turns } = after(
          answers.map((answer, minute) => probe(minute, answer)),
          { tries },
        );
        const healths = ["up", ...turns.map(({ to }) => to)];
        expect(turns.map(({ from }) => from)).toEqual(healths.slice(0, -1));
        expect(turns.every(({ from, to }) => from !== to)).toBe(true);
        expect(turns.map((turn) => turn.at)).toEqual(turns.map((turn) => turn.at).toSorted());
      }),
    );
  });
});

describe("what is told", () => {
  const down: Turn = { from: "up", to: "down", at: at(1), because: "it answers 503" };

  test("is an alert of the monitor's severity, with what it is about", () => {
    expect(monitorAlert(monitor, down, at(0))).toMatchObject({
      sender: "monitor",
      alerts: [
        {
          fingerprint: "monitor-shop",
          since: at(1),
          until: undefined,
          title: "shop is down",
          text: "Asked 3 times in a row: it answers 503.",
          severity: "P1",
          labels: { monitor: "shop", service: "Checkout" },
        },
      ],
    });
  });

  test("is its end when it recovers, also to a slow one", () => {
    const turn: Turn = { from: "down", to: "degraded", at: at(9), because: "it takes 2000 ms" };
    expect(monitorAlert(monitor, turn, at(1))?.alerts[0]).toMatchObject({ since: at(1), until: at(9) });
    expect(monitorAlert(monitor, turn, at(1))?.group).toBe(monitorAlert(monitor, down, at(0))?.group);
  });

  test("is told again every ten minutes while it is down, as the same alert", () => {
    const belief: Belief = { health: "down", since: at(1), doubt: undefined };
    expect(repeatedAlert(monitor, { belief, told: at(3) }, at(12))).toBeUndefined();
    expect(repeatedAlert(monitor, { belief: { ...belief, health: "up" }, told: at(3) }, at(40))).toBeUndefined();
    const again = repeatedAlert(monitor, { belief, told: at(3) }, at(13));
    expect(again?.group).toBe(monitorAlert(monitor, down, at(0))?.group);
    expect(again?.alerts[0]).toMatchObject({ fingerprint: "monitor-shop", since: at(1), until: undefined });
  });

  test("is that a certificate ends soon, once, and that it was renewed", () => {
    const seen = (certificateEnds: string | undefined) => ({ ...probe(0, 200), certificateEnds });
    const soon = "2026-12-09T01:00:00Z";
    const later = "2026-12-09T01:00:01Z";
    expect(certificateAlert(monitor, seen(undefined), undefined)).toBeUndefined();
    expect(certificateAlert(monitor, seen(later), undefined)).toBeUndefined();
    const [told] = certificateAlert(monitor, seen(soon), undefined)?.alerts ?? [];
    expect(told).toMatchObject({ fingerprint: "certificate-shop", severity: "P2", until: undefined });
    expect(told?.text.replaceAll("\u00a0", " ")).toBe("It ends in 14 days.");
    expect(certificateAlert(monitor, seen(soon), { ends: soon, at: at(0) })).toBeUndefined();
    const renewed = certificateAlert(monitor, seen("2027-12-09T01:00:00Z"), { ends: soon, at: at(-5) });
    expect(renewed?.alerts[0]).toMatchObject({ since: at(-5), until: at(0) });
  });
});
