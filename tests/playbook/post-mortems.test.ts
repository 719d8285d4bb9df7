import { expect, it } from "vitest";
import { parsePlaybook } from "../../src/playbook/parse.ts";
import { phase6Layer, smallestPlaybookText } from "../support/example-playbooks.ts";

const parse = (rest: string) =>
  parsePlaybook([phase6Layer, { name: "repository", file: "almanac.yml", text: `${smallestPlaybookText}${rest}` }]);
const incidentsOf = (rest: string) => {
  const parsed = parse(rest);
  return parsed.kind === "invalid" ? parsed.problems : parsed.playbook.incidents;
};

it("understands English and German, and checks everything, where nothing is said", () => {
  expect(incidentsOf("")).toMatchObject({
    postMortems: { languages: ["en", "de"], checks: new Map() },
    severities: [
      { actions: 30 * 86_400_000 },
      { actions: 60 * 86_400_000 },
      { actions: undefined },
      { actions: undefined },
    ],
  });
});

it("takes languages, headings and weights", () => {
  const text = `incidents:
  post-mortems:
    languages: [de]
    headings: { timeline: Chronik, impact: [Wen traf es, Schadensbild] }
    checks: { timeline-gap: error, blame: { off: We speak plainly } }
`;
  expect(incidentsOf(text)).toMatchObject({
    postMortems: {
      languages: ["de"],
      headings: new Map([
        ["timeline", ["Chronik"]],
        ["root-cause", []],
        ["not-caught-earlier", []],
        ["impact", ["Wen traf es", "Schadensbild"]],
        ["prevention", []],
        ["action-items", []],
      ]),
      checks: new Map([
        ["timeline-gap", { kind: "error" }],
        ["blame", { kind: "off", because: "We speak plainly" }],
      ]),
    },
  });
});

it.each([
  ["checks: { timeline-gaps: error }", "timeline-gap"],
  ["checks: { timeline-gap: off }", "expected"],
  ["checks: { timeline-gap: { off: '' } }", "this text is empty"],
  ["languages: [fr]", "expected one of `en`, `de`"],
  ["headings: { timelines: Chronik }", "did you mean `timeline`?"],
])("refuses %s", (line, message) => {
  const parsed = parse(`incidents:\n  post-mortems:\n    ${line}\n`);
  expect(parsed.kind === "invalid" && parsed.problems.map((problem) => problem.message).join("\n")).toContain(message);
});
