import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify, parse as parseYaml } from "yaml";
import { type Layer, type Parsed, extendsOf, parsePlaybook } from "../../src/playbook/parse.ts";
import { phase6Layer, phase6Text, smallestPlaybookText, typicalPlaybookText } from "../support/example-playbooks.ts";

test("both example playbooks are valid, without a warning", () => {
  for (const text of [smallestPlaybookText, typicalPlaybookText]) {
    expect(parsePlaybook([phase6Layer, own(text)])).toMatchObject({ kind: "playbook", warnings: [] });
  }
});

test("a file says which layers it stands on, lowest first", () => {
  expect(extendsOf(smallestPlaybookText)).toEqual(["phase-6"]);
  expect(extendsOf("version: 1\nextends: [phase-6, org]")).toEqual(["phase-6", "org"]);
  expect(extendsOf("version: 1\nextends: [org, phase-6]")).toEqual(["phase-6", "org"]);
  expect(extendsOf("version: 1\nextends: none")).toEqual([]);
  expect(extendsOf("version: 1")).toEqual([]);
  expect(extendsOf("")).toEqual([]);
  expect(extendsOf("extends: { org: 1 }")).toEqual([]);
  expect(extendsOf("extends: [phase-6, nonsense]\n broken: [")).toEqual(["phase-6"]);
});

test("a layer that was asked for and is not given is an error, not an empty layer", () => {
  const parsed = parsePlaybook([
    phase6Layer,
    own(smallestPlaybookText.replace("extends: phase-6", "extends: [phase-6, org]")),
  ]);
  expect(parsed.kind === "invalid" && parsed.problems).toEqual([
    {
      file: ".github/almanac.yml",
      line: 2,
      column: 1,
      severity: "error",
      message: "the layer `org` was asked for and not read",
    },
  ]);
});

test("problems of a lower layer name its file", () => {
  const org = { name: "org", file: "acme/.github/.github/almanac.yml", text: "version: 1\ncap: ten\n" };
  const parsed = parsePlaybook([phase6Layer, org, own(`${smallestPlaybookText}paused: maybe\n`)]);
  expect(parsed.kind === "invalid" && parsed.problems.map(({ file, line }) => `${file}:${line}`)).toEqual([
    "acme/.github/.github/almanac.yml:2",
    ".github/almanac.yml:6",
  ]);
});

const SIGNS = [
  ...Array.from("@>|*&!%`'\"[]{}:,-#?~\t\n \\<="),
  ": ",
  "- ",
  "<<: *a",
  "&a ",
  "__proto__",
  "null",
  "off",
  "1e999",
  "\u0000",
  "\u202e",
  "\u{1f600}",
  "\ud800",
  "\r\n",
  "---\n",
  "...\n",
  "2026-02-30",
  "every",
  "constructor",
];

/** A text with some slips of the keyboard. */
const slips = (text: string) =>
  fc
    .array(
      fc.record({
        at: fc.nat({ max: text.length }),
        drop: fc.nat({ max: 12 }),
        insert: fc.oneof(fc.constantFrom(...SIGNS), fc.string({ maxLength: 6 }), fc.constant("")),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map((edits) =>
      edits.reduce((changed, { at, drop, insert }) => changed.slice(0, at) + insert + changed.slice(at + drop), text),
    );

/** A text with lines lost, doubled, moved or indented. */
const shuffles = (text: string) => {
  const lines = text.split("\n");
  const edit = fc.record({
    line: fc.nat({ max: lines.length - 1 }),
    what: fc.constantFrom("lose", "double", "indent", "outdent", "swap"),
  });
  return fc.array(edit, { minLength: 1, maxLength: 3 }).map((edits) => {
    const changed = [...lines];
    for (const { line, what } of edits) {
      const [found = "", next = ""] = changed.slice(line, line + 2);
      const put = {
        lose: [next],
        double: [found, found, next],
        indent: [`  ${found}`, next],
        outdent: [found.replace(/^ {1,2}/, ""), next],
        swap: [next, found],
      }[what];
      changed.splice(line, 2, ...put);
    }
    return changed.join("\n");
  });
};

const JUNK: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  "",
  "off",
  "@ada",
  "ada",
  "none",
  [],
  ["x"],
  [1],
  [[]],
  {},
  { title: "X" },
  { off: "off" },
  "2026-11-23",
  "P0",
];

/** A playbook in which some values have become something else. */
const swaps = (text: string) => {
  const whole: unknown = parseYaml(text);
  const count = JSON.stringify(whole).match(/[[{,]/g)?.length ?? 0;
  return fc
    .array(fc.record({ at: fc.nat({ max: count }), junk: fc.constantFrom(...JUNK) }), { minLength: 1, maxLength: 4 })
    .map((edits) => {
      const junkAt = new Map(edits.map(({ at, junk }) => [at, junk]));
      let seen = 0;
      return stringify(swapped(whole));

      function swapped(value: unknown): unknown {
        seen += 1;
        if (junkAt.has(seen)) return junkAt.get(seen);
        if (Array.isArray(value)) return value.map(swapped);
        if (typeof value !== "object" || value === null) return value;
        return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, swapped(inner)]));
      }
    });
};

const hostile = fc.oneof(
  slips(typicalPlaybookText),
  shuffles(typicalPlaybookText),
  swaps(typicalPlaybookText),
  slips(smallestPlaybookText),
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.array(fc.constantFrom(...SIGNS, "a", "roles", "cadences"), { maxLength: 40 }).map((parts) => parts.join("")),
);

test("no text makes it throw, every problem lies inside its file, and twice is the same", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const layers = [phase6Layer, own(text)];
      const parsed = parsePlaybook(layers);
      expect(strayProblems(parsed, layers)).toEqual([]);
      expect(parsePlaybook(layers)).toEqual(parsed);
      expect(extendsOf(text).length).toBeLessThanOrEqual(2);
    }),
    { numRuns: 150 },
  );
});

test("the same holds for a lower layer", () => {
  fc.assert(
    fc.property(fc.oneof(slips(phase6Text), shuffles(phase6Text), swaps(phase6Text)), (text) => {
      const layers = [{ ...phase6Layer, text }, own(typicalPlaybookText)];
      expect(strayProblems(parsePlaybook(layers), layers)).toEqual([]);
    }),
    { numRuns: 12 },
  );
});

test("the order of keys does not matter", () => {
  const whole: unknown = parseYaml(typicalPlaybookText);
  const usual = withoutLines(parsePlaybook([phase6Layer, own(typicalPlaybookText)]));
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat()), (stream) => {
      const shuffled = stringify(reordered(whole, stream));
      expect(withoutLines(parsePlaybook([phase6Layer, own(shuffled)]))).toEqual(usual);
    }),
    { numRuns: 25 },
  );
});

test("a layer laid over itself changes nothing", () => {
  const text = typicalPlaybookText;
  const twice = parsePlaybook([phase6Layer, own(text), own(text)]);
  // Only the rows that phase-6 does not have are there twice.
  expect(twice).toEqual(parsePlaybook([phase6Layer, own(text)]));
  const thrice = parsePlaybook([phase6Layer, phase6Layer, own(text)]);
  expect(thrice).toEqual(parsePlaybook([phase6Layer, own(text)]));
});

function own(text: string): Layer {
  return { name: "repository", file: ".github/almanac.yml", text };
}

/** Problems that lie outside their file, say nothing, or break the line. */
function strayProblems(parsed: Parsed, layers: readonly Layer[]): readonly unknown[] {
  const problems = parsed.kind === "invalid" ? parsed.problems : parsed.warnings;
  return problems.filter(({ file, line, column, message }) => {
    const found = layers.find((layer) => layer.file === file)?.text.split(/\r\n|\n|\r/)[line - 1];
    const isInside = found !== undefined && column >= 1 && column <= found.length + 1;
    return (
      !isInside ||
      /^(?:.*: )?(?:Invalid|Too |Unrecognized)/.test(message) ||
      !/^[^\p{Cc}\u2028\u2029\u202a-\u202e]{10,}$/u.test(message)
    );
  });
}

/** The same value with the keys of every map in another order. */
function reordered(value: unknown, stream: Iterator<number>): unknown {
  if (Array.isArray(value)) return value.map((item) => reordered(item, stream));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => ({
    key,
    inner: reordered(inner, stream),
    rank: Number(stream.next().value),
  }));
  return Object.fromEntries(entries.sort((a, b) => a.rank - b.rank).map(({ key, inner }) => [key, inner]));
}

/** The parsed value as text, without the lines that move with the keys. */
function withoutLines(parsed: Parsed): string {
  return JSON.stringify(parsed, (key, value: unknown) => {
    if (key === "line") return 0;
    return value instanceof Map ? [...value] : value;
  });
}
