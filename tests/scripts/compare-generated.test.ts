import { expect, test } from "vitest";
import { compareGenerated } from "../../scripts/compare-generated.ts";

const files = (entries: Readonly<Record<string, string>>) => new Map(Object.entries(entries));

test("nothing to say of files that are what their sources make", () => {
  expect(compareGenerated(files({ "a.js": "1\n" }), files({ "a.js": "1\n" }))).toEqual([]);
});

test("names what is missing, left over and out of date, with the place", () => {
  const long = "x".repeat(1000);
  expect(
    compareGenerated(
      files({ "left.js": "", "old.json": "{\n  1\n}\n", "short.json": "{\n", "wide.js": long }),
      files({ "new.js": "", "old.json": "{\n  2\n}\n", "short.json": "{\n}\n", "wide.js": `${long}y` }),
    ),
  ).toEqual([
    "left.js is left over: nothing makes it any more",
    "new.js is missing",
    `old.json is out of date: line 2 is "  1", its sources make it "  2"`,
    `short.json is out of date: line 2 is "", its sources make it "}"`,
    "wide.js is out of date: line 1 is 1000 characters, its sources make it 1001 characters",
  ]);
});
