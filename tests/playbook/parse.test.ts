import { expect, test } from "vitest";
import { extendsOf, parsePlaybook } from "../../src/playbook/parse.ts";
import { phase6Layer, smallestPlaybookText, typicalPlaybookText } from "../support/example-playbooks.ts";

test("both example playbooks are valid, without a warning", () => {
  for (const text of [smallestPlaybookText, typicalPlaybookText]) {
    const parsed = parsePlaybook([phase6Layer, { name: "repository", file: ".github/almanac.yml", text }]);
    expect(parsed).toMatchObject({ kind: "playbook", warnings: [] });
  }
});

test("a file says which layers it stands on", () => {
  expect(extendsOf(smallestPlaybookText)).toEqual(["phase-6"]);
  expect(extendsOf("version: 1\nextends: [phase-6, org]")).toEqual(["phase-6", "org"]);
  expect(extendsOf("version: 1\nextends: none")).toEqual([]);
  expect(extendsOf("version: 1")).toEqual([]);
  expect(extendsOf("extends: [phase-6, nonsense]\n broken: [")).toEqual(["phase-6"]);
});
