import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alertOfEvent } from "../../src/inputs/alerts/alert-of-event.ts";
import { alertLimits } from "../../src/inputs/alerts/alert-limits.ts";
import { type ParsedAlerts, parseAlerts } from "../../src/inputs/alerts/parse-alerts.ts";
import type { AlertMessage } from "../../src/inputs/alert.ts";

const NOW = "2026-11-25T02:50:00Z";

const firing = {
  status: "firing",
  labels: { alertname: "HighErrorRate", service: "checkout", severity: "critical" },
  annotations: { summary: "5xx above 10 %", description: "For five minutes now" },
  startsAt: "2026-11-25T02:40:00.123Z",
  endsAt: "0001-01-01T00:00:00Z",
  generatorURL: "https://prometheus.acme.example/graph?g0.expr=x",
  fingerprint: "c4f2a1",
};

function webhook(...alerts: readonly unknown[]) {
  return { version: "4", groupKey: '{}:{alertname="HighErrorRate"}', status: "firing", receiver: "almanac", alerts };
}

function parse(value: unknown): ParsedAlerts {
  return parseAlerts(JSON.stringify(value), NOW);
}

function read(value: unknown): AlertMessage {
  const parsed = parse(value);
  if (parsed.kind === "refused") throw new Error(parsed.why);
  return parsed.message;
}

describe("Alertmanager's webhook", () => {
  test("is read with what people need of it", () => {
    const { group, ...rest } = read(webhook(firing));
    expect(group).toMatch(/^[0-9a-f]{10}$/);
    expect(rest).toEqual({
      sender: "alertmanager",
      alerts: [
        {
          fingerprint: "c4f2a1",
          since: "2026-11-25T02:40:00Z",
          until: undefined,
          title: "5xx above 10 %",
          text: "For five minutes now",
          labels: { alertname: "HighErrorRate", service: "checkout", severity: "critical" },
          severity: undefined,
          url: "https://prometheus.acme.example/graph?g0.expr=x",
        },
      ],
      leftOut: 0,
    });
  });

  test("what is resolved has its end, and a severity of ours counts as one", () => {
    const labels = { ...firing.labels, severity: "p1" };
    const [alert] = read(webhook({ ...firing, labels, status: "resolved", endsAt: "2026-11-25T02:48:00Z" })).alerts;
    expect(alert).toMatchObject({ until: "2026-11-25T02:48:00Z", severity: "P1" });
  });

  test("what is missing is made up for", () => {
    const [bare] = read({ alerts: [{ status: "firing", labels: {} }] }).alerts;
    expect(bare).toMatchObject({ title: "Alert without a name", text: "", since: NOW, url: undefined });
    const named = { status: "firing", labels: { alertname: "Down", instance: 3, up: false } };
    const [first] = read(webhook(named)).alerts;
    const [again] = read(webhook({ ...named, labels: { up: "false", instance: "3", alertname: "Down" } })).alerts;
    expect(first).toMatchObject({ title: "Down", labels: { alertname: "Down", instance: "3", up: "false" } });
    expect(again?.fingerprint).toBe(first?.fingerprint);
    const [other] = read(webhook({ ...named, labels: { alertname: "Up" } })).alerts;
    expect(other?.fingerprint).not.toBe(first?.fingerprint);
  });

  test.each([
    ["in the future", "2026-11-25T03:50:00Z", NOW],
    ["not a time", "yesterday", NOW],
    ["the year 1", "0001-01-01T00:00:00Z", NOW],
    ["in another zone", "2026-11-25T03:45:00+01:00", "2026-11-25T02:45:00Z"],
  ])("a beginning that is %s", (_, startsAt, since) => {
    expect(read(webhook({ ...firing, startsAt })).alerts[0]?.since).toBe(since);
  });

  test("the same fingerprint twice is one alert, as it was told last", () => {
    const { alerts } = read(webhook(firing, { ...firing, status: "resolved", endsAt: "2026-11-25T02:45:00Z" }));
    expect(alerts.map(({ until }) => until)).toEqual(["2026-11-25T02:45:00Z"]);
  });

  test("huge fields are cut, and what is more than is read is counted", () => {
    const huge = "x".repeat(10_000);
    const labels = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`l${index}`, huge.slice(0, 600)]));
    const annotations = { summary: huge, description: huge };
    const [alert] = read(webhook({ ...firing, labels, annotations, fingerprint: huge, generatorURL: huge })).alerts;
    expect(Object.keys(alert?.labels ?? {})).toHaveLength(alertLimits.labels);
    expect(alert?.labels["l0"]).toHaveLength(alertLimits.value);
    expect([alert?.title.length, alert?.text.length, alert?.url?.length]).toEqual([200, 2000, 1000]);
    expect(alert?.fingerprint).toMatch(/^[0-9a-f]{10}$/);
    const many = Array.from({ length: 60 }, (_, index) => ({ ...firing, fingerprint: `f${index}` }));
    const message = read({ ...webhook(...many), truncatedAlerts: 7 });
    expect([message.alerts.length, message.leftOut]).toEqual([alertLimits.alerts, 17]);
  });

  test.each([
    [{ alerts: "none" }],
    [{ alerts: [] }],
    [{ version: "3", alerts: [firing] }],
    [webhook({ ...firing, status: "burning" })],
    [webhook({ ...firing, labels: null })],
    [webhook({ ...firing, labels: { a: { b: 1 } } })],
    [webhook(null)],
  ])("%j is refused", (value) => {
    expect(parse(value).kind).toBe("refused");
  });
});

describe("our own form", () => {
  test("is small", () => {
    const sent = { id: "probe-7", title: "Checkout is\n down", service: "checkout", severity: "P1" };
    expect(read({ ...sent, text: "HTTP 503", at: "2026-11-25T02:44:00Z" })).toMatchObject({
      sender: "generic",
      alerts: [
        {
          fingerprint: "probe-7",
          title: "Checkout is down",
          text: "HTTP 503",
          labels: { service: "checkout" },
          severity: "P1",
          since: "2026-11-25T02:44:00Z",
          until: undefined,
        },
      ],
    });
    expect(read({ ...sent, state: "resolved" }).alerts[0]?.until).toBe(NOW);
    expect(read({ ...sent, state: "resolved" }).group).toBe(read(sent).group);
  });

  test("says what is wrong with it, and nothing of what was sent", () => {
    const why = (value: unknown) => {
      const parsed = parse(value);
      return parsed.kind === "refused" ? parsed.why : parsed.kind;
    };
    const possible = "possible are id, state, title, text, service, severity, labels, at, url";
    expect(why({ title: "x" })).toBe(`The alert was refused: id is not as expected; ${possible}.`);
    expect(why({ id: "1", title: "x", "<script>": 1 })).toBe(
      `The alert was refused: an unknown key is not as expected; ${possible}.`,
    );
    expect(why({ id: "1", title: "x", severity: "@everyone", labels: { a: null } })).toBe(
      `The alert was refused: severity, labels are not as expected; ${possible}.`,
    );
    expect(why([])).toBe("The alert was refused: it is no JSON object.");
  });
});

describe("what comes with a repository_dispatch", () => {
  const event = (client_payload: unknown) => ({ action: "almanac-alert", client_payload, sender: { login: "ada" } });

  test("stands below one key, because there is room for ten", () => {
    expect(alertOfEvent(event({ alert: webhook(firing) }), NOW)).toMatchObject({ kind: "message" });
    expect(alertOfEvent(event({ id: "1", title: "x" }), NOW)).toEqual({
      kind: "refused",
      why: "The alert was refused: `client_payload` has no key `alert`.",
    });
    expect(alertOfEvent(event(null), NOW)?.kind).toBe("refused");
  });

  test("other events bring none", () => {
    for (const other of [null, [], {}, { action: "almanac-alert" }, { ...event({}), action: "labeled" }])
      expect(alertOfEvent(other, NOW)).toBeUndefined();
  });
});

test("no text is too hostile: it is refused or read within the limits", () => {
  expect(parseAlerts(" ".repeat(alertLimits.message + 1), NOW)).toMatchObject({ kind: "refused" });
  expect(parseAlerts("{", NOW)).toEqual({ kind: "refused", why: "The alert was refused: it is no JSON." });
  const labels = fc.dictionary(fc.oneof(fc.string(), fc.constantFrom("__proto__", "constructor")), fc.anything());
  const alert = fc.record(
    {
      status: fc.oneof(fc.constantFrom("firing", "resolved"), fc.anything()),
      labels,
      annotations: labels,
      startsAt: fc.oneof(
        fc.string(),
        fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      ),
      endsAt: fc.anything(),
      fingerprint: fc.oneof(fc.string(), fc.anything()),
    },
    { requiredKeys: [] },
  );
  const message = fc.oneof(
    fc.record(
      { alerts: fc.array(fc.oneof(alert, fc.anything())), groupKey: fc.anything() },
      { requiredKeys: ["alerts"] },
    ),
    fc.record({ id: fc.string(), title: fc.string(), text: fc.string(), at: fc.string(), url: fc.string() }),
    fc.anything(),
  );
  fc.assert(
    fc.property(message, (value) => {
      const text: unknown = JSON.stringify(value, (_, inner: unknown) => (typeof inner === "bigint" ? 1 : inner));
      const parsed = parseAlerts(typeof text === "string" ? text : "", NOW);
      const why = parsed.kind === "refused" ? parsed.why : "";
      const told = parsed.kind === "refused" ? [] : parsed.message.alerts;
      expect(why.length).toBeLessThan(300);
      expect(told.every(({ fingerprint }) => /^[^\n]{1,128}$/.test(fingerprint))).toBe(true);
      expect(told.every(({ since, until }) => since <= NOW && (until ?? NOW) <= NOW)).toBe(true);
      expect(told.every((one) => one.title.length <= 200 * 8 && one.text.length <= alertLimits.text)).toBe(true);
      const values = told.flatMap((one) => Object.values(one.labels));
      expect(values.every((label) => label.length <= alertLimits.value)).toBe(true);
    }),
  );
});
