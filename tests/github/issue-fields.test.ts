import { expect, it } from "vitest";
import { applyPlan, writerOf } from "../../src/github/apply-plan.ts";
import { readFact } from "../../src/github/read-fact.ts";
import { BOT, githubWorld } from "../support/github-world.ts";
import { aPlan, opens } from "../support/operations.ts";

it("reads date fields, sets them with the one request that opens the issue, and drops what the organisation has not", async () => {
  await using world = await githubWorld({}, { issueFields: { acme: { "Target date": "date", Effort: "number" } } });
  const fact = await readFact(world.client, { kind: "date-fields" });
  expect(fact.answer).toEqual({ kind: "value", value: [{ id: 1, name: "Target date" }] });
  world.github.requests.clear();
  const fields = [
    { id: 1, value: "2026-11-24" },
    { id: 99, value: "2026-11-24" },
  ];
  const [outcome] = await applyPlan(aPlan(opens("one", { fields })), writerOf(world.client, { authors: [BOT] }));
  expect(outcome).toMatchObject({ kind: "done", number: 1 });
  expect(world.github.requests.writes).toBe(1);
  const values = await world.github.as("ada").get("/repos/acme/shop/issues/1/issue-field-values");
  expect(values).toEqual([{ issue_field_id: 1, data_type: "date", value: "2026-11-24" }]);
  expect(world.github.unhandled).toEqual([]);
});

it("finds no fields with a person", async () => {
  await using world = await githubWorld({ owner: "ada", ownerType: "User" });
  const fact = await readFact(world.connect({ owner: "ada" }), { kind: "date-fields" });
  expect(fact.answer).toEqual({ kind: "value", value: [] });
});
