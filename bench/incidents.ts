import { NAME, OWNER, TOKEN } from "../src/demo/product.ts";
import { writerOf } from "../src/github/apply-plan.ts";
import { connect } from "../src/github/client.ts";
import { readSnapshot } from "../src/github/read-snapshot.ts";
import { reconcile } from "../src/reconcile.ts";
import { readBuiltIns } from "../src/sources/built-ins.ts";
import { type Instant, addMillis } from "../src/time/instant.ts";
import { type Figure, countOf, noteOf, timeOf } from "./figure.ts";
import { median } from "./median.ts";
import { type BenchShop, REPOSITORY, shopWith } from "./shop-with.ts";

const PLAYBOOK = `version: 1
extends: phase-6
product: Acme Shop
timezone: Europe/Berlin
default-owner: ada
roles: { infrastructure-maintainer: bo }
`;

const START: Instant = "2026-11-20T09:00:00Z";
const MINUTE = 60_000;
const AUTHOR = "github-actions[bot]";
const OPEN = 20;
const ENTRIES = 100;

/** What the first response to an incident takes, and a pass over many that are on. */
export async function incidentFigures(): Promise<readonly Figure[]> {
  await using shop = await shopWith(PLAYBOOK, START);
  await shop.settle(START);
  const quiet = await passOver(shop, addMillis(START, MINUTE));
  const first: Pass[] = [];
  // The first one loads and warms up; each further one is another incident.
  for (let index = 1; index <= 6; index += 1) {
    const at = addMillis(START, (10 + index) * MINUTE);
    shop.clock.set(at);
    await shop.github.as("ada").post(`/repos/${REPOSITORY}/issues`, { title: `Down ${index}`, labels: ["P0"] });
    first.push(await passOver(shop, at));
    await closeAll(shop, addMillis(at, 1000));
  }
  const [once] = first;
  const beyond = (once?.requests ?? Number.NaN) - quiet.requests;
  return [
    countOf("first response to a P0, label to board", 6 + 6, beyond, "requests beyond quiet"),
    timeOf("  our own time, in a process that is warm", 300, median(first.slice(1).map(({ own }) => own)), "ms"),
    ...(await manyFigures()),
  ];
}

/** Twenty that are on, each with a long timeline. */
async function manyFigures(): Promise<readonly Figure[]> {
  await using shop = await shopWith(PLAYBOOK, START);
  await shop.settle(START);
  const quiet = await passOver(shop, addMillis(START, MINUTE));
  const ada = shop.github.as("ada");
  for (let index = 1; index <= OPEN; index += 1) {
    const made = await ada.post(`/repos/${REPOSITORY}/issues`, { title: `Slow ${index}`, labels: ["P2"] });
    const { number } = made as { number: number };
    for (let said = 0; said < ENTRIES - 1; said += 1)
      await ada.post(`/repos/${REPOSITORY}/issues/${number}/comments`, { body: `Still looking (${said}).` });
  }
  const at = addMillis(START, 10 * MINUTE);
  await shop.settle(at);
  const pass = await passOver(shop, addMillis(at, 1000));
  const beyond = pass.requests - quiet.requests;
  return [
    countOf(`pass over ${OPEN} open incidents of ${ENTRIES} entries each`, 2 * OPEN, beyond, "requests beyond quiet"),
    noteOf("  our own time", `${pass.own.toFixed(0)} ms`),
  ];
}

type Pass = { readonly requests: number; readonly own: number };

/** A pass as the App makes it, in this process: its requests, and the milliseconds in which it waited for none of them. */
async function passOver(shop: BenchShop, now: Instant): Promise<Pass> {
  const builtIns = await readBuiltIns(new URL("../templates/", import.meta.url));
  shop.clock.set(now);
  const waits = { open: 0, since: 0, total: 0 };
  const client = connect({
    token: TOKEN,
    api: shop.github.url,
    owner: OWNER,
    name: NAME,
    clock: shop.clock,
    async fetch(url, init) {
      if (waits.open === 0) waits.since = performance.now();
      waits.open += 1;
      try {
        const answer = await fetch(url, init);
        // With its body, which is read by whoever asked.
        return new Response(answer.status === 204 ? null : await answer.arrayBuffer(), answer);
      } finally {
        waits.open -= 1;
        if (waits.open === 0) waits.total += performance.now() - waits.since;
      }
    },
  });
  const started = performance.now();
  const observed = readSnapshot(client, { authors: [AUTHOR], playbookFile: ".github/almanac.yml" });
  const done = await reconcile({
    client,
    runner: "action",
    author: AUTHOR,
    playbookFile: ".github/almanac.yml",
    observed,
    builtIns: Promise.resolve(builtIns),
    now,
    writer: writerOf(client, { authors: [AUTHOR] }),
  });
  if (done.kind !== "planned") throw new Error(`the pass is ${done.kind}`);
  return { requests: client.requests(), own: performance.now() - started - waits.total };
}

/** It was none; the next begins with nothing else on. */
async function closeAll(shop: BenchShop, at: Instant): Promise<void> {
  const ada = shop.github.as("ada");
  const rows = (await ada.get(`/repos/${REPOSITORY}/issues?labels=P0`)) as { number: number }[];
  for (const { number } of rows)
    await ada.patch(`/repos/${REPOSITORY}/issues/${number}`, { state: "closed", state_reason: "not_planned" });
  await shop.settle(at);
}
