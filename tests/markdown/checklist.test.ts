import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readBoxes, tickBox, writeBox } from "../../src/markdown/checklist.ts";
import { safeText } from "../../src/markdown/safe-text.ts";
import { hostileText } from "./hostile.ts";

/** A body by its lines, and what each box in it is: ticked, text, id. */
const shown = (...lines: string[]) =>
  readBoxes(lines.join("\n")).map(
    (box) => `${box.checked ? "x" : "_"} ${box.text}${box.id === undefined ? "" : ` = ${box.id}`}`,
  );

describe("readBoxes", () => {
  it("finds every box of a list, however it is written", () => {
    expect(
      shown(
        "- [ ] one <!-- box:weekly-analytics/2026-11-16/merge -->",
        "- [x] two",
        "  * [X] two a",
        "    1. [ ] two a 1 <!-- box:a/b/c -->",
        "+ [ ] three",
        "",
        "7) [ ] seven",
        "-   [ ] wide",
        "- no box",
        "-",
        "  [ ] below its bullet",
      ),
    ).toEqual([
      "_ one = weekly-analytics/2026-11-16/merge",
      "x two",
      "x two a",
      "_ two a 1 = a/b/c",
      "_ three",
      "_ seven",
      "_ wide",
      "_ below its bullet",
    ]);
  });

  it("passes over code, comments, quotes, raw HTML and what only looks like a box", () => {
    expect(
      shown(
        "```",
        "- [ ] fenced",
        "```",
        "",
        "~~~md",
        "- [ ] fenced",
        "~~~",
        "",
        "    - [ ] indented",
        "",
        "<!--",
        "- [ ] hidden",
        "-->",
        "",
        "> - [ ] quoted",
        "",
        "- > - [ ] quoted",
        "",
        "<details>",
        "- [ ] raw",
        "</details>",
        "",
        "[ ] no item",
        "",
        "- [ ]no space",
        "- \\[ ] escaped",
        "- [y] other",
        "- # [ ] heading",
        "",
        "`- [ ] code",
        "- [x] real`",
        "",
        "<details><summary>More</summary>",
        "",
        "- [ ] in details",
        "",
        "</details>",
      ),
    ).toEqual(["x real`", "_ in details"]);
  });

  it("reads the text as it is written, on one line, without its id", () => {
    expect(
      shown(
        "- [ ] **Bold**, `code <!-- box:no -->` and [a link](../x) <!-- box:a -->",
        "- [ ] two <!-- note -->\\",
        "  lines <!-- box:b --> more",
        "and lazy",
        "- [ ] <!-- box:c -->",
        "- [ ] copied <!-- box:d --> twice <!-- box:e -->",
        "- [ ] damaged <!-- box:é --> <!-- box: -->",
      ),
    ).toEqual([
      "_ **Bold**, `code <!-- box:no -->` and [a link](../x) = a",
      "_ two <!-- note --> lines  more and lazy = b",
      "_  = c",
      "_ copied  twice = e",
      "_ damaged  <!-- box: -->",
    ]);
  });

  it("knows where each stands", () => {
    for (const [start, end] of [
      ["", "\n"],
      ["\uFEFF", "\n"],
      ["", "\r\n"],
      ["\t\u{1F389}\u0000\n\n", "\r\n"],
    ] as const) {
      const body = [`${start}Intro`, "", "- [ ] one <!-- box:a -->", "  - [x] two", "    more", ""].join(end);
      expect(readBoxes(body).map((box) => body.slice(box.start, box.end))).toEqual([
        "[ ] one <!-- box:a -->",
        `[x] two${end}    more`,
      ]);
    }
  });

  it("is done soon with a body made to keep it busy", () => {
    const wild = ["- - a\n", "> ".repeat(40), "- ".repeat(40), "a**b_c", "[^1", "![", "*a ", "[a](", "1) "].map(
      (piece) => piece.repeat(Math.floor(60_000 / piece.length)),
    );
    for (const body of wild) expect(shown("- [ ] first", "", body, "", "- [ ] last")).toContain("_ first");
  });
});

describe("any body", () => {
  it("can be read, and ticked without a change to any other character", () => {
    const line = fc.tuple(
      fc.constantFrom(
        "",
        "",
        "- ",
        "- [ ] ",
        "  - [x] ",
        "* [X] ",
        "*",
        "1. [ ] ",
        "[x] ",
        "> - [ ] ",
        "    ",
        "```",
        "<!--",
        "-->",
        "<details>",
      ),
      hostileText,
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), fc.constantFrom("\n", "\r\n", "\n\n"), (lines, end) => {
        const body = lines.map(([start, text], index) => `${start}${text} <!-- box:${index % 3} -->`).join(end);
        const boxes = readBoxes(body);
        expect(boxes.map((box) => body.slice(box.start, box.start + 3).toLowerCase())).toEqual(
          boxes.map((box) => (box.checked ? "[x]" : "[ ]")),
        );
        const ticked = tickBox(body, "1", true);
        expect(readBoxes(ticked)).toEqual(boxes.map((box) => (box.id === "1" ? { ...box, checked: true } : box)));
        const changed = body.split("").filter((character, index) => character !== ticked[index]);
        expect(changed).toEqual(boxes.filter((box) => box.id === "1" && !box.checked).map(() => " "));
      }),
      { numRuns: 250 },
    );
  });
});

describe("writeBox", () => {
  it("is one line that reads back", () => {
    expect(writeBox({ id: "a/2026-11-16/b", text: "Do this\nnow" })).toBe(
      "- [ ] Do this now <!-- box:a/2026-11-16/b -->",
    );
    expect(writeBox({ id: "a b", text: "(maybe)", checked: true })).toBe("- [x] \\(maybe) <!-- box:a%20b -->");
    expect(writeBox({ id: "a", text: "open <!-- comment" })).toBe("- [ ] open &lt;!-- comment <!-- box:a -->");
    expect(writeBox({ id: "a", text: "a <!-- note --> <br>" })).toBe("- [ ] a <!-- note --> <br> <!-- box:a -->");
  });

  it("keeps any id, and any wording once it was carried over", () => {
    fc.assert(
      fc.property(hostileText, hostileText, fc.boolean(), (id, text, checked) => {
        const line = writeBox({ id, text, checked });
        const [box, ...more] = readBoxes(`before\n${line}\n${line}`);
        expect(more).toHaveLength(1);
        expect(box).toMatchObject({ id: id.toWellFormed(), checked });
        expect(writeBox({ id, text: box?.text ?? "", checked })).toBe(line);
      }),
      { numRuns: 400 },
    );
  });

  it("keeps foreign text as it was made safe", () => {
    fc.assert(
      fc.property(hostileText, (foreign) => {
        const text = safeText(foreign);
        expect(readBoxes(writeBox({ id: "a", text })).map((box) => box.text)).toEqual([text]);
      }),
      { numRuns: 300 },
    );
  });
});

describe("tickBox", () => {
  it("changes one character for each box of that id", () => {
    const body = "- [ ] a <!-- box:1 -->\r\n- [X] b <!-- box:2 -->\r\n  - [ ] a <!-- box:1 -->\r\n";
    expect(tickBox(body, "1", true)).toBe(
      "- [x] a <!-- box:1 -->\r\n- [X] b <!-- box:2 -->\r\n  - [x] a <!-- box:1 -->\r\n",
    );
    expect(tickBox(body, "2", true)).toBe(body);
    expect(tickBox(body, "2", false)).toBe(body.replace("X", " "));
    expect(tickBox(body, "3", true)).toBe(body);
  });
});
