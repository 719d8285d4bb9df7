import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { measureRequests } from "../../scripts/measure-requests.ts";

/** The path of a stand-in for the bundle that does this in each pass. */
function entry(code: string): string {
  const folder = mkdtempSync(join(tmpdir(), "almanac-entry-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "index.mjs");
  writeFileSync(path, code);
  return path;
}

const call = `
const call = (path, method, body) => fetch(process.env.GITHUB_API_URL + "/repos/" + process.env.GITHUB_REPOSITORY + path, {
  method, body: JSON.stringify(body), headers: { authorization: "bearer " + process.env.INPUT_TOKEN },
}).then((answer) => answer.json());
const open = await call("/issues?state=open", "GET");
`;

test("counts the requests of each pass up to the quiet one", async () => {
  const path = entry(`${call} if (open.length < 2) await call("/issues", "POST", { title: "One" });`);
  expect(await measureRequests(path)).toEqual([
    { requests: 2, writes: 1 },
    { requests: 2, writes: 1 },
    { requests: 1, writes: 0 },
  ]);
});

test("a pass that fails is an error with what it said", async () => {
  await expect(measureRequests(entry(`console.log("no playbook"); process.exitCode = 1;`))).rejects.toThrow(
    "no playbook",
  );
});

test("passes that never come to rest are an error", async () => {
  await expect(measureRequests(entry(`${call} await call("/issues", "POST", { title: "More" });`))).rejects.toThrow(
    "10 passes",
  );
});
