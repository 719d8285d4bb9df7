import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { deadLinks } from "./stranger/dead-links.ts";
import { MONDAY, PLAYBOOK, type Stranger, WORKFLOW, strangerIn } from "./stranger/stranger.ts";
import { expectScreen, type } from "./stranger/terminal.ts";

/*
 * The way of somebody who has never heard of Almanac: clone, demo, init, the plan of the first week, the first pass,
 * a second one that changes nothing, and a playbook with mistakes, explained. Every screen is shown; the first one that
 * does not read as it should ends the walk. GitHub is the embedded one; the rest is what a stranger runs.
 */
const root = fileURLToPath(new URL("../", import.meta.url));
const place = await mkdtemp(join(tmpdir(), "almanac-stranger-"));
try {
  await using stranger = await strangerIn(place, root);
  for (const stage of [watchDemo, setUp, lookAhead, firstPasses, breakPlaybook]) await stage(stranger);
  const { unhandled } = stranger.github;
  if (unhandled.length > 0) throw new Error(`the embedded GitHub has no answer to ${unhandled.join(", ")}`);
} finally {
  await rm(place, { recursive: true });
}
console.log("\nThe whole path can be walked.");

async function watchDemo({ clone }: Stranger): Promise<void> {
  const says = ["A year with 53 weeks ends", "Read what happened, and why"];
  expectScreen("the demo", await type(["npm", "run", "-s", "demo"], clone), { code: 0, says });
  const dead = await deadLinks(join(clone, "demo-output"));
  if (dead.length > 0) throw new Error(`links of the demo's folder lead nowhere:\n${dead.join("\n")}`);
  console.log("✓ every link of the demo's folder leads somewhere");
}

async function setUp({ almanac, shop }: Stranger): Promise<void> {
  const found = ["acme/shop (public", "ada, bo and eve", "for all 31 roles"];
  const shown = ["The first week", "weekly-analytics", "The first pass, if it came now", "It costs nothing"];
  const written = [`Wrote ${PLAYBOOK}`, `Wrote ${WORKFLOW}`, "What comes next"];
  expectScreen("init", await almanac("init", "--yes"), { code: 0, says: [...found, ...shown, ...written] });
  expectScreen("init once more", await almanac("init", "--yes"), { code: 0, says: ["nothing was changed"] });
  expectScreen("validate", await almanac("validate"), { code: 0, says: ["Who"] });
  const unmerged = `There is no \`${PLAYBOOK}\` on the default branch`;
  expectScreen("a plan before the merge", await almanac("plan", "--repo", "acme/shop"), { code: 1, says: [unmerged] });
  const workflow = join(shop, WORKFLOW);
  const released = (await readFile(workflow, "utf8")).replaceAll(
    "0".repeat(40),
    "8f4b7f84864484a7bf31766abe9204da3cbe65b3",
  );
  await writeFile(workflow, released);
  const lint = await type(["npm", "run", "-s", "lint:workflows", "--", shop], root);
  expectScreen("the lint of the workflow that init wrote", lint, { code: 0, says: ["in order"] });
}

async function lookAhead({ almanac, shop, push }: Stranger): Promise<void> {
  for (const path of [PLAYBOOK, WORKFLOW]) await push(path, await readFile(join(shop, path), "utf8"));
  const calendar = await almanac("calendar", "--from", "2026-11-23", "--to", "2026-11-29");
  expectScreen("the first week", calendar, { code: 0, says: ["Mon 23 Nov 2026, 09:00", "weekly-analytics"] });
  const plan = await almanac("plan", "--repo", "acme/shop", "--exit-code", "--now", MONDAY);
  expectScreen("the plan", plan, { code: 3, says: ["+ open issue Ready for operations", "Next due"] });
  const doctor = await almanac("doctor", "--repo", "acme/shop", "--now", MONDAY);
  expectScreen("doctor", doctor, { code: 0, says: ["In order", "The playbook is valid"] });
}

async function firstPasses({ pass, almanac, person }: Stranger): Promise<void> {
  const first = ["Almanac: 2 opened", "Ready for operations #1"];
  await pass("the first pass", MONDAY, { code: 0, says: first });
  const quiet = { code: 0, says: ["nothing to do"] };
  wroteNothing(await pass("a second pass", "2026-11-23T08:18:00Z", quiet));
  const gate = (await person.get("/repos/acme/shop/issues/1")) as { body: string };
  await person.patch("/repos/acme/shop/issues/1", { body: gate.body.replaceAll("- [ ]", "- [x]") });
  await person.patch("/repos/acme/shop/issues/1", { state: "closed", state_reason: "completed" });
  const signed = { code: 0, says: ["14 opened", "ada signed off the gate", "Weekly analytics 2026-W47"] };
  await pass("the pass after the launch is signed off", "2026-11-23T09:17:00Z", signed);
  wroteNothing(await pass("the pass after that", "2026-11-23T09:18:00Z", quiet));
  // Each issue learns the number of its draft once things have settled; that is all that is left.
  await pass("a pass half an hour later", "2026-11-23T09:47:00Z", { code: 0, says: ["Almanac: 5 changed"] });
  const plan = await almanac("plan", "--repo", "acme/shop", "--exit-code", "--now", "2026-11-23T09:48:00Z");
  expectScreen("the plan then", plan, { code: 0, says: ["Nothing to do."] });
}

async function breakPlaybook({ almanac, shop, push, person, job, pass }: Stranger): Promise<void> {
  const good = await readFile(join(shop, PLAYBOOK), "utf8");
  const broken = good.replace("product:", "produkt:").replace("default-owner: ada", "default-owner: @ada");
  const explained = ["there is no key `produkt` here; did you mean `product`?", "leave the @ out or quote it"];
  await writeFile(join(shop, PLAYBOOK), broken);
  const says = [`${PLAYBOOK}:5:1`, ...explained];
  expectScreen("validate, with a broken playbook", await almanac("validate"), { code: 2, says });

  const { object } = (await person.get("/repos/acme/shop/git/ref/heads/main")) as { object: { sha: string } };
  await person.post("/repos/acme/shop/git/refs", { ref: "refs/heads/change", sha: object.sha });
  await push(PLAYBOOK, broken, "change");
  const pull = (await person.post("/repos/acme/shop/pulls", {
    title: "Change",
    head: "change",
    base: "main",
  })) as object;
  const [head, base] = ["change", "main"].map((ref) => ({ ref, repo: { full_name: "acme/shop" } }));
  const check = await job("check", MONDAY, { pull_request: { ...pull, head, base } });
  const annotated = [`::error file=${PLAYBOOK},line=5,col=1::`, ...explained];
  expectScreen("the check of a pull request with it", check, { code: 1, says: annotated });

  await push(PLAYBOOK, broken);
  const stopped = ["The playbook cannot be used", "Nothing was opened or changed", ...explained];
  wroteNothing(await pass("a pass with it", "2026-11-23T10:17:00Z", { code: 1, says: stopped }));
  await push(PLAYBOOK, good);
  const mended = { code: 0, says: ["nothing to do"] };
  wroteNothing(await pass("a pass after it was mended", "2026-11-23T10:18:00Z", mended));
}

function wroteNothing(writes: number): void {
  if (writes > 0) throw new Error(`that pass wrote ${writes} times`);
  console.log("✓ and it wrote nothing");
}
