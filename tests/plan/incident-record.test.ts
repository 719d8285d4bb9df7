import { expect, it } from "vitest";
import { aCadence, aPlaybookOf } from "../support/builders.ts";
import { aPlaybook } from "../support/example-playbooks.ts";
import { passAt, planAt } from "../support/simulated-pass.ts";
import { SimulatedRepository } from "../support/simulated-repository.ts";
import { operationsOf } from "../support/simulated-view.ts";

it("the first month is told of the days since incidents were recorded only, the next one whole", () => {
  const playbook = aPlaybookOf([aCadence()], { incidents: aPlaybook().incidents });
  const repository = new SimulatedRepository();
  for (const now of ["2026-11-18T10:00:00Z", "2026-11-18T10:10:00Z"]) passAt(repository, playbook, now);
  const recordAt = (now: string) =>
    operationsOf(planAt(repository, playbook, now), "commit-files").find(({ key }) => key.startsWith("record:"))
      ?.files[0]?.text;
  expect(recordAt("2026-12-01T08:00:00Z")).toContain("Recorded since 18 November 2026.");
  for (const now of ["2026-12-01T08:00:00Z", "2026-12-01T08:10:00Z"]) passAt(repository, playbook, now);
  expect(recordAt("2027-01-01T08:00:00Z")).toContain("# Incidents of");
  expect(recordAt("2027-01-01T08:00:00Z")).not.toContain("Recorded since");
});
