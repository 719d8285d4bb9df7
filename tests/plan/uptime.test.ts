import { expect, it } from "vitest";
import type { Permission } from "../../src/snapshot/permission.ts";
import { aPlaybook } from "../support/example-playbooks.ts";
import { PERMISSIONS } from "../support/incident-world.ts";
import { passAt } from "../support/simulated-pass.ts";
import { SimulatedRepository } from "../support/simulated-repository.ts";

const NEXT = "2026-11-23T08:00:00Z";

/** Uptime in the index of reports the day after something with such labels took three hours, with more of the playbook where that is given. */
function uptimeAfter(labels: readonly string[], incidents = ""): string {
  const playbook = aPlaybook(`gate: off
runner: app
cadences: { ${["daily-metrics", "support-triage", "health-check"].map((id) => `${id}: off`).join(", ")} }
incidents: { from: 2026-10-01${incidents} }
`);
  const repository = new SimulatedRepository({ permissions: Object.fromEntries<Permission>(PERMISSIONS) });
  passAt(repository, playbook, "2026-11-22T12:00:00Z");
  const issue = { title: "Old browsers see nothing", body: "", author: "eve", labels: [] };
  const number = repository.open("issue", issue, "2026-11-22T12:10:00Z");
  repository.label(number, "eve", "2026-11-22T12:10:00Z", { add: labels });
  passAt(repository, playbook, "2026-11-22T12:10:30Z");
  repository.say(number, "ada", "/mitigated", "2026-11-22T15:10:00Z");
  for (const now of ["2026-11-22T15:10:30Z", NEXT]) passAt(repository, playbook, now);
  const index = repository.branches.get("main")?.files.get("reports/README.md") ?? "";
  return /\| System uptime[^|]*\|([^|]*)\|/.exec(index)?.[1]?.replaceAll("\u00a0", " ").trim() ?? "";
}

// Three hours of the 30 days that end with 22 November 2026: 1 - 3 / 720.
const LOST = "❌ 99.58 %";
const WHOLE = "✅ 100.00 %";

it.each([
  ["a P0", ["P0"], LOST],
  ["a P0 whose label is written small", ["p0"], LOST],
  ["a P1, by which users are served worse only", ["P1"], WHOLE],
  ["a P3, which waits for a sprint", ["P3"], WHOLE],
  ["a P3 that is flagged as an outage", ["P3", "outage"], LOST],
  ["what is flagged as an outage and is no incident", ["outage"], WHOLE],
])("uptime counts %s", (_, labels, expected) => {
  expect(uptimeAfter(labels)).toBe(expected);
});

it("uptime counts a severity that the playbook counts", () => {
  expect(uptimeAfter(["P3"], ", severities: { P3: { uptime: down } }")).toBe(LOST);
});
