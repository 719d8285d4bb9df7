import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Marker,
  markerId,
  noteOf,
  readMarker,
  withMarker,
  withNotes,
  writeMarker,
} from "../../src/markdown/marker.ts";
import { hostileText } from "./hostile.ts";
import { parse, shape } from "./parse.ts";

const weekly: Marker = {
  kind: "occurrence",
  key: ["weekly-analytics", "2026-11-23"],
  notes: { reminded: "2026-11-25", asked: "fay+hal" },
};
const line = "<!-- almanac:1 occurrence weekly-analytics 2026-11-23 asked=fay+hal reminded=2026-11-25 -->";

const word = fc
  .oneof(hostileText, fc.constantFrom("", "--", "-->", "a=b", "%41", "%", "__proto__", "--!>"))
  .map((text) => text.toWellFormed());
const anyMarker = fc.record({
  kind: fc.constantFrom<Marker["kind"]>(
    "occurrence",
    "digest",
    "gate",
    "standing",
    "almanac",
    "status",
    "receipt",
    "report",
    "reminder",
    "notice",
  ),
  key: fc.array(word, { maxLength: 4 }),
  notes: fc
    .array(fc.tuple(word, word), { maxLength: 4 })
    .map((entries) => Object.fromEntries(entries) as Record<string, string>),
});

describe("a marker", () => {
  it("is written in one way and read back", () => {
    expect(writeMarker(weekly)).toBe(line);
    expect(readMarker(`Text.\n\n${line}`)).toEqual(weekly);
    expect(markerId(weekly)).toBe("occurrence weekly-analytics 2026-11-23");
    expect(writeMarker({ kind: "almanac", key: [], notes: {} })).toBe("<!-- almanac:1 almanac -->");
  });

  it("survives any words, which can neither end the comment nor pass for others", () => {
    fc.assert(
      fc.property(anyMarker, hostileText, (marker, text) => {
        const written = writeMarker(marker);
        expect(written.slice(4, -3)).not.toMatch(/--|>|[^\x20-\x7E]/);
        expect(shape(parse(written))).toBe("root(html)");
        expect(readMarker(`${text}\n${written}`)).toEqual(marker);
      }),
      { numRuns: 500 },
    );
  });

  it("tells different keys apart", () => {
    const id = (...key: string[]) => markerId({ kind: "gate", key, notes: {} });
    expect(new Set([id("a b"), id("a", "b"), id("a%20b"), id("a", "", "b"), id("a", "b", "")]).size).toBe(5);
  });
});

describe("readMarker", () => {
  it("reads the last line that is not blank, and no other", () => {
    expect(readMarker(`${line}\r\n \r\n\r\n`)).toEqual(weekly);
    expect(readMarker(`<!-- almanac:1 gate launch -->\n${line}`)).toEqual(weekly);
    expect(readMarker(`${line}\nOne more word.`)).toBeUndefined();
    expect(readMarker(`Quoted: ${line}`)).toBeUndefined();
    expect(readMarker(`    ${line}`)).toBeUndefined();
    expect(readMarker("")).toBeUndefined();
  });

  it("takes what is damaged, unknown or of another version for no marker", () => {
    for (const damaged of [
      "<!-- almanac:1 -->",
      "<!-- almanac:1 occurence weekly 2026-11-23 -->",
      "<!-- almanac:2 occurrence weekly 2026-11-23 -->",
      "<!-- almanac:1 occurrence weekly",
      "<!-- almanac:1 occurrence wöchentlich -->",
      "<!-- almanac:1 occurrence a%2 -->",
      "<!-- almanac:1 occurrence a%FF -->",
      "<!-- almanac:1 occurrence a --> <!-- x -->",
      "<!-- almanac:1 occurrence a note=x=y -->",
      "<!-- almanac:1 occurrence a note= -->",
    ]) {
      expect([damaged, readMarker(`Text\n\n${damaged}`)]).toEqual([damaged, undefined]);
    }
  });

  it("forgives spaces", () => {
    expect(readMarker(" <!--  almanac:1   gate  launch   -->\t")).toEqual({ kind: "gate", key: ["launch"], notes: {} });
  });
});

describe("withMarker", () => {
  it("replaces the line and keeps every other byte", () => {
    const gate: Marker = { kind: "gate", key: ["launch"], notes: {} };
    expect(withMarker(`A\r\n\r\n${line}\r\n\r\n`, gate)).toBe("A\r\n\r\n<!-- almanac:1 gate launch -->\r\n\r\n");
    expect(withMarker("A\r\nB", gate)).toBe("A\r\nB\r\n\r\n<!-- almanac:1 gate launch -->");
    expect(withMarker("A\n", gate)).toBe("A\n\n<!-- almanac:1 gate launch -->");
    expect(withMarker("A\n\n", gate)).toBe("A\n\n<!-- almanac:1 gate launch -->");
    expect(withMarker("    ", gate)).toBe("    \n<!-- almanac:1 gate launch -->");
    expect(withMarker("", gate)).toBe("<!-- almanac:1 gate launch -->");
  });

  it("heals a damaged marker line instead of adding a second", () => {
    expect(withMarker("A\n\n<!-- almanac:1 gaet launch -->\n", { kind: "gate", key: ["launch"], notes: {} })).toBe(
      "A\n\n<!-- almanac:1 gate launch -->\n",
    );
  });

  it("adds only itself, is read back, and changes nothing the second time", () => {
    fc.assert(
      fc.property(hostileText, anyMarker, (body, marker) => {
        const marked = withMarker(body, marker);
        expect(readMarker(marked)).toEqual(marker);
        expect(withMarker(marked, marker)).toBe(marked);
        expect(marked.startsWith(body) || body.includes("almanac:1")).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe("notes", () => {
  it("are read by name, inherited names excepted", () => {
    expect(noteOf(weekly, "reminded")).toBe("2026-11-25");
    expect(noteOf(weekly, "constructor")).toBeUndefined();
  });

  it("are added to the others, and forgotten", () => {
    expect(withNotes(weekly, { next: "2026-11-30", asked: undefined })).toEqual({
      ...weekly,
      notes: { reminded: "2026-11-25", next: "2026-11-30" },
    });
  });

  it("are added in a body, where it has a marker", () => {
    expect(withNotes("A\r\n\r\n<!-- almanac:1 gate launch -->\r\n", { by: "ada" })).toBe(
      "A\r\n\r\n<!-- almanac:1 gate launch by=ada -->\r\n",
    );
    expect(withNotes("A", { by: "ada" })).toBe("A");
  });
});
