import fc from "fast-check";
import { expect, test } from "vitest";
import type { Incident } from "../../src/incident/incident.ts";
import { noticeEvents, noticeId } from "../../src/incident/notices/notice-events.ts";
import { type OutsideMessage, deliveryOf, slackMessage, webhookMessage } from "../../src/render/incident-message.ts";
import { anIncident } from "../support/an-incident.ts";
import { hostileText } from "../markdown/hostile.ts";

const NOW = "2026-11-25T04:00:00Z";
const by = "dev";

function at(time: string) {
  return { at: `2026-11-25T${time}:00Z`, by };
}

const told = (incident: Incident, severities: readonly ("P0" | "P1" | "P2")[] = ["P0"], now = NOW) =>
  noticeEvents(incident, { severities }, now).map(({ kind, severity }) => `${kind} ${severity}`);

test("from beginning to end, each event once and in order", () => {
  const incident = anIncident({
    acknowledged: at("01:51"),
    updates: [{ ...at("02:05"), text: "Rolling back", next: undefined }],
    spells: [{ from: at("01:47").at, acknowledged: at("01:51"), mitigated: at("02:20"), ended: at("03:00").at }],
    resolved: { ...at("03:00"), lacks: [] },
  });
  expect(told(incident)).toEqual(["declared P0", "acknowledged P0", "updated P0", "mitigated P0", "resolved P0"]);
  const ids = noticeEvents(incident, { severities: ["P0"] }, NOW).map(noticeId);
  expect(new Set(ids).size).toBe(ids.length);
});

test("who hears of P0 only hears from the moment it is one, and of its end also when it was lowered", () => {
  const incident = anIncident({
    severities: [
      { ...at("01:47"), severity: "P2", why: undefined },
      { ...at("02:00"), severity: "P0", why: "All customers" },
      { ...at("02:30"), severity: "P2", why: "A few" },
    ],
    updates: [
      { ...at("01:50"), text: "Odd", next: undefined },
      { ...at("02:10"), text: "Bad", next: undefined },
      { ...at("02:40"), text: "Better", next: undefined },
    ],
    resolved: { ...at("03:00"), lacks: [] },
  });
  expect(told(incident)).toEqual(["raised P0", "updated P0", "resolved P2"]);
  expect(told(incident, ["P1"])).toEqual([]);
});

test("nothing without a severity, of a duplicate, or of what is older than a day; a false alarm is said to be one", () => {
  expect(told(anIncident({ severities: [], severity: undefined }))).toEqual([]);
  expect(told(anIncident({ duplicateOf: { ...at("01:50"), of: 1 } }))).toEqual([]);
  expect(told(anIncident(), ["P0"], "2026-11-26T01:47:01Z")).toEqual([]);
  expect(told(anIncident({ falseAlarm: at("01:55") }))).toEqual(["declared P0", "false-alarm P0"]);
});

function aMessage(change: Partial<OutsideMessage> = {}): OutsideMessage {
  const incident = anIncident();
  const event = { kind: "updated" as const, ...at("02:05"), text: "Rolling back v412", severity: "P0" as const };
  const repository = { owner: "acme", name: "shop" };
  return { incident, event, repository, service: "checkout", confidential: false, ...change };
}

test("the messages say the facts", () => {
  expect(deliveryOf(aMessage())).toBe("acme/shop#517 updated@2026-11-25T02:05:00Z");
  expect(JSON.parse(slackMessage(aMessage()))).toEqual({
    text: "ℹ️ *P0* update by dev: <almanac:repository-page/issues/517|#517 Payments fail>\nRolling back v412",
  });
  expect(JSON.parse(webhookMessage(aMessage()))).toEqual({
    version: 1,
    event: "updated",
    at: "2026-11-25T02:05:00Z",
    incident: "acme/shop#517",
    state: "firing",
    severity: "P0",
    status: "identified",
    title: "Payments fail",
    service: "checkout",
    text: "Rolling back v412",
    by: "dev",
    since: "2026-11-25T01:40:00Z",
    url: "almanac:repository-page/issues/517",
  });
});

test("of a confidential incident nothing leaves that anybody wrote", () => {
  const secret = "hunter2";
  const incident = anIncident({ title: secret });
  const event = { ...aMessage().event, text: secret, by: secret };
  const message = aMessage({ incident, event, service: secret, confidential: true });
  expect(slackMessage(message) + webhookMessage(message)).not.toContain(secret);
});

test("foreign text stays text in Slack: no mention, no link, one line each", () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const incident = anIncident({ title: `${text} <!channel> @here` });
      const { text: sent } = JSON.parse(slackMessage(aMessage({ incident, event: { ...aMessage().event, text } }))) as {
        readonly text: string;
      };
      expect(sent.match(/[<>]/g)).toEqual(["<", ">"]);
      expect(sent).not.toMatch(/@(?:here|channel|everyone)/);
      expect(sent.split("\n").length).toBeLessThanOrEqual(2);
    }),
    { numRuns: 60 },
  );
});
