import { describe, expect, test } from "vitest";
import { classify } from "../../src/incident/triage/classify.ts";
import { type FormAnswers, formChoices, formHeadings } from "../../src/incident/triage/form-answers.ts";
import { reportOf } from "../../src/incident/triage/report-of.ts";
import type { Report } from "../../src/incident/triage/report.ts";
import type { Classification } from "../../src/playbook/incidents.ts";
import { classificationWords } from "../../src/render/classification-words.ts";
import { aPlaybook } from "../support/example-playbooks.ts";

const anybody = { mayRaise: false };
const trusted = { mayRaise: true };

const nothing: Report = {
  title: "It is odd",
  text: "See there",
  labels: [],
  service: undefined,
  answers: undefined,
  alert: undefined,
};

const unanswered: FormAnswers = {
  service: undefined,
  affected: undefined,
  users: undefined,
  data: undefined,
  workaround: undefined,
  since: undefined,
  text: "",
};

function rule(change: Partial<Classification>): Classification {
  const source = { file: ".github/almanac.yml", line: 7 };
  return { label: undefined, service: undefined, text: [], alert: {}, severity: "P2", source, ...change };
}

describe("by the answers of the form", () => {
  test.each<[Partial<FormAnswers>, string]>([
    [{ affected: "cosmetic", data: "lost" }, "P0"],
    [{ affected: "minor", data: "exposed" }, "P0"],
    [{ affected: "everything", users: "all" }, "P0"],
    [{ affected: "everything" }, "P0"],
    [{ affected: "everything", users: "few" }, "P1"],
    [{ affected: "major", workaround: "no", users: "some" }, "P1"],
    [{ affected: "major", workaround: "yes", users: "all" }, "P1"],
    [{ affected: "major", workaround: "yes" }, "P1"],
    [{ affected: "major", workaround: "yes", users: "some" }, "P2"],
    [{ affected: "minor", workaround: "no", users: "all" }, "P2"],
    [{ affected: "cosmetic", data: "no" }, "P3"],
  ])("%j is %s", (answers, severity) => {
    const report = { ...nothing, answers: { ...unanswered, ...answers } };
    expect(classify(report, [rule({ text: ["odd"], severity: "P2" })], trusted)).toMatchObject({
      kind: "settled",
      severity,
      by: { kind: "form" },
    });
  });

  test("answers that decide nothing leave it to the playbook", () => {
    const report = { ...nothing, answers: { ...unanswered, users: "all" as const } };
    const fitting = rule({ text: ["odd"] });
    expect(classify(report, [fitting], anybody)).toEqual({
      kind: "settled",
      severity: "P2",
      by: { kind: "playbook", rule: fitting },
    });
  });
});

describe("by the rules of the playbook", () => {
  test.each<[Partial<Classification>, Partial<Report>, boolean]>([
    [{ label: "area/Checkout" }, { labels: ["area/checkout"] }, true],
    [{ label: "area/checkout" }, { labels: ["area/checkout-2"] }, false],
    [{ service: "Checkout" }, { service: " checkout " }, true],
    [{ service: "Checkout" }, {}, false],
    [{ text: ["cannot log in"] }, { text: "Users\nCANNOT  log in." }, true],
    [{ text: ["down", "outage"] }, { title: "Total outage!" }, true],
    [{ text: ["down"] }, { text: "the download is slow, markdown too" }, false],
    [{ text: ["überlastet"] }, { text: "Alles U\u0308berlastet" }, true],
    [{ text: ["(.*)+$", "["] }, { text: "plain" }, false],
    [{ text: ["5xx (rate)"] }, { text: "a 5xx (rate) of 3 %" }, true],
    [{ alert: { severity: "critical" } }, { alert: { severity: "critical", job: "api" } }, true],
    [{ alert: { severity: "critical", job: "web" } }, { alert: { severity: "critical", job: "api" } }, false],
    [{ alert: { constructor: "x" } }, { alert: {} }, false],
    [{ alert: { severity: "critical" } }, { text: "severity critical" }, false],
    [{ label: "a", text: ["odd"] }, { labels: ["a"] }, true],
    [{ label: "a", text: ["even"] }, { labels: ["a"] }, false],
  ])("%j of %j: %s", (named, report, expected) => {
    const found = classify({ ...nothing, ...report }, [rule(named)], anybody);
    expect(found.kind).toBe(expected ? "settled" : "open");
  });

  test("the first that fits counts", () => {
    const rules = [
      rule({ text: ["even"], severity: "P0" }),
      rule({ text: ["odd"], severity: "P3" }),
      rule({ text: ["see"], severity: "P1" }),
    ];
    expect(classify(nothing, rules, trusted).severity).toBe("P3");
  });
});

test("without triage rights P0 and P1 are proposed, P2 and P3 are set", () => {
  const kindOf = (severity: Classification["severity"], who = anybody) =>
    classify(nothing, [rule({ text: ["odd"], severity })], who).kind;
  expect([kindOf("P0"), kindOf("P1"), kindOf("P2"), kindOf("P3")]).toEqual([
    "proposed",
    "proposed",
    "settled",
    "settled",
  ]);
  expect([kindOf("P0", trusted), kindOf("P1", trusted)]).toEqual(["settled", "settled"]);
});

test("where nothing fits somebody must look, and it is no small thing until then", () => {
  expect(classify(nothing, [], trusted)).toEqual({ kind: "open", severity: "P1" });
});

test("of a form only what people wrote is searched for words, not what the form asks", () => {
  const body = `### ${formHeadings.affected}\n\n${formChoices.affected.minor}\n\n### ${formHeadings.text}\n\nA typo`;
  const report = reportOf({ title: "Typo", body, labels: [] });
  expect(report.text).toBe("A typo");
  expect(classify({ ...report, answers: undefined }, [rule({ text: ["affected"] })], anybody).kind).toBe("open");
});

test("rules come from the playbook with their lines, and are named where they decide", () => {
  const playbook = aPlaybook(
    'incidents:\n  classify:\n    - { service: Checkout, text: [outage, "a|b `c`"], severity: P1 }\n    - { alert: { severity: critical }, severity: P0 }\n',
  );
  const { classify: rules } = playbook.incidents;
  expect(rules.map(({ source }) => source.line)).toEqual([4, 5]);
  const report = { ...nothing, title: "Outage", service: "checkout" };
  expect(classificationWords(classify(report, rules, trusted), playbook.file)).toBe(
    "P1 by [a rule of the playbook](../blob/HEAD/.github/almanac.yml#L4): service `Checkout` and it says `outage` or `a`\\|`` b `c` ``. Not right? `/severity P2 <why>`.",
  );
  const alert = { ...nothing, alert: { severity: "critical" } };
  expect(classificationWords(classify(alert, rules, anybody), playbook.file)).toContain(
    "P0 is proposed by [a rule of the playbook](../blob/HEAD/.github/almanac.yml#L5): alert with `severity=critical`. It holds once",
  );
  expect(classificationWords(classify(nothing, rules, anybody), playbook.file)).toContain("No rule says");
  const answered = { ...nothing, answers: { ...unanswered, affected: "cosmetic" as const } };
  expect(classificationWords(classify(answered, rules, anybody), playbook.file)).toBe(
    "P3 by the answers in the form: it is cosmetic or a small nuisance. Not right? `/severity P2 <why>`.",
  );
});
