import { readMarker, withMarker } from "../src/markdown/marker.ts";
import type { SeedItem } from "../src/demo/embedded/seed-items.ts";
import { addMillis, type Instant } from "../src/time/instant.ts";
import { addDays } from "../src/time/local-date.ts";
import { type BenchShop, REPOSITORY, shopWith } from "./shop-with.ts";

/** Everything of the built-in playbook, and two cadences of their own hour. */
const PLAYBOOK = `version: 1
extends: phase-6
product: Acme Shop
timezone: Europe/Berlin
default-owner: ada
gate: off
roles:
  keeper: { title: Keeper, rotate: [ada, bo], every: week, from: 2026-10-05 }
cadences:
  backup-check: { title: Backup check, owner: ada, every: week, on: tuesday, at: 11:00, delivery: issue }
  handover: { title: Handover, owner: keeper, every: week, on: tuesday, at: 12:00, delivery: issue }
`;

/** A Tuesday morning on which nothing is due, the two hours at which one issue is, and the same time a day later. */
export const TIMES = {
  quiet: "2026-11-24T09:40:00Z",
  scheduled: "2026-11-24T10:00:00Z",
  rotate: "2026-11-24T11:00:00Z",
  nextDay: "2026-11-25T09:40:00Z",
} as const satisfies Record<string, Instant>;

/** How many items of ours are open and closed there. */
const OPEN = 30;
const CLOSED = 3000;

/** A repository in which Almanac has worked for weeks and nobody does anything: the full playbook, 30 open and 3,000 closed items of ours. */
export async function bigShop(): Promise<BenchShop> {
  const shop = await shopWith(PLAYBOOK, "2026-10-05T09:40:00Z");
  const { github } = shop;
  const person = github.as("ada");
  const open = async () =>
    (await person.get(
      `/repos/${REPOSITORY}/issues?creator=github-actions%5Bbot%5D&per_page=100&sort=created&direction=asc`,
    )) as Listed[];
  for (let day = "2026-10-05"; day < TIMES.quiet.slice(0, 10); day = addDays(day, 1))
    await shop.settle(`${day}T11:10:00Z`);
  await shop.settle(TIMES.quiet);
  await shop.close("Backup check");
  const standing = await open();
  const drafts = standing.filter((item) => readMarker(item.body)?.kind === "report");
  // The oldest drafts nobody looked at are given up, so that 30 are left.
  for (const draft of drafts.slice(0, standing.length - OPEN))
    await person.patch(`/repos/${REPOSITORY}/issues/${draft.number}`, { state: "closed" });
  const left = await open();
  if (left.length !== OPEN) throw new Error(`${left.length} items are open instead of ${OPEN}`);
  github.seedItems(REPOSITORY, pastOf(left));
  await shop.settle(addMillis(TIMES.quiet, 15 * 60_000));
  return shop;
}

/** That many issues of other people, open and untouched since long ago. */
export function addOthers(shop: BenchShop, count: number): void {
  const body = "Steps to reproduce, what was expected and what happened, and where it was seen.\n\n".repeat(8);
  const items = Array.from({ length: count }, (_, index): SeedItem => {
    return {
      title: `Something is odd, ${index}`,
      body,
      author: `user-${index % 50}`,
      createdAt: addMillis("2025-06-01T00:00:00Z", index * 60_000),
    };
  });
  shop.github.seedItems(REPOSITORY, items);
}

type Listed = { readonly number: number; readonly title: string; readonly body: string };

/** Closed issues of years past, with bodies like those that are open. */
function pastOf(open: readonly Listed[]): readonly SeedItem[] {
  const patterns = open.filter((item) => readMarker(item.body)?.kind === "occurrence");
  return Array.from({ length: CLOSED }, (_, index): SeedItem => {
    const pattern = patterns[index % patterns.length];
    const marker = pattern === undefined ? undefined : readMarker(pattern.body);
    if (pattern === undefined || marker === undefined) throw new Error("no open occurrence to take after");
    const date = addDays("2026-09-28", -7 * Math.floor(index / patterns.length) - 7);
    const body = withMarker(pattern.body.replaceAll("- [ ]", "- [x]"), { ...marker, key: [marker.key[0] ?? "", date] });
    return {
      title: pattern.title,
      body,
      author: "github-actions[bot]",
      createdAt: `${date}T09:00:00Z`,
      closedAt: `${date}T15:00:00Z`,
    };
  });
}
