import { expect, it } from "vitest";
import { remembering } from "../../src/time/remembering.ts";

it("makes an answer once while it is fresh, and again when too many came after it", () => {
  const made: string[] = [];
  const join = remembering(2, (a: string, b: string) => {
    made.push(`${a}${b}`);
    return { text: `${a}-${b}` };
  });
  expect(join("1", "x")).toEqual({ text: "1-x" });
  expect(join("1", "x")).toBe(join("1", "x"));
  expect(made).toEqual(["1x"]);
  for (const number of ["2", "3", "4", "5"]) join(number, "x");
  expect(join("1", "x")).toEqual({ text: "1-x" });
  expect(made).toEqual(["1x", "2x", "3x", "4x", "5x", "1x"]);
});

it("keeps texts apart, remembers that there is nothing, and forgets a failure", () => {
  let calls = 0;
  const odd = remembering(5, (a: string, b: string) => {
    calls += 1;
    if (a === "bad") throw new Error(`call ${calls}`);
    return b === "" ? undefined : a;
  });
  expect([odd("a", "b"), odd("ab", "c"), odd("x", ""), odd("x", "")]).toEqual(["a", "ab", undefined, undefined]);
  expect(calls).toBe(3);
  expect(() => odd("bad", "")).toThrow("call 4");
  expect(() => odd("bad", "")).toThrow("call 5");
});
