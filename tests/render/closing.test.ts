import fc from "fast-check";
import { expect, test } from "vitest";
import { readMarker, writeMarker } from "../../src/markdown/marker.ts";
import { renderCarriedInto, renderDuplicateOf } from "../../src/render/closing.ts";
import { applied } from "./sample.ts";

const marker = { kind: "occurrence", key: ["weekly-analytics", "2026-11-16"], notes: { asked: "fay" } } as const;

test("an item whose boxes moved on says where to on top and in its marker, and keeps the rest", () => {
  const body = `People wrote this.\r\n\r\n- [ ] a box\n\n${writeMarker(marker)}`;
  const closed = applied(renderCarriedInto(body, { ref: "open" }, "2026-11-23"), { open: 482 });
  expect(closed).toBe(
    "**What was left undone moved on to #482.**\n\nPeople wrote this.\r\n\r\n- [ ] a box\n\n" +
      "<!-- almanac:1 occurrence weekly-analytics 2026-11-16 asked=fay next=2026-11-23 -->",
  );
});

test("a duplicate names the one that stays", () => {
  expect(renderDuplicateOf("Text", 12)).toBe("**The same as #12, which is older and stays.**\n\nText");
});

test("whatever people wrote, every byte of it stays", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
      const body = `${text}\n\n${writeMarker(marker)}`;
      const carried = applied(renderCarriedInto(body, 482));
      expect(carried.endsWith(body)).toBe(true);
      expect(readMarker(carried)).toEqual(marker);
    }),
  );
});

test("a body that is nearly full gets no line more", () => {
  const body = `${"x".repeat(64_990)}\n\n${writeMarker(marker)}`;
  expect(renderDuplicateOf(body, 12)).toBe(body);
});
