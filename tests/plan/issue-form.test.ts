import { expect, it } from "vitest";
import { aCadence, aPlaybookOf } from "../support/builders.ts";
import { passAt, planAt } from "../support/simulated-pass.ts";
import { SimulatedRepository } from "../support/simulated-repository.ts";

const NOW = "2026-11-23T08:00:00Z";
const playbook = aPlaybookOf([aCadence()], { issueType: "task", dueField: "Target date" });

function organisation() {
  const repository = new SimulatedRepository({ issueTypes: ["Bug", "Task"] });
  repository.dateFields = [
    { id: 3, name: "Start date" },
    { id: 4, name: "Target date" },
  ];
  return repository;
}

const formOf = (plan: ReturnType<typeof planAt>) =>
  plan.operations.flatMap((one) =>
    one.key.startsWith("open:weekly") && one.kind === "open-issue" ? [{ type: one.type, fields: one.fields }] : [],
  );

it("sets type and due date where the organisation has them, in its own spelling", () => {
  expect(formOf(planAt(organisation(), playbook, NOW))).toEqual([
    { type: "Task", fields: [{ id: 4, value: "2026-11-24" }] },
  ]);
});

it("goes without where it has neither", () => {
  expect(formOf(planAt(new SimulatedRepository(), playbook, NOW))).toEqual([{ type: undefined, fields: [] }]);
});

it("remembers for a month what the organisation has, so that opening one issue costs one request", () => {
  const repository = organisation();
  passAt(repository, playbook, NOW);
  repository.dateFields = [];
  expect(formOf(planAt(repository, playbook, "2026-11-30T08:00:00Z"))).toEqual([
    { type: "Task", fields: [{ id: 4, value: "2026-12-01" }] },
  ]);
  expect(formOf(planAt(repository, playbook, "2026-12-28T08:00:00Z"))).toEqual([{ type: "Task", fields: [] }]);
});
