import { expect, it } from "vitest";
import { aCadence, aPlaybookOf } from "../support/builders.ts";
import { planAt } from "../support/simulated-pass.ts";
import { SimulatedRepository } from "../support/simulated-repository.ts";
import { operationsOf } from "../support/simulated-view.ts";

const TEMPLATE = ".github/almanac/incidents.md";

/** The files of the report of week 47 from a template, in a repository without any incident. */
function reported(template: string, recordedFrom: string) {
  const repository = new SimulatedRepository({ files: { [TEMPLATE]: template } });
  const weekly = aCadence({ delivery: "pull-request", template: TEMPLATE, steps: [] });
  const playbook = aPlaybookOf([weekly]);
  const recorded = { ...playbook, incidents: { ...playbook.incidents, from: recordedFrom } };
  const plan = planAt(repository, recorded, "2026-11-23T08:00:00Z");
  const files = operationsOf(plan, "open-pull-request").flatMap((operation) => operation.files);
  return { paths: files.map(({ path }) => path.replace(/^.*\//, "")), text: files[0]?.text ?? "" };
}

it("shows in a report that there were no incidents, and how many days were whole", () => {
  const { paths, text } = reported("::incidents\n\n::uptime\n", "2026-11-02");
  expect(text).toContain("No incidents.");
  expect(text.replaceAll("\u00a0", " ")).toContain("| 21 other days | 100 % |");
  expect(paths).toEqual(["2026-W47.md", "2026-W47.uptime-30-days.svg"]);
});

it("does not take the days before anything was recorded for whole ones", () => {
  expect(reported("::uptime\n", "2026-11-23").text).toContain("Nothing is known of these days.");
});
