import { type Moment, type LifeWorld, liveOn, nextAt } from "../../src/demo/live-through.ts";
import type { Shop } from "../../src/demo/open-shop.ts";
import { runPass } from "../../src/demo/run-pass.ts";
import { GitHubError } from "../../src/errors.ts";
import type { Instant } from "../../src/time/instant.ts";
import { type Fault, brokenWire } from "./broken-wire.ts";
import { type Look, look } from "./look.ts";

/** What the undisturbed month comes to, and when that is. */
export type Later = { readonly until: Instant; readonly end: Look };

/** How many more passes an uneven start has time for. */
const MORE = 2;

/** Breaks the pass that is next, and returns what it changed all the same; what GitHub did for it stays. */
export async function breakPass(month: LifeWorld, moment: Moment, fault: Fault): Promise<readonly string[]> {
  if (moment.nextPass === undefined) throw new Error("there is no pass to break");
  const wire = brokenWire(fault);
  try {
    await runPass({ ...month, fetch: wire.fetch }, moment.nextPass);
  } catch (error) {
    // A pass that cannot even read ends with an explanation, which its entry prints.
    if (!(error instanceof GitHubError)) throw error;
  }
  return wire.changes;
}

/** Repeats the pass that was broken, at the same instant. */
export async function repeatPass(
  shop: Shop,
  month: LifeWorld,
  moment: Moment,
): Promise<{ readonly look: Look; readonly then: Moment }> {
  const repeated = await liveOn(month, moment);
  if (repeated?.happening.kind !== "pass") throw new Error("the pass was not repeated");
  return { look: await look(shop.github), then: repeated.then };
}

/** What stands after the next two passes and what people do before them, or at the end of the month. */
export async function twoPassesLater(shop: Shop, month: LifeWorld, from: Moment): Promise<Later> {
  let until = shop.clock.now();
  let moment = from;
  for (let passes = 0; passes < MORE;) {
    const next = await liveOn(month, moment);
    if (next === undefined) break;
    if (next.happening.kind === "pass") passes += 1;
    until = next.happening.at;
    moment = next.then;
  }
  return { until, end: await look(shop.github) };
}

/** What stands when all that comes up to an instant has come. */
export async function liveUntil(shop: Shop, month: LifeWorld, from: Moment, until: Instant): Promise<Look> {
  let moment = from;
  for (let at = nextAt(month, moment); at !== undefined && at <= until; at = nextAt(month, moment)) {
    const next = await liveOn(month, moment);
    if (next === undefined) break;
    moment = next.then;
  }
  return look(shop.github);
}
