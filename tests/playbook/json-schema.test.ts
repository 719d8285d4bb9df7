import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { playbookJsonSchema } from "../../src/playbook/json-schema.ts";
import { phase6Text, smallestPlaybookText, typicalPlaybookText } from "../support/example-playbooks.ts";
import { schemaErrors } from "./schema-errors.ts";

const schema = playbookJsonSchema();
const errorsOf = (yaml: string) => schemaErrors(schema, parseYaml(yaml));

test("the committed schema is the one the source makes", () => {
  const committed = readFileSync(new URL("../../schema/almanac.schema.json", import.meta.url), "utf8");
  expect(committed).toBe(`${JSON.stringify(schema, undefined, 2)}\n`);
});

test("an independent reader of the schema takes the examples and the built-in playbook", () => {
  expect([smallestPlaybookText, typicalPlaybookText, phase6Text].flatMap(errorsOf)).toEqual([]);
});

test.each([
  ["product: Acme Shop", "#: version is missing"],
  ["version: 2", "#/version: is not 1"],
  ["version: 1\ncadnces: {}", "#/cadnces: is not allowed"],
  ["version: 1\nrunner: nobody", "#/runner: is none of action, app"],
  ["version: 1\ncap: 0", "#/cap: is less than 1"],
  ["version: 1\nheartbeat: not-a-name", "#/heartbeat: does not match ^[A-Z][A-Z0-9_]{0,99}$"],
  ["version: 1\ncadences: { sprint-plan: { evry: week } }", "#/cadences/sprint-plan: fits no form"],
  [
    "version: 1\ncadences: { Sprint Plan: { every: week } }",
    "#/cadences/Sprint Plan: its name does not match ^[a-z0-9]+(?:-[a-z0-9]+)*$",
  ],
  ["version: 1\nauthors: []", "#/authors: fits no form"],
])("%j: %s", (yaml, said) => {
  expect(errorsOf(yaml)).toEqual([said]);
});

describe("editors", () => {
  /** Every schema of a value inside the schema, with its path. */
  function* valuesIn(node: unknown, path: string): Generator<readonly [string, Readonly<Record<string, unknown>>]> {
    if (typeof node !== "object" || node === null) return;
    const record = node as Readonly<Record<string, unknown>>;
    const properties = (record["properties"] ?? {}) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    for (const [key, value] of Object.entries(properties)) {
      yield [`${path}/${key}`, value];
      yield* valuesIn(value, `${path}/${key}`);
    }
    for (const branch of (record["anyOf"] ?? []) as readonly unknown[]) yield* valuesIn(branch, path);
    for (const inner of ["items", "additionalProperties"]) yield* valuesIn(record[inner], path);
  }

  test("find an explanation of every key", () => {
    const definitions = schema["$defs"] as Readonly<Record<string, unknown>>;
    const all = [
      ...valuesIn(schema, "#"),
      ...Object.entries(definitions).flatMap(([name, row]) => [...valuesIn(row, name)]),
    ];
    const silent = all.filter(([, value]) => value["description"] === undefined && value["$ref"] === undefined);
    expect(all.length).toBeGreaterThan(100);
    expect(silent.map(([path]) => path)).toEqual([]);
  });

  test("complete the ids of the built-in rows", () => {
    const sections = schema["properties"] as Readonly<Record<string, { readonly properties?: object }>>;
    const counts = ["roles", "cadences", "metrics", "loops"].map(
      (name) => Object.keys(sections[name]?.properties ?? {}).length,
    );
    expect(counts).toEqual([31, 30, 13, 2]);
  });

  test("give every key of the top a title", () => {
    const sections = schema["properties"] as Readonly<Record<string, { readonly title?: string }>>;
    expect(Object.entries(sections).filter(([, section]) => section.title === undefined)).toEqual([]);
  });
});
