import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { POST_MORTEM_CHECKS } from "../../src/playbook/post-mortem-checks.ts";
import { checkPostMortem } from "../../src/postmortem/check-post-mortem.ts";
import { exampleOf } from "../../src/postmortem/example-of.ts";
import type { Expectations } from "../../src/postmortem/expectations.ts";
import { ownersIn } from "../../src/postmortem/owners-in.ts";
import { heldAgainst } from "./held-against.ts";

const good = readFileSync(new URL("good/pager-service.md", import.meta.url), "utf8");
const found = (document: string, expected: Expectations = heldAgainst) =>
  checkPostMortem(document, expected).map(({ id, line, severity }) => [id, line, severity]);
const withRules = (rules: Partial<Expectations["rules"]>): Expectations => ({
  ...heldAgainst,
  rules: { ...heldAgainst.rules, ...rules },
});

describe("what the playbook says of checks", () => {
  const bad = good
    .replace("— 2026-11-27 —", "— due soon —")
    .replace("8,312", "Many")
    .replace("95 minutes in the", "in the");

  it("weighs a finding", () => {
    expect(found(bad).map(([id]) => id)).toEqual(["action-deadline-date", "impact-number"]);
    const rules = withRules({ checks: new Map([["action-deadline-date", { kind: "hint" }]]) });
    expect(found(bad, rules)).toEqual([
      ["impact-number", 32, "error"],
      ["action-deadline-date", 75, "hint"],
    ]);
  });

  it("leaves out what it gives a reason for", () => {
    const off = { kind: "off", because: "counted elsewhere" } as const;
    expect(found(bad, withRules({ checks: new Map([["impact-number", off]]) })).map(([id]) => id)).toEqual([
      "action-deadline-date",
    ]);
  });

  it("understands only the languages it declares, and headings of its own", () => {
    const german = good.replace("## Timeline", "## Zeitleiste").replace("## Impact", "## Wen traf es");
    expect(found(german).map(([id]) => id)).toEqual(["impact-missing"]);
    expect(found(german, withRules({ languages: ["en"] })).map(([id]) => id)).toEqual([
      "timeline-missing",
      "impact-missing",
    ]);
    expect(found(german, withRules({ headings: new Map([["impact", ["Wen traf es?"]]]) }))).toEqual([]);
  });

  it("takes the severity from the incident where it is known, and the day it is as the past's end", () => {
    const late = good.replace("2026-12-18", "2027-01-10");
    expect(found(late)).toEqual([]);
    expect(found(late, { ...heldAgainst, severity: "P0" }).map(([id]) => id)).toEqual(["action-deadline-late"]);
    expect(
      found(good, { ...heldAgainst, today: "2028-01-01" }).filter(([id]) => id === "action-deadline-past"),
    ).toHaveLength(4);
    expect(found(good, { ...heldAgainst, today: undefined })).toEqual([]);
  });
});

describe("sections", () => {
  it("are known by their marker, whatever they are called", () => {
    const marked = good.replace("## Impact", "<!-- almanac:section impact -->\n## Kogo dotknęło");
    expect(found(marked)).toEqual([]);
    const bare = good.replace("## Impact", "<!-- almanac:section impact -->");
    expect(found(bare)).toEqual([]);
  });

  it("may stand in any order and with numbers, and at any level", () => {
    const [head = "", ...sections] = good.split(/^(?=## )/m);
    expect(found(head + sections.toReversed().join("\n"))).toEqual([]);
    expect(found(good.replaceAll(/^## /gm, "### 3. "))).toEqual([]);
    expect(found(good.replaceAll("\n", "\r\n"))).toEqual([]);
  });

  it("are not seen in code or comments", () => {
    expect(found(good.replace("## Impact\n", "```\n## Impact\n```\n")).map(([id]) => id)).toEqual(["impact-missing"]);
    expect(found(good.replace(/## Impact\n[^#]*/, (all) => `<!--\n${all}-->\n`)).map(([id]) => id)).toEqual([
      "impact-missing",
    ]);
  });
});

describe("any text", () => {
  const bits = fc.constantFrom(
    ...good.split(/(?<=\n)/),
    "## Timeline\n",
    "## Action items\n",
    "| a | b |\n|---|---|\n",
    "- [ ] ",
    "```\n",
    "<!--",
    "-->",
    "<!-- almanac:section impact -->\n",
    "**",
    "|",
    "\n",
    "\r",
    "@bo ",
    "31.02.2026 25:61 ",
    "---\n",
    "[insert",
  );
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.array(bits, { maxLength: 40 }).map((all) => all.join("")),
  );

  it("is checked without harm, each finding at a line of it", () => {
    fc.assert(
      fc.property(text, (document) => {
        const lines = document.split(/\r\n|\n|\r/).length;
        for (const { id, line, message, example } of checkPostMortem(document, heldAgainst)) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines + 1);
          expect(message).toMatch(/^\S[^\n\r]*[.?]$/);
          expect(example).toBe(exampleOf(id));
        }
        ownersIn(document, heldAgainst.rules);
      }),
      { numRuns: 300 },
    );
  });

  it("gives the same findings however often it is read", () => {
    fc.assert(
      fc.property(text, (document) => {
        expect(checkPostMortem(document, heldAgainst)).toEqual(checkPostMortem(document, heldAgainst));
      }),
      { numRuns: 50 },
    );
  });

  it("is refused where nobody would read it", () => {
    expect(found("x".repeat(2_000_000))).toEqual([["document-size", 1, "error"]]);
  });
});

describe("examples", () => {
  it("stand beside every check, and blame nobody", () => {
    expect(POST_MORTEM_CHECKS.filter((id) => exampleOf(id) === "")).toEqual([]);
    for (const id of POST_MORTEM_CHECKS) {
      expect(exampleOf(id)).not.toMatch(/fault of|careless|mistake|forgot/i);
    }
  });

  it("are good answers themselves", () => {
    const parts = ["timeline", "root-cause", "not-caught-earlier", "impact", "prevention", "action-items"] as const;
    const document = [
      "---\nincident: 517\nseverity: P0\ncause: pinned-authority\n---\n# Checkout",
      ...parts.map((id) => exampleOf(`${id}-missing`)),
    ];
    expect(found(document.join("\n\n"))).toEqual([]);
  });
});
