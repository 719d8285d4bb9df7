import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutText } from "../../src/markdown/cut-text.ts";
import { oneLine } from "../../src/markdown/one-line.ts";
import { safeCode, safeLink, safeText, safeTitle, safeUrl } from "../../src/markdown/safe-text.ts";
import { hostileText } from "./hostile.ts";
import { parse, shape, textsOf } from "./parse.ts";

/** One document with a value in every position that prose, code or a link may take. */
const everywhere = (value: string) =>
  [
    `${value}\n`,
    `before\n${value}\n`,
    `${value}[our](/own): ${value}:\n`,
    `a **x${value}x** b\n`,
    `| ${value} | b |\n|---|---|\n| x | ${value} |\n| ${value} | x |\n`,
    `- [ ] ${value}\n`,
    `1. ${value}\n`,
    `> ${value}\n`,
    `## ${value}\n`,
    `<details><summary>x</summary>\n\n${value}\n\n</details>\n`,
    value,
  ].join("\n");

const inLinks = (value: string) => `[${value}](/own)\n\n| a |\n|---|\n| [${value}](/own) |\n`;

const document = (value: string) => `${everywhere(value)}\n\n${inLinks(value)}`;

/** What GitHub would act on in rendered text. */
const live = [
  /@[\p{L}\p{N}_-]/u,
  /#\d/,
  /GH-\d/i,
  /(?<![0-9a-z])[0-9a-f]{7,}(?![0-9a-z])/i,
  /(?:https?|ftp|mailto|xmpp):/i,
  /www\./i,
  /:(?!\d\d?:)[\w+-]+:/,
  /(?<!\u200B)\$|\$(?!\u200B)/,
];

/** What may notify or refer even where it is code or a title. */
const addressed = [/@[\p{L}\p{N}_-]/u, /#\d/, /GH-\d/i, /https?:\/\/\S*\/(?:issues|pull|discussions)\/\d/i];

/** What no reader can see, or what breaks a line. */
const unseen = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\uFEFF\u00AD\u2060]/u;

const plain = (text: string) => text.replaceAll("\u200B", "");
const bare = (url: string) =>
  url.replace(/%([0-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
const shownOf = (foreign: string) => cutText(oneLine(foreign), 2000);

/** The structure and texts of a document in which only VALUE is replaced, so that nothing but that text may differ. */
function expectation(source: string): (text: string) => { readonly shape: string; readonly texts: readonly string[] } {
  const tree = parse(source);
  const texts = textsOf(tree);
  return (text) => ({ shape: shape(tree), texts: texts.map((leaf) => leaf.replaceAll("VALUE", () => text)) });
}

describe("safeText", () => {
  it("is inert prose that still says the same, in every position", () => {
    const expected = expectation(document("VALUE"));
    fc.assert(
      fc.property(hostileText, (foreign) => {
        const text = shownOf(foreign);
        fc.pre(text !== "");
        const value = safeText(foreign);
        const tree = parse(document(value));
        expect({ shape: shape(tree), texts: textsOf(tree).map(plain) }).toEqual(expected(text));
        const leaves = textsOf(tree);
        for (const pattern of live) expect(leaves.filter((leaf) => pattern.test(leaf))).toEqual([]);
        expect(value).not.toMatch(unseen);
      }),
      { numRuns: 500 },
    );
  });

  it("closes the holes that are known", () => {
    expect(safeText("www.é<b>")).toBe("www\u200B.é&lt;b>");
    expect(safeText("www.(<!-- x -->")).toBe("www\u200B.(&lt;!-- x -->");
    expect(safeText("@org/team fixes #1, GH-12")).toBe("@\u200Borg/team fixes #\u200B1, GH-\u200B12");
    expect(safeText("a | b `c` *d* [e](f)")).toBe("a \\| b \\`c\\` \\*d\\* \\[e\\](f)");
    expect(safeText(":tada: costs $5")).toBe(":\u200Btada: costs \u200B$\u200B5");
    expect(safeText("a\u202Eb\u0000c\r\n\td")).toBe("ab c d");
    expect(safeText("000000a1b2c3d4e5f6")).toBe("000000\u200Ba1b2c3\u200Bd4e5f6");
  });

  it("leaves ordinary words as they are", () => {
    for (const text of [
      "Müller & Söhne (2026), 5 % – “fine”",
      "LTV:CAC 3.4:1 at 09:00",
      "p95 > 300 ms",
      "-5.2 points",
      "日本語 👩‍👩‍👧 ❤️‍🔥 می‌خواهم",
    ]) {
      expect(safeText(text)).toBe(text);
    }
  });

  it("cuts by what a reader counts as a character", () => {
    expect(safeText("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", { limit: 2 })).toBe("👩‍👩‍👧…");
    expect(safeText("abc", { limit: 3 })).toBe("abc");
    expect(safeText("ab cd", { limit: 4 })).toBe("ab…");
    expect(safeText("x".repeat(10_000))).toHaveLength(2000);
    expect(safeText(`e${"\u0301".repeat(10_000)}`)).toHaveLength(5);
    expect(safeText("👩‍".repeat(5000), { limit: 10 }).length).toBeLessThan(90);
  });
});

describe("safeCode", () => {
  it("is code that still says the same, in every position", () => {
    const expected = expectation(document("`VALUE`"));
    fc.assert(
      fc.property(hostileText, (foreign) => {
        const text = shownOf(foreign);
        fc.pre(text !== "" && !text.includes("|"));
        const value = safeCode(foreign);
        const tree = parse(document(value));
        expect({ shape: shape(tree), texts: textsOf(tree).map(plain) }).toEqual(expected(text));
        const leaves = textsOf(tree);
        for (const pattern of addressed) expect(leaves.filter((leaf) => pattern.test(leaf))).toEqual([]);
        expect(value).not.toMatch(unseen);
      }),
      { numRuns: 400 },
    );
  });

  it("puts pipes between pieces of code", () => {
    expect(safeCode("sum(a) | [0]||b")).toBe("`sum(a)` \\| `[0]`\\|\\|`b`");
    fc.assert(
      fc.property(hostileText, (foreign) => {
        const value = safeCode(foreign.replaceAll(" ", "|"));
        const [table] = parse(`| a | b |\n|---|---|\n| ${value} | x |\n`).children;
        const row = table?.type === "table" ? table.children[1] : undefined;
        expect(row?.children.map((cell) => plain(textsOf(cell).join("")))).toEqual([
          shownOf(foreign.replaceAll(" ", "|")) || " ",
          "x",
        ]);
      }),
      { numRuns: 300 },
    );
  });

  it("shows nothing and backticks", () => {
    expect(safeCode(" \n")).toBe("` `");
    expect(safeCode("`")).toBe("`` ` ``");
    expect(safeCode("a``b")).toBe("```a``b```");
    expect(safeCode("feature/x-1")).toBe("`feature/x-1`");
  });
});

describe("safeTitle", () => {
  it("is at most 256 units of plain text that address nobody", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          hostileText,
          fc.array(hostileText, { minLength: 20, maxLength: 60 }).map((parts) => parts.join("")),
        ),
        fc.integer({ min: 1, max: 300 }),
        (foreign, limit) => {
          const title = safeTitle(foreign, { limit });
          expect(title.length).toBeLessThanOrEqual(Math.min(limit, 256));
          expect(title).not.toMatch(unseen);
          for (const pattern of addressed) expect(title).not.toMatch(pattern);
        },
      ),
      { numRuns: 400 },
    );
  });

  it("escapes nothing", () => {
    expect(safeTitle("Checkout `fails` <b>\n[x] & *y* for @ada, see #12")).toBe(
      "Checkout `fails` <b> [x] & *y* for @\u200Bada, see #\u200B12",
    );
    expect(safeTitle("@".repeat(1000))).toBe(`${"@\u200B".repeat(127)}…`);
    expect(safeTitle("x".repeat(256))).toBe("x".repeat(256));
  });
});

describe("safeLink", () => {
  it("is one link with that text and an address that is the same place", () => {
    const address = fc
      .tuple(fc.constantFrom("https://a.example/", "http://b_c.example:81/p?q=", "https://d.example/#"), hostileText)
      .map(([start, rest]) => start + rest);
    fc.assert(
      fc.property(hostileText, address, (foreign, url) => {
        const text = shownOf(foreign);
        fc.pre(text !== "");
        const safe = safeUrl(url);
        const tree = parse(`| a |\n|---|\n| ${safeLink(foreign, url)} |\n`);
        expect(shape(tree)).toBe("root(table(tableRow(tableCell(text)) tableRow(tableCell(link(text)))))");
        expect(plain(textsOf(tree).join(""))).toBe(`a${text}`);
        expect(JSON.stringify(tree)).toContain(`"url":${JSON.stringify(safe)}`);
        expect(bare(safe ?? "")).toBe(bare(new URL(url).href));
      }),
      { numRuns: 400 },
    );
  });

  it("is only text where the address is no plain web address", () => {
    for (const url of [
      "javascript:alert(1)",
      "data:text/html,x",
      "//x",
      "../blob/main/x",
      "https://",
      "mailto:a@b.co",
      "https://github.com@evil.example/",
      "https://a`b.example/",
      "",
    ]) {
      expect(safeLink("text", url)).toBe("text");
      expect(safeUrl(url)).toBeUndefined();
    }
  });

  it("leaves no trace in the timeline of an issue on github.com", () => {
    expect(safeLink("a [b]", "https://github.com/o/r/issues/5")).toBe(
      "[a \\[b\\]](https://redirect.github.com/o/r/issues/5)",
    );
    expect(safeLink("", "https://github.com/o/r/releases/tag/v(1)")).toBe(
      "[github.com](https://github.com/o/r/releases/tag/v%281%29)",
    );
    expect(safeLink("q", "https://x.example/?a=1&lt;=2&b=3")).toBe("[q](https://x.example/?a=1&amp;lt;=2&b=3)");
  });
});
