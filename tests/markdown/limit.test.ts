import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitsIssue, splitMarkdown } from "../../src/markdown/limit.ts";
import { writeRegion } from "../../src/markdown/region.ts";
import { hostileText } from "./hostile.ts";
import { parse } from "./parse.ts";

const repeat = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join("\n");

describe("fitsIssue", () => {
  it("leaves room below GitHub's limit", () => {
    expect([fitsIssue("x".repeat(60_000)), fitsIssue("x".repeat(60_001))]).toEqual([true, false]);
  });
});

describe("splitMarkdown", () => {
  it("leaves alone what fits, and cuts the rest between blocks, headings with what follows", () => {
    expect(splitMarkdown("a\n\nb\n", 5)).toEqual(["a\n\nb\n"]);
    expect(splitMarkdown("aaaa\n\nbbbb\n\n# H\n\ncccc\n", 12)).toEqual(["aaaa\n\nbbbb", "# H\n\ncccc"]);
    expect(splitMarkdown("aaaa\r\n\r\nbbbb\r\n\r\n\r\ncccc", 11)).toEqual(["aaaa", "bbbb", "cccc"]);
  });

  it("gives each part of a table its header", () => {
    const rows = repeat(10, (index) => `| row ${index} | x |`);
    expect(splitMarkdown(`| a | b |\n|---|---|\n${rows}`, 80)).toEqual([
      `| a | b |\n|---|---|\n${repeat(4, (index) => `| row ${index} | x |`)}`,
      `| a | b |\n|---|---|\n${repeat(4, (index) => `| row ${index + 4} | x |`)}`,
      `| a | b |\n|---|---|\n${repeat(2, (index) => `| row ${index + 8} | x |`)}`,
    ]);
  });

  it("gives each part of a code block its fences, and each part of a comment its ends", () => {
    expect(splitMarkdown("~~~~js\n1111\n2222\n3333\n~~~~", 22)).toEqual([
      "~~~~js\n1111\n2222\n~~~~",
      "~~~~js\n3333\n~~~~",
    ]);
    expect(splitMarkdown("```\n111111\n222222\n333333", 22)).toEqual(["```\n111111\n222222\n```", "```\n333333\n```"]);
    expect(splitMarkdown("<!-- 1111111\n2222222222\n3333333333 -->", 32)).toEqual([
      "<!--\n 1111111\n2222222222\n-->",
      "<!--\n3333333333 \n-->",
    ]);
  });

  it("cuts lists between items, paragraphs between lines, lines between words", () => {
    expect(splitMarkdown("  - one\n    - two\n  - three\n  - four", 27)).toEqual([
      "  - one\n    - two\n  - three",
      "  - four",
    ]);
    expect(splitMarkdown("one two\nthree four five", 12)).toEqual(["one two", "three four", "five"]);
    expect(splitMarkdown("😀😀😀😀", 5)).toEqual(["😀😀", "😀😀"]);
  });

  it("keeps regions and details whole where they fit", () => {
    const region = writeRegion("a", "1\n\n2\n\n3");
    expect(splitMarkdown(`Text\n\n${region}\n\nEnd`, region.length + 2)).toEqual(["Text", region, "End"]);
    expect(splitMarkdown("aaaaaaaaaa\n\n<details>\n\nb\n\n</details>\n\nc", 30)).toEqual([
      "aaaaaaaaaa",
      "<details>\n\nb\n\n</details>\n\nc",
    ]);
  });

  it("never cuts a hidden line, and says so where it does not fit", () => {
    expect(splitMarkdown("- [ ] word word word <!-- box:a/b/c -->", 25)).toEqual([
      "- [ ] word word word",
      "<!-- box:a/b/c -->",
    ]);
    expect(() => splitMarkdown(`Text\n\n<!-- almanac:ledger ${"x".repeat(50)} -->`, 40)).toThrow(
      "does not fit into 40",
    );
  });

  it("loses no line, and makes no piece too long", () => {
    const block = fc.oneof(
      hostileText,
      fc.integer({ min: 1, max: 30 }).map((n) => `| h | i |\n|---|---|\n${repeat(n, (index) => `| r${index} | x |`)}`),
      fc.integer({ min: 1, max: 30 }).map((n) => `\`\`\`\n${repeat(n, (index) => `code ${index}`)}\n\`\`\``),
      fc.integer({ min: 1, max: 30 }).map((n) => repeat(n, (index) => `${"  ".repeat(index % 3)}- item ${index}`)),
      fc.integer({ min: 1, max: 30 }).map((n) => repeat(n, (index) => `words ${index}`)),
      fc.constant("# Heading"),
    );
    const repeated = /^(?:\| h \| i \||\|---\|---\||```.*|~~~.*|<!--|-->)?$/s;
    fc.assert(
      fc.property(
        fc.array(block, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 120, max: 400 }),
        fc.constantFrom("\n", "\r\n"),
        (blocks, limit, end) => {
          const body = blocks.join("\n\n").replaceAll("\n", end);
          const pieces = splitMarkdown(body, limit);
          expect(pieces.filter((piece) => piece.length > limit)).toEqual([]);
          const lines = (text: string) =>
            text
              .split(/[\r\n]+/)
              .map((line) => line.trim())
              .filter((line) => !repeated.test(line));
          expect(pieces.flatMap(lines).join(" ").replace(/\s+/g, "")).toBe(lines(body).join(" ").replace(/\s+/g, ""));
        },
      ),
      { numRuns: 300 },
    );
  });

  it("makes parts that are the blocks they were", () => {
    const body = [
      "Intro",
      `| h | i |\n|---|---|\n${repeat(40, (index) => `| r${index} | x |`)}`,
      `\`\`\`\n${repeat(60, (index) => `| code ${index}`)}\n\`\`\``,
      repeat(40, (index) => `- item ${index}`),
    ].join("\n\n");
    const types = splitMarkdown(body, 200).flatMap((piece) => parse(piece).children.map((node) => node.type));
    expect([...new Set(types)]).toEqual(["paragraph", "table", "code", "list"]);
  });
});
