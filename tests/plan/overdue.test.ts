import { expect, it } from "vitest";
import { aCadence, aPlaybookOf } from "../support/builders.ts";
import { passAt } from "../support/simulated-pass.ts";
import { SimulatedRepository } from "../support/simulated-repository.ts";

const report = aCadence({ delivery: "pull-request", steps: [], template: ".github/almanac/overdue.md" });
const chore = aCadence({ id: "chore", title: "Chore", steps: [] });
const playbook = aPlaybookOf([chore, report]);

it("a report tells what was overdue when its period ended, also where it was closed before the draft", () => {
  const repository = new SimulatedRepository({
    files: { ".github/almanac/overdue.md": "# {title} {period}\n\n::overdue\n" },
  });
  passAt(repository, playbook, "2026-11-16T08:17:00Z");
  const item = repository.ours().find(({ marker }) => marker.key[0] === "chore");
  repository.turn(item?.number ?? 0, "completed", "ada", "2026-11-23T07:00:00Z");
  passAt(repository, playbook, "2026-11-23T08:17:00Z");
  const file = (week: string) =>
    repository.branches
      .get(`almanac-report/${report.id}/2026-W${week}`)
      ?.files.get(`reports/${report.id}/2026-W${week}.md`);
  expect(file("47")).toContain("- Chore 2026-W");
  expect(file("46")).not.toContain("Chore");
});
