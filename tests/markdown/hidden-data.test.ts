import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hiddenJson, readHiddenJson, withHiddenJson } from "../../src/markdown/hidden-data.ts";
import { readMarker } from "../../src/markdown/marker.ts";
import { hostileText } from "./hostile.ts";
import { parse, shape } from "./parse.ts";

const marker = "<!-- almanac:1 almanac -->";

describe("hidden data", () => {
  it("is one line that nothing in it can end", () => {
    expect(hiddenJson("ledger", { a: "--> <b>", b: -1 })).toBe(
      '<!-- almanac:ledger {"a":"-\\u002d\\u003e \\u003cb\\u003e","b":-1} -->',
    );
    fc.assert(
      fc.property(fc.dictionary(hostileText, fc.oneof(fc.jsonValue(), hostileText)), hostileText, (value, before) => {
        const line = hiddenJson("ledger", value);
        expect(shape(parse(line))).toBe("root(html)");
        expect(line.slice(4, -3)).not.toMatch(/--|>|[\r\n\u2028\u2029]/);
        const expected: unknown = JSON.parse(JSON.stringify(value));
        expect(readHiddenJson(`${before}\n${line}\n\n${marker}`, "ledger")).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it("is absent where it is damaged, or another's", () => {
    expect(readHiddenJson('<!-- almanac:ledger {"a":1 -->', "ledger")).toBeUndefined();
    expect(readHiddenJson('<!-- almanac:ledgers {"a":1} -->', "ledger")).toBeUndefined();
    expect(readHiddenJson('> <!-- almanac:ledger {"a":1} -->', "ledger")).toBeUndefined();
    expect(readHiddenJson("", "ledger")).toBeUndefined();
  });

  it("is replaced in place, and first put before the marker", () => {
    const body = `Text.\r\n\r\n${marker}\r\n`;
    const first = withHiddenJson(body, "ledger", { n: 1 });
    expect(first).toBe(`Text.\r\n\r\n<!-- almanac:ledger {"n":1} -->\r\n${marker}\r\n`);
    expect(withHiddenJson(first, "ledger", { n: 2 })).toBe(first.replace('"n":1', '"n":2'));
    expect(readMarker(first)).toEqual(readMarker(marker));
    expect(withHiddenJson("Text.", "ledger", [])).toBe("Text.\n\n<!-- almanac:ledger [] -->");
    expect(withHiddenJson(marker, "ledger", [])).toBe(`<!-- almanac:ledger [] -->\n${marker}`);
  });

  it("keeps every other byte, whatever the value", () => {
    fc.assert(
      fc.property(hostileText, fc.jsonValue(), fc.jsonValue(), (text, one, two) => {
        const body = withHiddenJson(`${text}\n\n${marker}`, "x", one);
        const next = withHiddenJson(body, "x", two);
        expect(next).toBe(body.split(hiddenJson("x", one)).join(hiddenJson("x", two)));
        expect(readHiddenJson(next, "x")).toEqual(JSON.parse(JSON.stringify(two)));
      }),
      { numRuns: 300 },
    );
  });

  it("refuses names that mean something else, and values without a JSON form", () => {
    for (const name of ["begin", "end", "1", "A", "a b", ""]) expect(() => hiddenJson(name, 1)).toThrow("cannot name");
    expect(() => hiddenJson("x", undefined)).toThrow("no JSON form");
  });
});
