import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Alert, AlertMessage } from "../../src/inputs/alert.ts";
import { readMarker } from "../../src/markdown/marker.ts";
import { aPlaybook } from "../support/example-playbooks.ts";
import { passAt, planAt } from "../support/simulated-pass.ts";
import { SimulatedRepository } from "../support/simulated-repository.ts";

const playbook = aPlaybook(`gate: off
cadences: { ${["daily-metrics", "support-triage", "health-check"].map((id) => `${id}: off`).join(", ")} }
incidents:
  classify: [{ alert: { severity: critical }, severity: P0 }, { service: search, severity: P2 }]
  maintenance: [{ from: 2026-11-28 22:00, to: 2026-11-29 02:00, services: [Checkout] }]
`);

const NOW = "2026-11-25T01:50:00Z";
const LATER = "2026-11-25T02:30:00Z";

function anAlert(change: Partial<Alert> = {}): Alert {
  return {
    fingerprint: "c4f2",
    since: "2026-11-25T01:40:00Z",
    until: undefined,
    title: "5xx above 10 %",
    text: "For five minutes now",
    labels: { service: "checkout", severity: "critical" },
    severity: undefined,
    url: "https://prometheus.acme.example/graph",
    ...change,
  };
}

function aMessage(...alerts: readonly Alert[]): AlertMessage {
  return { group: "a1b2c3d4e5", sender: "alertmanager", alerts, leftOut: 0 };
}

/** A repository that has passed once, so that only alerts are left to plan. */
function aRepository(): SimulatedRepository {
  const repository = new SimulatedRepository();
  passAt(repository, playbook, "2026-11-25T01:00:00Z");
  return repository;
}

function operationsAt(repository: SimulatedRepository, now: string, ...alerts: readonly AlertMessage[]) {
  const { operations } = planAt(repository, playbook, now, { alerts });
  return operations.filter(({ key }) => key.startsWith("alert:"));
}

function alertIssues(repository: SimulatedRepository) {
  return repository.items.filter((item) => readMarker(item.body)?.kind === "alert");
}

/** What was said about monitoring. */
function said(repository: SimulatedRepository, number: number): readonly string[] {
  const bodies = repository.comments.filter(({ issue }) => issue === number).map(({ body }) => body);
  return bodies.filter((body) => body.startsWith("Monitoring:"));
}

describe("an alert nobody knows of", () => {
  test("opens an incident of the severity its rule gives, and says all it knows", () => {
    const repository = aRepository();
    passAt(repository, playbook, NOW, { alerts: [aMessage(anAlert())] });
    const [issue, ...more] = alertIssues(repository);
    expect(more).toEqual([]);
    expect(issue).toMatchObject({ title: "checkout: 5xx above 10 %", labels: ["P0"] });
    expect(issue?.body.split("\n").filter((line) => !line.startsWith("<!-- almanac:begin"))).toEqual([
      "Monitoring noticed this; nobody has looked yet.",
      "",
      "| Alert | Since (Europe/Berlin) | Over |",
      "|---|---|---|",
      "| 5xx above 10 % | Wed 25 Nov 2026, 02:40 | 🔥 fires |",
      "<!-- almanac:end alerts -->",
      "",
      "<details><summary>What the alert says</summary>",
      "",
      "**5xx above 10 %**",
      "",
      "For five minutes now",
      "",
      "`service=checkout` `severity=critical`",
      "",
      "[Look at it](https://prometheus.acme.example/graph)",
      "",
      "</details>",
      "",
      "P0 by [a rule of the playbook](../blob/HEAD/.github/almanac.yml#L5): alert with `severity=critical`. Not right? `/severity P2 <why>`.",
      "",
      '<!-- almanac:alerts [["c4f2","2026-11-25T01:40:00Z","","5xx above 10 %"]] -->',
      "<!-- almanac:1 alert a1b2c3d4e5 2026-11-25T01:40:00Z -->",
    ]);
  });

  test.each([
    [{ severity: "P1" as const }, "P1"],
    [{ labels: { service: "search" } }, "P2"],
    [{ labels: {} }, "incident"],
  ])("%j gets %s", (change, label) => {
    const [operation] = operationsAt(aRepository(), NOW, aMessage(anAlert(change)));
    expect(operation).toMatchObject({ kind: "open-issue", labels: [{ name: label }] });
  });

  test("the gravest of several decides, and one issue is enough for a group", () => {
    const second = anAlert({ fingerprint: "d5", title: "Search slow", labels: { service: "search" } });
    const found = operationsAt(aRepository(), NOW, aMessage(second), aMessage(anAlert()));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ title: "search: Search slow (and 1 more)", labels: [{ name: "P0" }] });
  });

  test("it works before the gate is passed, and not while all is paused", () => {
    const alerts = [aMessage(anAlert())];
    const gated = planAt(new SimulatedRepository(), aPlaybook(), NOW, { alerts });
    expect(gated.operations.map(({ key }) => key)).toContain("alert:open:a1b2c3d4e5");
    const paused = planAt(new SimulatedRepository(), aPlaybook("paused: true"), NOW, { alerts });
    expect(paused.operations.map(({ key }) => key)).not.toContain("alert:open:a1b2c3d4e5");
  });
});

describe("an alert whose incident is open", () => {
  function withIncident(): { readonly repository: SimulatedRepository; readonly number: number } {
    const repository = aRepository();
    passAt(repository, playbook, NOW, { alerts: [aMessage(anAlert())] });
    return { repository, number: alertIssues(repository)[0]?.number ?? 0 };
  }

  test("told again or replayed it changes nothing, and says so", () => {
    const { repository } = withIncident();
    const plan = planAt(repository, playbook, LATER, { alerts: [aMessage(anAlert())] });
    expect(plan.operations.filter(({ key }) => key.startsWith("alert:"))).toEqual([]);
    expect(plan.notes).toContain("Nothing new in the alert that came (5xx above 10 %).");
  });

  test("its end is noted once, in the table and in a comment, and closes nothing", () => {
    const { repository, number } = withIncident();
    const over = [aMessage(anAlert({ until: "2026-11-25T02:10:00Z" }))];
    passAt(repository, playbook, LATER, { alerts: over });
    const { body, state } = repository.item(number);
    expect(state).toBe("open");
    expect(body).toContain("| 5xx above 10 % | Wed 25 Nov 2026, 02:40 | ✅ Wed 25 Nov 2026, 03:10 |");
    expect(said(repository, number)).toEqual([
      "Monitoring: nothing fires any more since Wed 25 Nov 2026, 03:10. That closes nothing: if users can work again, write `/mitigated`.",
    ]);
    expect(operationsAt(repository, LATER, ...over)).toEqual([]);
    const again = aMessage(anAlert({ since: "2026-11-25T02:20:00Z" }));
    passAt(repository, playbook, LATER, { alerts: [again] });
    expect(said(repository, number).at(-1)).toBe(
      "Monitoring: **5xx above 10 %** fires again since Wed 25 Nov 2026, 03:20.",
    );
    expect(alertIssues(repository)).toHaveLength(1);
  });

  test("another alert of its group joins it without a word, and what people wrote stays", () => {
    const { repository, number } = withIncident();
    const edited = `We look at the load balancer.\n\n${repository.item(number).body}`;
    repository.change(number, LATER, { body: edited });
    const second = anAlert({ fingerprint: "d5", title: "Queue grows" });
    passAt(repository, playbook, LATER, { alerts: [aMessage(second)] });
    expect(repository.item(number).body).toMatch(/^We look at the load balancer\./);
    expect(repository.item(number).body).toContain("| Queue grows |");
    expect(said(repository, number)).toEqual([]);
  });

  test("closed by people, the reminder of the same firing opens nothing; the next firing does", () => {
    const { repository, number } = withIncident();
    repository.turn(number, "completed", "ada", LATER);
    expect(operationsAt(repository, LATER, aMessage(anAlert()))).toEqual([]);
    passAt(repository, playbook, LATER, { alerts: [aMessage(anAlert({ since: "2026-11-25T02:25:00Z" }))] });
    expect(alertIssues(repository).map(({ state }) => state)).toEqual(["closed", "open"]);
  });
});

test("planned work silences what begins for its services, and nothing else", () => {
  const night = "2026-11-28T22:00:00Z";
  const began = { since: "2026-11-28T21:59:00Z" };
  const { operations, notes } = planAt(aRepository(), playbook, night, { alerts: [aMessage(anAlert(began))] });
  expect(operations.filter(({ key }) => key.startsWith("alert:"))).toEqual([]);
  expect(notes).toContain("Planned work silenced 1 of 1 alerts that came (5xx above 10 %).");
  const other = anAlert({ ...began, labels: { service: "search" } });
  expect(operationsAt(aRepository(), night, aMessage(other))).toHaveLength(1);
  expect(operationsAt(aRepository(), "2026-11-29T01:00:00Z", aMessage(anAlert(began)))).toHaveLength(1);
});

test("whatever alerts come, after they were applied nothing is left to do", () => {
  const minute = (at: number) => `2026-11-25T01:${String(at).padStart(2, "0")}:00Z`;
  const alert = fc
    .record({
      fingerprint: fc.constantFrom("a", "b", "c"),
      since: fc.nat({ max: 25 }),
      length: fc.option(fc.nat({ max: 25 }), { nil: undefined }),
      title: fc.oneof(fc.constantFrom("@all fixes #1", "| x |", "<!-- almanac:1 gate x -->", ""), fc.string()),
      service: fc.constantFrom("checkout", "search"),
    })
    .map(({ fingerprint, since, length, title, service }) =>
      anAlert({
        fingerprint,
        since: minute(since),
        until: length === undefined ? undefined : minute(since + length),
        title,
        labels: { service },
      }),
    );
  const message = fc
    .tuple(
      fc.constantFrom("g1", "g2"),
      fc.uniqueArray(alert, { minLength: 1, maxLength: 4, selector: (one) => one.fingerprint }),
    )
    .map(([group, alerts]) => ({ ...aMessage(...alerts), group }));
  fc.assert(
    fc.property(fc.array(message, { minLength: 1, maxLength: 3 }), (messages) => {
      const repository = new SimulatedRepository();
      for (const one of messages) {
        passAt(repository, playbook, NOW, { alerts: [one] });
        expect(operationsAt(repository, NOW, one)).toEqual([]);
      }
    }),
    { numRuns: 10 },
  );
});

test("an alert of a confidential severity leaves nothing here by which it could be known, and is known again all the same", () => {
  const secret = aPlaybook(`gate: off
cadences: { ${["daily-metrics", "support-triage", "health-check"].map((id) => `${id}: off`).join(", ")} }
incidents:
  classify: [{ alert: { severity: critical }, severity: P0 }]
  severities: { P0: { confidential: acme/security } }
`);
  const repository = new SimulatedRepository();
  passAt(repository, secret, "2026-11-25T01:00:00Z");
  const told: string[] = [];
  const pass = (now: string, message: AlertMessage) => {
    const plan = passAt(repository, secret, now, { alerts: [message] });
    told.push(JSON.stringify(plan));
    return plan.operations.map(({ key }) => key).filter((key) => key.startsWith("alert:"));
  };
  const message = { ...aMessage(anAlert({ fingerprint: "db-leak", text: "rows of 5xx" })), group: "leaks" };
  expect(pass(NOW, message)).toHaveLength(1);
  expect(alertIssues(repository)).toMatchObject([{ title: "Confidential incident", labels: ["P0"] }]);
  expect(pass("2026-11-25T01:51:00Z", message)).toEqual([]);
  const over = { ...message, alerts: message.alerts.map((alert) => ({ ...alert, until: LATER })) };
  expect(pass(LATER, over)).toHaveLength(2);
  const ours = [...repository.items, ...repository.comments].map(({ body }) => body).join("\n");
  expect(ours + told.join("\n")).not.toMatch(/5xx|checkout|db-leak|leaks|prometheus/);
});
