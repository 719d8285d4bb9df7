import { addOthers, bigShop, TIMES } from "./big-shop.ts";
import { type Figure, countOf, noteOf } from "./figure.ts";
import { runBundle } from "./run-bundle.ts";
import { type BenchShop, REPOSITORY, shopWith } from "./shop-with.ts";
import { addMillis, type Instant } from "../src/time/instant.ts";

const MINUTES = 60_000;

/** What passes with one thing to do ask of GitHub beyond a quiet one. */
export async function actingFigures(): Promise<readonly Figure[]> {
  await using shop = await bigShop();
  addOthers(shop, 1000);
  const quiet = (await passAt(shop, TIMES.quiet)).requests;
  const scheduled = await passAt(shop, TIMES.scheduled);
  await shop.settle(addMillis(TIMES.scheduled, 20 * MINUTES));
  await shop.close("Backup check");
  await shop.settle(addMillis(TIMES.scheduled, 40 * MINUTES));
  const rotated = await passAt(shop, TIMES.rotate);
  return [
    countOf("one scheduled issue, safe to repeat", 1, scheduled.requests - quiet, "requests beyond quiet"),
    countOf("  and again at once", 0, scheduled.writesAgain, "writes"),
    countOf("rotate with carry-over and link", 2, rotated.requests - quiet, "requests beyond quiet"),
    countOf("  and again at once", 0, rotated.writesAgain, "writes"),
    ...(await reportFigures(3, "2026-11-03T09:40:00Z")),
    ...(await reportFigures(30, "2026-04-28T09:40:00Z")),
  ];
}

const REPORTS = `version: 1
product: Acme Shop
timezone: Europe/Berlin
default-owner: ada
gate: off
cadences:
  weekly-report: { title: Weekly report, owner: ada, every: week, on: tuesday, at: 09:00, delivery: pull-request }
`;

/** A weekly report after an outage: the files of all missed weeks in one pull request. */
async function reportFigures(files: number, since: Instant): Promise<readonly Figure[]> {
  await using shop = await shopWith(REPORTS, since);
  addOthers(shop, 1000);
  await shop.settle(since);
  await shop.close("Weekly report");
  await shop.settle(addMillis(since, 20 * MINUTES));
  const delivered = await passAt(shop, TIMES.quiet);
  const quiet = await passAt(shop, TIMES.quiet);
  const branch = "almanac-report%2Fweekly-report%2F2026-W47";
  const folder = await shop.github.as("ada").get(`/repos/${REPOSITORY}/contents/reports/weekly-report?ref=${branch}`);
  if (!Array.isArray(folder) || folder.length !== files) throw new Error(`the branch does not hold ${files} reports`);
  const beyond = delivered.lines.filter((line) => !quiet.lines.includes(line) && line !== "POST issues");
  return [
    countOf(
      `${files} report files in one pull request`,
      6,
      delivered.requests - quiet.requests - 1,
      "requests beyond quiet and the issue",
    ),
    noteOf("  which are", beyond.join(", ")),
    countOf("  nothing changed since", 0, delivered.writesAgain, "writes"),
  ];
}

/** What one pass came to. */
type PassCount = {
  readonly requests: number;
  /** `GET issues`, without numbers. */
  readonly lines: readonly string[];
  /** What the same pass would still write if it ran again at once. */
  readonly writesAgain: number;
};

async function passAt(shop: BenchShop, now: Instant): Promise<PassCount> {
  const { requests } = shop.github;
  shop.clock.set(now);
  requests.clear();
  await runBundle(shop.github.url, now);
  const { count, entries } = requests;
  const lines = entries.map(({ method, path }) => `${method} ${placeOf(path)}`);
  requests.clear();
  await runBundle(shop.github.url, now);
  return { requests: count, lines, writesAgain: requests.writes };
}

function placeOf(path: string): string {
  if (!path.startsWith("/repos/")) return path.slice(1);
  const [place = "", query = ""] = path.slice(`/repos/${REPOSITORY}`.length).split("?");
  const state = new URLSearchParams(query).get("state");
  return `${place.slice(1).replaceAll(/\d+/g, "N")}${state === null ? "" : ` (${state})`}` || "the repository";
}
