import { describe, expect, test } from "vitest";
import { type Arm, judgeExperiment } from "../../src/analysis/judge-experiment.ts";

function arm(name: string, users: number, hits: number, share = 1): Arm {
  return { name, users, hits, share };
}

describe("an experiment", () => {
  test("with a broken split says nothing about its sides (Kohavi, Tang and Xu, chapter 3)", () => {
    expect(judgeExperiment([arm("A", 821_588, 80_000), arm("B", 815_482, 90_000)], undefined).kind).toBe("uneven");
  });

  test("with a split planned to be uneven is sound where it came out so", () => {
    const sides = [arm("A", 9000, 900), arm("B", 1000, 100)] as const;
    expect(judgeExperiment(sides, undefined).kind).toBe("uneven");
    expect(judgeExperiment([arm("A", 9000, 900, 90), arm("B", 1000, 100, 10)], undefined).kind).toBe("measured");
  });

  test("finds a large effect, in both directions, and no small one", () => {
    const verdict = (hits: number) => {
      const result = judgeExperiment([arm("A", 8000, 800), arm("B", 8000, hits)], 8000);
      return result.kind === "measured" ? result.against.map(({ verdict: found, complete }) => [found, complete]) : [];
    };
    expect(verdict(1000)).toEqual([["better", true]]);
    expect(verdict(600)).toEqual([["worse", true]]);
    expect(verdict(820)).toEqual([["undecided", true]]);
  });

  test("says whether as many came as were planned", () => {
    const result = judgeExperiment([arm("A", 400, 40), arm("B", 410, 45)], 5000);
    expect(result).toMatchObject({ against: [{ complete: false, verdict: "undecided" }] });
    expect(judgeExperiment([arm("A", 400, 40), arm("B", 410, 45)], undefined)).toMatchObject({
      against: [{ complete: undefined }],
    });
  });

  test("asks more of each of several variants than of one alone", () => {
    const width = (arms: readonly Arm[]): number => {
      const result = judgeExperiment(arms, 5000);
      const range = result.kind === "measured" ? result.against[0]?.range : undefined;
      return (range?.high ?? 0) - (range?.low ?? 0);
    };
    const two = [arm("A", 5000, 500), arm("B", 5000, 520)];
    expect(width([...two, arm("C", 5000, 510)])).toBeGreaterThan(width(two));
  });

  test.each([
    ["a side without users", [arm("A", 0, 0), arm("B", 10, 1)]],
    ["more conversions than users", [arm("A", 10, 1), arm("B", 10, 11)]],
    ["one side only", [arm("A", 10, 1)]],
    ["no side", []],
  ])("says nothing of %s", (_, arms) => {
    expect(judgeExperiment(arms, undefined)).toEqual({ kind: "unmeasured" });
  });
});
