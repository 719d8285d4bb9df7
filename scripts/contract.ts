import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { liveThrough } from "../src/demo/live-through.ts";
import { START, openShop } from "../src/demo/open-shop.ts";
import { QUARTER } from "../src/demo/stretch.ts";
import { counted } from "../src/render/counted.ts";
import { readBuiltIns } from "../src/sources/built-ins.ts";
import { type SentRequest, describedRoutes, routeOf, violationsOf } from "../tests/support/openapi.ts";
import { takeSentRequests, watchRequests } from "../tests/support/watched-requests.ts";

/*
 * Holds every request of the demo's quarter and of all tests against GitHub's own description, and prints the operations
 * we use and neither ever exercises; there must be none. --tests FILE names what a run of the tests has written with
 * ALMANAC_TEST_REQUESTS; without it they run first. A test whose own requests are not as described fails by itself.
 */
const { values } = parseArgs({ options: { tests: { type: "string" } } });
const tested = readFileSync(values.tests ?? runTests(), "utf8")
  .split("\n")
  .filter(Boolean)
  .map(requestIn);

watchRequests();
await using shop = await openShop(START);
await liveThrough(
  { ...shop, builtIns: await readBuiltIns(new URL("../templates/", import.meta.url)), ...QUARTER },
  () => {},
);
const sent = takeSentRequests();
const violations = sent.flatMap(violationsOf);
for (const violation of violations) console.log(violation);
console.log(
  `The demo made ${counted(sent.length, "request")}, ${counted(violations.length, "fault")} against GitHub's description.`,
);
console.log(`The tests made ${counted(tested.length, "request")} besides.`);

const exercised = new Set([...tested, ...sent].map(routeOf));
const never = describedRoutes.filter((route) => !exercised.has(route));
console.log(
  `${counted(describedRoutes.length, "operation")} used; never exercised: ${never.length === 0 ? "none" : ""}`,
);
for (const route of never) console.log(`  ${route}`);
if (violations.length > 0 || never.length > 0 || tested.length === 0) process.exitCode = 1;

function requestIn(line: string): SentRequest {
  const [method = "", path = ""] = line.split(" ");
  return { method, path, text: "" };
}

function runTests(): string {
  const file = join(mkdtempSync(join(tmpdir(), "almanac-contract-")), "requests");
  const { status } = spawnSync("npm", ["test", "-s"], {
    env: { ...process.env, ALMANAC_TEST_REQUESTS: file },
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0) throw new Error("the tests fail: npm test shows how");
  return file;
}
