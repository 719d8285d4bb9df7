import { describe, expect, it } from "vitest";
import { readSections, slugOf } from "../../src/markdown/sections.ts";

describe("readSections", () => {
  const document = [
    "---",
    "a: 1",
    "---",
    "# Post-mortem: *Checkout* `down`",
    "",
    "Intro",
    "",
    "## Root cause",
    "",
    "5 whys",
    "",
    "### Why?",
    "",
    "```",
    "## no",
    "```",
    "## Root cause",
    "x",
    "# End",
  ].join("\n");

  it("finds each heading with its text, anchor and extent", () => {
    expect(readSections(document).map(({ level, title, slug, line }) => [level, title, slug, line])).toEqual([
      [1, "Post-mortem: Checkout down", "post-mortem-checkout-down", 4],
      [2, "Root cause", "root-cause", 8],
      [3, "Why?", "why", 12],
      [2, "Root cause", "root-cause-1", 17],
      [1, "End", "end", 19],
    ]);
    expect(readSections(document).map(({ start, end }) => document.slice(start, end).split("\n").length)).toEqual([
      16, 10, 6, 3, 1,
    ]);
  });

  it("makes anchors as GitHub does", () => {
    expect(slugOf("What moved, why & what next?")).toBe("what-moved-why--what-next");
    expect(slugOf("Über_snake 2.0 – “x”")).toBe("über_snake-20--x");
    expect(readSections("# A\n# A\n# A-1\n# A").map((section) => section.slug)).toEqual(["a", "a-1", "a-1-1", "a-2"]);
  });

  it("reads setext headings, other line ends, and headings made to keep it busy", () => {
    expect(readSections("A\r\n=\r\n\r\n  B  \r\n-\r\n").map(({ level, title, line }) => [level, title, line])).toEqual([
      [1, "A", 1],
      [2, "B", 4],
    ]);
    expect(readSections(`# ${"*a ".repeat(20_000)}`)).toHaveLength(1);
    expect(readSections("# a\n".repeat(500)).at(-1)?.slug).toBe("a-499");
  });
});
