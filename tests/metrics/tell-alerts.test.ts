import { expect, it } from "vitest";
import { tellAlerts } from "../../src/metrics/tell-alerts.ts";
import type { Security } from "../../src/snapshot/security.ts";

const TODAY = "2026-11-22";
const list = (count: number, cut = false) => ({
  kind: "known" as const,
  value: {
    all: Array.from({ length: count }, () => ({ severity: "low" as const, openedAt: `${TODAY}T08:00:00Z` })),
    cut,
  },
});
const security: Security = {
  dependabot: list(3),
  codeScanning: list(0),
  secretScanning: { kind: "unavailable", because: "The token lacks a permission." },
  rules: { kind: "known", value: [] },
  people: { kind: "known", value: { writers: 1, admins: 1 } },
};
const day = { key: TODAY, from: TODAY, to: TODAY };

it("counts the warnings of a scanner as they are today", () => {
  expect(tellAlerts(security, "dependabot", TODAY).tell(day)).toMatchObject({ kind: "said", value: 3, asOf: TODAY });
  expect(tellAlerts(security, "code-scanning", TODAY).tell(day)).toMatchObject({ kind: "said", value: 0 });
  expect(tellAlerts(security, "dependabot", TODAY).tell({ ...day, to: "2026-11-21", from: "2026-11-21" })).toEqual({
    kind: "silent",
  });
});

it("has no number of all of them where one is hidden, and never a smaller one", () => {
  expect(tellAlerts(security, undefined, TODAY).tell(day)).toEqual({
    kind: "wrong",
    because: "secret-scanning is not available: The token lacks a permission.",
  });
  expect(tellAlerts({ ...security, secretScanning: list(1) }, undefined, TODAY).tell(day)).toMatchObject({ value: 4 });
});

it("concludes nothing from a part", () => {
  expect(tellAlerts({ ...security, dependabot: list(100, true) }, "dependabot", TODAY).tell(day).kind).toBe("wrong");
});
