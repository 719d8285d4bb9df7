import { expect, it } from "vitest";
import { aCadence, aMetric, aPlaybookOf } from "../support/builders.ts";
import { itemOf, operationsOf } from "../support/simulated-view.ts";
import { passAt, planAt } from "../support/simulated-pass.ts";
import { SimulatedRepository } from "../support/simulated-repository.ts";

const TEMPLATE = ".github/almanac/figures.md";
const weekly = aCadence({ delivery: "pull-request", template: TEMPLATE, steps: [] });
const playbook = aPlaybookOf([weekly], { metrics: [aMetric()] });
const BEFORE = "week,activation_rate\n2026-W46,60.7\n";

/** The figures of the report of week 48, where that of week 47 was merged on Tuesday and the file changed on Wednesday, or on that morning only. */
function afterChange(atFirst: string, later: string, when: "wednesday" | "that morning" = "wednesday"): string {
  const repository = new SimulatedRepository({
    files: { [TEMPLATE]: "::figures\n", "data/growth.csv": `${BEFORE}${atFirst}` },
  });
  passAt(repository, playbook, "2026-11-23T08:17:00Z");
  repository.merge(itemOf(repository, "report").number, "fay", "2026-11-24T09:00:00Z");
  passAt(repository, playbook, "2026-11-24T10:00:00Z");
  const change = () => repository.branches.get("main")?.files.set("data/growth.csv", `${BEFORE}${later}`);
  if (when === "wednesday") change();
  passAt(repository, playbook, "2026-11-25T08:17:00Z");
  change();
  const plan = planAt(repository, playbook, "2026-11-30T08:17:00Z");
  return operationsOf(plan, "open-pull-request")[0]?.files[0]?.text ?? "";
}

it("a figure that changed after its report was merged is restated in the next one, with the old value", () => {
  expect(afterChange("2026-W47,61.8\n", "2026-W47,61.2\n2026-W48,62\n")).toContain(
    "up 0.8\u00a0points on the week before. **Restated**: 2026-W47 is 61.2\u00a0%, not 61.8\u00a0% as its report said.",
  );
});

it.each(["wednesday", "that morning"] as const)(
  "a figure that came only after its report was merged is told in the next one: on %s",
  (when) => {
    expect(afterChange("", "2026-W47,61.2\n2026-W48,62\n", when)).toContain(
      "**Restated**: 2026-W47 is 61.2\u00a0%, which came after its report was finished.",
    );
  },
);

it("what stands as it was said is not mentioned", () => {
  expect(afterChange("2026-W47,61.8\n", "2026-W47,61.8\n2026-W48,62\n")).not.toContain("Restated");
});
