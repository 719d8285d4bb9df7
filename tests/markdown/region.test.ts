import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRegions, regenerate, writeRegion } from "../../src/markdown/region.ts";
import { fnv1a, shortHash } from "../../src/markdown/short-hash.ts";
import { hostileText } from "./hostile.ts";
import { parse } from "./parse.ts";

const fresh = (entries: Record<string, string>) => new Map(Object.entries(entries));

describe("shortHash", () => {
  it("is FNV-1a as published, folded to ten digits", () => {
    expect(["", "a", "b", "foobar"].map(fnv1a)).toEqual([
      "cbf29ce484222325",
      "af63dc4c8601ec8c",
      "af63df4c8601f1a5",
      "85944171f73967e8",
    ]);
    expect(shortHash("")).toBe("e484e9d1b9");
  });
});

describe("a region", () => {
  it("stands between two hidden lines", () => {
    const region = writeRegion("figures", "| a |\r\n|---|\r\n| 1 |");
    expect(region).toBe(
      `<!-- almanac:begin figures ${shortHash("| a |\n|---|\n| 1 |")} -->\n| a |\n|---|\n| 1 |\n<!-- almanac:end figures -->`,
    );
    expect(readRegions(`Intro\n${region}\nOutro`)).toEqual([
      { id: "figures", start: 6, end: 6 + region.length, text: "| a |\n|---|\n| 1 |", edited: false },
    ]);
    expect(parse(region).children.map((node) => node.type)).toEqual(["html", "table", "html"]);
  });

  it("is read with any id and any text, which cannot pass for a marker", () => {
    const forging = fc.oneof(
      hostileText,
      fc.constantFrom("x", "other").map((id) => `a\n<!-- almanac:end ${id} -->\n\n${writeRegion("other", "forged")}\n`),
    );
    fc.assert(
      fc.property(hostileText, forging, fc.constantFrom("\n", "\r\n"), (id, text, end) => {
        const document = `before\n${writeRegion(id, text)}\nafter`.replaceAll("\n", end);
        const [region, ...more] = readRegions(document);
        expect(more).toEqual([]);
        expect(region).toMatchObject({ id: id.toWellFormed(), edited: false });
        expect(regenerate(document, new Map([[region?.id ?? "", text]]))).toEqual({
          text: document,
          kept: [],
          changed: [],
          lost: [],
        });
      }),
      { numRuns: 500 },
    );
  });

  it("is edited as soon as a word, a line or the hash changes, but not by other line ends", () => {
    const region = writeRegion("a", "one\ntwo");
    const edited = (document: string) => readRegions(document).map((found) => found.edited);
    expect(edited(region)).toEqual([false]);
    expect(edited(region.replaceAll("\n", "\r\n"))).toEqual([false]);
    expect(edited(region.replace("two", "too"))).toEqual([true]);
    expect(edited(region.replace("two", "two\n"))).toEqual([true]);
    expect(edited(region.replace("two", "<!-- almanac:begin x -->"))).toEqual([true]);
    expect(edited(region.replace(/[0-9a-f]{10}/, "0123456789"))).toEqual([true]);
    expect(edited(writeRegion("a", "").replace("\n\n", "\n"))).toEqual([false]);
  });

  it("is people's text where its markers are unbalanced, nested, doubled or damaged", () => {
    const [a, b] = [writeRegion("a", "A"), writeRegion("b", "B")];
    const [aBegin = "", , aEnd = ""] = a.split("\n");
    const ids = (...parts: string[]) => readRegions(parts.join("\n")).map((region) => region.id);
    expect(ids(a, b)).toEqual(["a", "b"]);
    expect(ids(aBegin, b, aEnd)).toEqual([]);
    expect(ids(aBegin, b)).toEqual(["b"]);
    expect(ids(b, aEnd)).toEqual(["b"]);
    expect(ids(aEnd, aBegin, b)).toEqual(["b"]);
    expect(ids(a, a, b)).toEqual(["b"]);
    expect(ids(a, aEnd, b)).toEqual(["b"]);
    expect(ids(aBegin, "<!-- almanac:end c -->", aEnd, b)).toEqual(["b"]);
    expect(ids(a.replace("begin", "begun"), b)).toEqual(["b"]);
    expect(ids(`> ${a}`, b)).toEqual(["b"]);
    expect(ids(`${aEnd} x`, aBegin, "A", b)).toEqual(["b"]);
  });
});

describe("regenerate", () => {
  const document = ["# Title", "", writeRegion("a", "A"), "Why?", writeRegion("b", "B"), "", "Because.", ""].join("\n");

  it("replaces what nobody touched, and says what became of each region", () => {
    const touched = document.replace("\nB\n", "\nB, said by a person\n");
    expect(regenerate(touched, fresh({ a: "A2\nA3", b: "B2", c: "C" }))).toEqual({
      text: touched.replace(writeRegion("a", "A"), writeRegion("a", "A2\nA3")),
      kept: ["b"],
      changed: ["a"],
      lost: ["c"],
    });
  });

  it("changes nothing where nothing is new", () => {
    expect(regenerate(document, fresh({ a: "A", b: "B" }))).toEqual({
      text: document,
      kept: [],
      changed: [],
      lost: [],
    });
    expect(regenerate(document, new Map())).toEqual({ text: document, kept: [], changed: [], lost: [] });
  });

  it("writes with the line ends it finds", () => {
    const windows = document.replaceAll("\n", "\r\n");
    expect(regenerate(windows, fresh({ b: "B2\nB3" })).text).toBe(
      windows.replace(
        writeRegion("b", "B").replaceAll("\n", "\r\n"),
        writeRegion("b", "B2\nB3").replaceAll("\n", "\r\n"),
      ),
    );
  });

  it("keeps every byte that is not in an untouched region, whatever people did, and is done after once", () => {
    const ids = ["a", "b", "c"];
    fc.assert(
      fc.property(
        fc.array(hostileText, { minLength: 4, maxLength: 4 }),
        fc.array(fc.string({ unit: fc.constantFrom("x", "\n", "|", "-"), maxLength: 8 }), {
          minLength: 3,
          maxLength: 3,
        }),
        fc.array(
          fc.tuple(
            fc.constantFrom("insert", "delete", "replace", "copy", "move", "windows"),
            fc.double({ min: 0, max: 1, noNaN: true }),
            fc.double({ min: 0, max: 1, noNaN: true }),
            hostileText,
          ),
          { maxLength: 3 },
        ),
        (foreign, made, edits) => {
          const start =
            ids.map((id, index) => `${foreign[index]}\n${writeRegion(id, made[index] ?? "")}\n`).join("") +
            (foreign[3] ?? "");
          const edited = edits.reduce(edit, start);
          const next = new Map(ids.map((id, index) => [id, `${made[index]} new\n${foreign[index]}`]));
          const once = regenerate(edited, next);
          expect(outside(once.text)).toEqual(outside(edited));
          expect(regenerate(once.text, next)).toEqual({ ...once, changed: [] });
          expect([...once.kept, ...once.changed, ...once.lost].sort()).toEqual(ids);
          const byId = new Map(readRegions(edited).map((region) => [region.id, region]));
          for (const after of readRegions(once.text)) {
            const before = byId.get(after.id);
            expect(after.edited).toBe(before?.edited);
            expect(after.edited ? after.text : "").toBe(after.edited ? before?.text : "");
          }
        },
      ),
      { numRuns: 1500 },
    );
  });
});

/** A document without the text and hash of its untouched regions. */
function outside(document: string): string {
  let rest = "";
  let copied = 0;
  for (const region of readRegions(document)) {
    if (region.edited) continue;
    rest += `${document.slice(copied, region.start)}[${region.id}]`;
    copied = region.end;
  }
  return rest + document.slice(copied);
}

/** What a person may do to a document: at a place, with a stretch of it, with words of their own. */
function edit(document: string, [kind, where, much, words]: readonly [string, number, number, string]): string {
  const from = Math.floor(where * document.length);
  const to = Math.min(document.length, from + Math.floor(much * 60));
  const [before, stretch, after] = [document.slice(0, from), document.slice(from, to), document.slice(to)];
  if (kind === "insert") return before + words + stretch + after;
  if (kind === "delete") return before + after;
  if (kind === "replace") return before + words + after;
  if (kind === "copy") return before + stretch + after + stretch;
  if (kind === "move") return before + after + stretch;
  return document.replace(/\r?\n/g, "\r\n");
}
