/** From `start` on (milliseconds since 1970) the clocks of a zone are `offset` milliseconds ahead of UTC. */
export type Stretch = { readonly start: number; readonly offset: number };

const STEP = 12 * 3_600_000;

/** How a zone's clocks stand from one moment to another, found by asking `Intl` alone, every twelve hours. */
export function stretchesOf(zone: string, from: number, to: number): Stretch[] {
  const offsetAt = offsetReader(zone);
  const stretches: Stretch[] = [{ start: from, offset: offsetAt(from) }];
  for (let before = from; before < to; before += STEP) {
    const offset = offsetAt(before);
    if (offsetAt(before + STEP) === offset) continue;
    let [old, fresh] = [before, before + STEP];
    while (fresh - old > 1000) {
      const middle = old + Math.floor((fresh - old) / 2000) * 1000;
      if (offsetAt(middle) === offset) old = middle;
      else fresh = middle;
    }
    stretches.push({ start: fresh, offset: offsetAt(fresh) });
  }
  return stretches;
}

/** The first moment at which clocks show that wall time; where they never do, the moment at which they jump over it. */
export function firstMoment(wall: number, stretches: readonly Stretch[]): number {
  for (const [index, { start, offset }] of stretches.entries()) {
    const moment = wall - offset;
    const end = stretches[index + 1]?.start ?? Number.POSITIVE_INFINITY;
    if (start <= moment && moment < end) return moment;
    if (moment < start) return start;
  }
  throw new Error("no stretch holds that wall time");
}

/** What the wall clock shows at a moment, as if it were UTC. */
export function wallAt(moment: number, stretches: readonly Stretch[]): number {
  const stretch = stretches.findLast(({ start }) => start <= moment);
  if (stretch === undefined) throw new Error("no stretch holds that moment");
  return moment + stretch.offset;
}

function offsetReader(zone: string): (moment: number) => number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  return (moment) => {
    const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = (
      format.format(moment).match(/\d+/g) ?? []
    ).map(Number);
    return Date.UTC(year, month - 1, day, hour, minute, second) - moment;
  };
}
