import { type LifeWorld, beginning, liveOn } from "../../src/demo/live-through.ts";
import type { Shop } from "../../src/demo/open-shop.ts";
import type { Instant } from "../../src/time/instant.ts";
import { type Later, breakPass, liveUntil, repeatPass, twoPassesLater } from "./branch.ts";
import { type Fault, brokenWire } from "./broken-wire.ts";
import { differences, isSame } from "./compare.ts";
import { type Look, look } from "./look.ts";

/** A point at which the month was broken, and what came of it. */
export type Tried = {
  /** When the broken pass ran. */
  readonly at: Instant;
  readonly fault: Fault;
  /** The request that was hit. */
  readonly line: string;
  /**
   * `same`: after the repeated pass everything stands to the last letter as if nothing had happened. A pass is decided
   * by what stands, so that all that follows is the same, too, and need not be lived through.
   * `equal`: something else is worded or numbered otherwise, or later, and two passes on all is equal by marker and state.
   */
  readonly kind: "same" | "equal" | "different";
  readonly differences: readonly string[];
};

/** Whether a fault is tried; `index` counts the requests of the whole month from 0. */
export type Choice = (fault: Fault, line: string, index: number) => boolean;

/** Lives through the month once, undisturbed; from the moment before each of its passes, breaks and repeats that pass at the chosen requests. */
export async function* tryFaults(shop: Shop, month: LifeWorld, choice: Choice): AsyncGenerator<Tried> {
  const { store } = shop.github;
  let requests = 0;
  for (let moment = beginning(month); ;) {
    const before = store.snapshot();
    const wire = brokenWire();
    const next = await liveOn({ ...month, fetch: wire.fetch }, moment);
    if (next === undefined) return;
    const after = store.snapshot();
    const chosen =
      next.happening.kind === "pass"
        ? faultsOf(wire.sent).filter(({ fault, line }) => choice(fault, line, requests + fault.request))
        : [];
    requests += wire.sent.length;
    if (chosen.length > 0) {
      const undisturbed = await look(shop.github);
      const later = onlyOnce(() => twoPassesLater(shop, month, next.then));
      const repeat = async (): Promise<Outcome> => {
        const repeated = await repeatPass(shop, month, moment);
        if (isSame(undisturbed, repeated.look)) return SAME;
        const standing = store.snapshot();
        store.restore(after);
        const { until, end } = await later();
        store.restore(standing);
        return judge(end, await liveUntil(shop, month, repeated.then, until));
      };
      // What stands is decided by what was changed: the same changes are repeated upon once, and without any it is this pass.
      const known = new Map<string, Outcome>([["[]", SAME]]);
      for (const { fault, line } of chosen) {
        store.restore(before);
        const changes = JSON.stringify(await breakPass(month, moment, fault));
        const outcome = known.get(changes) ?? (await repeat());
        known.set(changes, outcome);
        yield { at: next.happening.at, fault, line, ...outcome };
      }
      store.restore(after);
    }
    moment = next.then;
  }
}

type Outcome = Pick<Tried, "kind" | "differences">;

const SAME: Outcome = { kind: "same", differences: [] };

/** All that can go wrong with a pass that sends these requests. */
function faultsOf(sent: readonly string[]): readonly { readonly fault: Fault; readonly line: string }[] {
  return sent.flatMap((line, request) =>
    (["stop", "drop"] as const).flatMap((how) =>
      (["before", "after"] as const).map((side) => ({ fault: { request, side, how }, line })),
    ),
  );
}

function judge(expected: Look, found: Look): Outcome {
  const all = differences(expected, found);
  return { kind: all.length === 0 ? "equal" : "different", differences: all };
}

function onlyOnce(make: () => Promise<Later>): () => Promise<Later> {
  let made: Promise<Later> | undefined;
  return async () => (made ??= make());
}
