import { addOthers, bigShop, TIMES } from "./big-shop.ts";
import { type Figure, countOf, noteOf } from "./figure.ts";
import { median } from "./median.ts";
import { runBundle } from "./run-bundle.ts";
import { slowProxy } from "./slow-proxy.ts";

/**
 * Milliseconds each request takes longer. Round trips show in the difference between the last two: what waits for one
 * another waits twice as long. A shorter delay would not show at all, because the engine loads meanwhile.
 */
const DELAYS = [0, 80, 300, 600] as const;

const RUNS = 7;

/** A pass that finds nothing to do, in ever larger repositories; and the same repository a day later, so that quiet is not blind. */
export async function quietFigures(): Promise<readonly Figure[]> {
  await using shop = await bigShop();
  await using proxy = await slowProxy(shop.github.url);
  shop.clock.set(TIMES.quiet);
  const figures: Figure[] = [];
  let others = 0;
  for (const wanted of [100, 1000, 5000]) {
    addOthers(shop, wanted - others);
    others = wanted;
    const job = `quiet pass, 30 + 3,000 of ours, ${wanted.toLocaleString("en")} of others`;
    const walls = DELAYS.map((): number[] => []);
    const requests = new Set<number>();
    const operations = new Set<number>();
    for (let run = 0; run <= RUNS; run += 1) {
      for (const [index, delay] of DELAYS.entries()) {
        proxy.delay(delay);
        proxy.counted();
        const done = await runBundle(proxy.url, TIMES.quiet);
        requests.add(proxy.counted().requests);
        operations.add(done.operations);
        // The first of each warms up.
        if (run > 0) walls[index]?.push(done.millis);
      }
    }
    proxy.delay(0);
    const [near = Number.NaN, usual = Number.NaN, far = Number.NaN, farther = Number.NaN] = walls.map(median);
    const { peakMiB } = await runBundle(proxy.url, TIMES.quiet, { weigh: true });
    const trips = (farther - far) / (DELAYS[3] - DELAYS[2]);
    figures.push(
      countOf(job, 3, Math.max(...requests), "requests"),
      countOf("  operations planned", 0, Math.max(...operations), "operations"),
      {
        job: "  round trips",
        goal: "1",
        result: trips.toFixed(2),
        met: { kind: "count", holds: Math.round(trips) <= 1 },
      },
      noteOf("  wall, nearby and at 80 ms a request", `${near.toFixed(0)} and ${usual.toFixed(0)} ms`),
      noteOf("  largest memory", `${peakMiB.toFixed(0)} MiB`),
    );
  }
  shop.clock.set(TIMES.nextDay);
  const { operations } = await runBundle(proxy.url, TIMES.nextDay, { command: "plan" });
  const holds = operations >= 1;
  return [
    ...figures,
    {
      job: "the same repository a day later",
      goal: "at least 1",
      result: `${operations} operations`,
      met: { kind: "count", holds },
    },
  ];
}
