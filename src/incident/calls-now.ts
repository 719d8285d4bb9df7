import { type Instant, addMillis, toMillis } from "../time/instant.ts";
import type { WorkingTime } from "../time/working-hours.ts";
import { isWorking, nextWorkingStart } from "../time/working-time.ts";
import type { Call, Clock, ClockId } from "./clock.ts";

/** The instants of the newest calls that were made, by clock. */
export type Said = Readonly<Partial<Record<ClockId, Instant>>>;

/** A call that is to be made. */
export type OwedCall = { readonly clock: Clock; readonly call: Call };

/** The calls to be made now, one a clock at most: after an outage nobody hears of a term more than once. */
export function callsNow(
  clocks: readonly Clock[],
  said: Said,
  now: Instant,
  working: WorkingTime,
): readonly OwedCall[] {
  return clocks.flatMap((clock) => {
    if (clock.stopped !== undefined) return [];
    const call = newestCall(clock, now);
    if (call === undefined || call.at <= (said[clock.id] ?? "")) return [];
    return call.quiet && !isWorking(now, working) ? [] : [{ clock, call }];
  });
}

/** When a clock next has something to say, or is over by itself; undefined where none has. */
export function nextClockAt(
  clocks: readonly Clock[],
  said: Said,
  now: Instant,
  working: WorkingTime,
): Instant | undefined {
  const instants = clocks.flatMap((clock) => {
    if (clock.stopped !== undefined) return [];
    const ahead = clock.calls.flatMap(({ at }) => (at > now ? [at] : []));
    const again = repeated(clock, now, 1);
    const newest = newestCall(clock, now);
    const waits = newest?.quiet === true && newest.at > (said[clock.id] ?? "") && !isWorking(now, working);
    const ends = clock.id === "stability" && clock.due > now ? [clock.due] : [];
    return [
      ...ahead,
      ...(again === undefined ? [] : [again.at]),
      ...(waits ? [nextWorkingStart(now, working)] : []),
      ...ends,
    ];
  });
  return instants.sort()[0];
}

function newestCall(clock: Clock, now: Instant): Call | undefined {
  return repeated(clock, now, 0) ?? clock.calls.findLast(({ at }) => at <= now);
}

/** The last call as it comes again: the newest of its repetitions at an instant, or `ahead` of that. */
function repeated({ calls, repeat }: Clock, now: Instant, ahead: number): Call | undefined {
  const last = calls.at(-1);
  if (repeat === undefined || last === undefined || last.at > now) return undefined;
  const times = Math.floor((toMillis(now) - toMillis(last.at)) / repeat) + ahead;
  return times === 0 ? undefined : { ...last, at: addMillis(last.at, times * repeat) };
}
