import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { postmortemCheck } from "../../src/commands/postmortem-check.ts";
import { aTerminal } from "../support/a-terminal.ts";

const good = readFileSync(new URL("../postmortem/good/pager-service.md", import.meta.url), "utf8");
const options = { playbook: ".github/almanac.yml", org: undefined, repo: undefined, now: "2026-11-24T09:00:00Z" };
let folder: string;
const check = async (document: string, format: "table" | "json") => {
  writeFileSync(join(folder, "pm.md"), document);
  const terminal = aTerminal({ folder });
  const code = await postmortemCheck(terminal, "pm.md", { ...options, format });
  return { code, printed: terminal.printed() };
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "almanac-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it("has nothing to object to a good one, by the terms of the built-in playbook", async () => {
  expect(await check(good, "table")).toEqual({ code: 0, printed: "pm.md: nothing to object.\n" });
  expect(await check(good, "json")).toEqual({ code: 0, printed: "[]\n" });
});

it("says what is missing, where, and how a good answer looks, and exits with 1", async () => {
  const { code, printed } = await check(good.replace(" — @jo", ""), "table");
  expect(code).toBe(1);
  expect(printed).toContain("error pm.md:76 This action has no owner. (action-owner)\n      76 | - [ ] Add an export");
  expect(printed).toContain("    good | | Alert when a certificate changes");
  expect(printed).toMatch(/\npm\.md: 1 error, 0 hints\.\n$/);
});

it("gives scripts id, line, severity and message, and exits with 0 where there are only hints", async () => {
  const { code, printed } = await check(good.replace(/^---\n[^]*?\n---\n/, ""), "json");
  expect(code).toBe(0);
  expect(JSON.parse(printed)).toEqual([
    {
      id: "front-matter",
      line: 1,
      severity: "hint",
      message: "Nothing at the head tells which incident this is about, and its cause in one tag.",
    },
  ]);
});

it("goes by the playbook of the checkout", async () => {
  const own = join(folder, "own.yml");
  writeFileSync(
    own,
    "version: 1\nextends: phase-6\nproduct: Shop\ntimezone: UTC\ndefault-owner: ada\nincidents:\n  severities: { P1: { actions: 7 days } }\n",
  );
  writeFileSync(join(folder, "pm.md"), good);
  const terminal = aTerminal({ folder });
  expect(await postmortemCheck(terminal, "pm.md", { ...options, playbook: "own.yml", format: "json" })).toBe(1);
  expect(terminal.printed()).toContain("action-deadline-late");
});

it("refuses a file that is not there, and one that nobody would read", async () => {
  const terminal = aTerminal({ folder });
  await expect(postmortemCheck(terminal, "none.md", { ...options, format: "table" })).rejects.toThrow("none.md");
  const { code, printed } = await check("x".repeat(2_500_000), "json");
  expect([code, printed]).toEqual([1, expect.stringContaining("document-size")]);
});
