import fc from "fast-check";
import { expect, test } from "vitest";
import { type KnownAlert, readAlertMemory, writeAlertMemory } from "../../src/incident/alerts/alert-memory.ts";
import { type AlertIncident, judgeAlerts } from "../../src/incident/alerts/judge-alerts.ts";
import { mergeAlerts } from "../../src/incident/alerts/merge-alerts.ts";
import type { Alert, AlertMessage } from "../../src/inputs/alert.ts";

function at(minute: number): string {
  return `2026-11-25T02:${String(minute).padStart(2, "0")}:00Z`;
}

function anAlert(fingerprint: string, since: number, until?: number): Alert {
  const end = until === undefined ? undefined : at(until);
  const rest = { text: "", labels: {}, severity: undefined, url: undefined };
  return { fingerprint, since: at(since), until: end, title: `Alert ${fingerprint}`, ...rest };
}

function aMessage(group: string, ...alerts: readonly Alert[]): AlertMessage {
  return { group, sender: "alertmanager", alerts, leftOut: 0 };
}

function known(fingerprint: string, since: number, until?: number): KnownAlert {
  const end = until === undefined ? undefined : at(until);
  return { fingerprint, title: `Alert ${fingerprint}`, since: at(since), until: end };
}

function incident(group: string, alerts: readonly KnownAlert[], open = true): AlertIncident {
  return { number: 7, open, group, alerts };
}

test("a new alert opens an incident, with all that fire beside it", () => {
  const message = aMessage("g", anAlert("a", 1), anAlert("b", 2), anAlert("c", 1, 3));
  expect(judgeAlerts(message, [])).toEqual({ kind: "opens", alerts: [known("a", 1), known("b", 2)] });
});

test("the same alert belongs to its incident, and told again it changes nothing", () => {
  const standing = incident("g", [known("a", 1)]);
  expect(judgeAlerts(aMessage("g", anAlert("a", 1)), [standing])).toEqual({ kind: "nothing" });
  expect(judgeAlerts(aMessage("another group", anAlert("a", 1)), [standing])).toEqual({ kind: "nothing" });
});

test("another alert of the group joins the open incident", () => {
  expect(judgeAlerts(aMessage("g", anAlert("b", 4)), [incident("g", [known("a", 1)])])).toMatchObject({
    kind: "changes",
    merged: { began: [known("b", 4)], ended: [], alerts: [known("a", 1), known("b", 4)] },
  });
});

test("its end is noted once, and a firing after that is a new one", () => {
  const over = aMessage("g", anAlert("a", 1, 5));
  const first = judgeAlerts(over, [incident("g", [known("a", 1)])]);
  expect(first).toMatchObject({ kind: "changes", merged: { ended: [known("a", 1, 5)] } });
  const ended = incident("g", [known("a", 1, 5)]);
  expect(judgeAlerts(over, [ended])).toEqual({ kind: "nothing" });
  expect(judgeAlerts(aMessage("g", anAlert("a", 1)), [ended])).toEqual({ kind: "nothing" });
  expect(judgeAlerts(aMessage("g", anAlert("a", 9)), [ended])).toMatchObject({ merged: { began: [known("a", 9)] } });
});

test("a replay, or the reminder of an alert whose incident people closed, opens nothing; a later firing does", () => {
  const closed = incident("g", [known("a", 1)], false);
  expect(judgeAlerts(aMessage("g", anAlert("a", 1)), [closed])).toEqual({ kind: "nothing" });
  expect(judgeAlerts(aMessage("g", anAlert("a", 1, 9)), [closed])).toEqual({ kind: "nothing" });
  expect(judgeAlerts(aMessage("g", anAlert("a", 9)), [closed])).toMatchObject({ kind: "opens" });
});

test("the end of what nobody knew of is nothing", () => {
  expect(judgeAlerts(aMessage("g", anAlert("a", 1, 2)), [])).toEqual({ kind: "nothing" });
});

const alerts = fc.array(
  fc
    .tuple(fc.constantFrom("a", "b", "c"), fc.nat({ max: 20 }), fc.option(fc.nat({ max: 20 }), { nil: undefined }))
    .map(([name, since, length]) => anAlert(name, since, length === undefined ? undefined : since + length)),
  { maxLength: 8 },
);

test("whatever comes twice in a row changes nothing the second time", () => {
  fc.assert(
    fc.property(alerts, alerts, (before, told) => {
      const once = told.filter(
        (alert, index) => told.findIndex((other) => other.fingerprint === alert.fingerprint) === index,
      );
      const first = mergeAlerts(mergeAlerts([], before).alerts, once);
      expect(mergeAlerts(first.alerts, once)).toEqual({ alerts: first.alerts, began: [], ended: [] });
    }),
  );
});

test("what is remembered survives being written, whatever the alerts say", () => {
  const remembered = fc.uniqueArray(
    fc.record({
      fingerprint: fc.string(),
      title: fc.string(),
      since: fc.constant(at(1)),
      until: fc.constantFrom(undefined, at(2)),
    }),
    { selector: ({ fingerprint }) => fingerprint, maxLength: 50 },
  );
  fc.assert(
    fc.property(remembered, (list) => {
      const line = writeAlertMemory(list);
      expect(line).toMatch(/^<!-- [^\n]*-->$/);
      expect(line.slice(4, -3)).not.toContain("--");
      const order = (a: KnownAlert, b: KnownAlert) => (a.fingerprint < b.fingerprint ? -1 : 1);
      expect(readAlertMemory(`x\n\n${line}\n`)).toEqual(list.toSorted(order));
    }),
  );
  expect(readAlertMemory('<!-- almanac:alerts [["a","soon","","t"],["b"],7] -->')).toEqual([]);
});
