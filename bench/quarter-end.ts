import { type Client, connect } from "../src/github/client.ts";
import { writerOf } from "../src/github/apply-plan.ts";
import { readSnapshot } from "../src/github/read-snapshot.ts";
import { readUntilKnown } from "../src/github/read-until-known.ts";
import { INCIDENT_LABELS } from "../src/incident/incident-labels.ts";
import type { Operation } from "../src/operation/operation.ts";
import { makePlan } from "../src/plan/make-plan.ts";
import { PLAYBOOK_FILE } from "../src/playbook/playbook-file.ts";
import { NAME, OWNER, TOKEN } from "../src/demo/product.ts";
import type { Shop } from "../src/demo/open-shop.ts";
import { readInputsWith } from "../src/read-inputs.ts";
import { reconcile } from "../src/reconcile.ts";
import { readPlaybook } from "../src/read-playbook.ts";
import { Facts } from "../src/requirements/facts.ts";
import type { BuiltIns } from "../src/sources/built-ins.ts";
import type { Instant } from "../src/time/instant.ts";
import { type Figure, countOf, noteOf, timeOf } from "./figure.ts";
import { median } from "./median.ts";
import { runBundle } from "./run-bundle.ts";

/** The first working Monday after the demo's quarter, at the hour of reports: those of the week, the month and the quarter are due together. */
export const QUARTER_END: Instant = "2027-01-04T08:00:00Z";

const RUNS = 3;
const AUTHOR = "github-actions[bot]";

const connectTo = (wire: Pick<Shop, "api" | "clock">) => connect({ ...wire, token: TOKEN, owner: OWNER, name: NAME });

const observe = (client: Client) =>
  readSnapshot(client, { authors: [AUTHOR], playbookFile: PLAYBOOK_FILE, labels: INCIDENT_LABELS });

/** What all reports of a quarter's end cost: our own time, from the start of the program to its end and in one that runs, and requests. The shop must stand as it did right before. */
export async function quarterEndFigures(shop: Shop, builtIns: BuiltIns): Promise<readonly Figure[]> {
  shop.clock.set(QUARTER_END);
  const cold: number[] = [];
  for (let run = 0; run < RUNS; run += 1)
    cold.push((await runBundle(shop.api, QUARTER_END, { command: "plan", weigh: true })).cpuSeconds);
  const warm = await planned(shop, builtIns);
  const pulls = warm.operations.filter(({ kind }) => kind === "open-pull-request");
  const files = pulls.flatMap((one) => ("files" in one ? one.files : []));
  const pictures = files.filter(({ path }) => path.endsWith(".svg")).length;
  const { most, all } = await written(shop, builtIns);
  return [
    noteOf("the end of a quarter", `${pulls.length} reports, ${files.length} files, ${pictures} of them pictures`),
    timeOf("  planned and drawn, own time from start to end", 5, median(cold), "s", 1),
    timeOf("  planned and drawn in a program that runs", 5, warm.seconds, "s", 2),
    countOf("  requests of each pull request", 6, most, "requests at most"),
    noteOf("  requests of the whole pass", `${all} requests`),
  ];
}

/** The plan of that pass with everything read before, as a program makes it that has made it already. */
async function planned(
  { api, clock }: Shop,
  builtIns: BuiltIns,
): Promise<{ readonly seconds: number; readonly operations: readonly Operation[] }> {
  const client = connectTo({ api, clock });
  const observed = await observe(client);
  const parsed = await readPlaybook(
    { client, builtIns: Promise.resolve(builtIns) },
    PLAYBOOK_FILE,
    observed.playbook ?? "",
  );
  if (parsed.kind === "invalid") throw new Error("the demo's playbook is invalid");
  let known = new Facts();
  const plan = (facts: Facts) => {
    known = facts;
    return makePlan(parsed.playbook, observed.snapshot, facts, builtIns.templates, QUARTER_END);
  };
  const { value } = await readUntilKnown(client, plan, readInputsWith(client, clock, {}));
  const seconds: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const before = process.cpuUsage();
    plan(known);
    const { user, system } = process.cpuUsage(before);
    seconds.push((user + system) / 1e6);
  }
  return { seconds: median(seconds), operations: value.operations };
}

/** The same pass, done: how many requests a pull request took at most, its labels and reviewers included, and how many all took. */
async function written(
  { api, clock }: Shop,
  builtIns: BuiltIns,
): Promise<{ readonly most: number; readonly all: number }> {
  const client = connectTo({ api, clock });
  const pulls: number[] = [];
  let before: number | undefined;
  const pass = await reconcile({
    client,
    runner: "action",
    author: AUTHOR,
    playbookFile: PLAYBOOK_FILE,
    observed: observe(client),
    builtIns: Promise.resolve(builtIns),
    readInput: readInputsWith(client, clock, {}),
    now: QUARTER_END,
    writer: writerOf(client, { authors: [AUTHOR] }),
    tell: ({ operation, outcome }) => {
      const sent = client.requests();
      // Of the first operation it is not known when the reading before it ended.
      if (operation.kind === "open-pull-request" && outcome.kind === "done" && before !== undefined)
        pulls.push(sent - before);
      before = sent;
    },
  });
  if (pass.kind !== "planned" || pulls.length === 0)
    throw new Error("No report was written at the end of the quarter.");
  return { most: Math.max(...pulls), all: client.requests() };
}
