import type { GitHubMeasure } from "../playbook/metric-origin.ts";
import type { Per } from "../playbook/parse-target.ts";
import type { Happening, Happenings } from "../snapshot/happening.ts";
import { formatDate } from "../time/format.ts";
import { type Instant, toMillis } from "../time/instant.ts";
import type { Zone } from "../time/local-date.ts";
import type { Period } from "../time/period.ts";
import type { WorkingTime } from "../time/working-hours.ts";
import { localOf } from "../time/zone.ts";
import { saidOfDurations } from "./said-of-durations.ts";
import { stretchOf } from "./stretch-of.ts";
import { saidOfFrequency } from "./said-of-frequency.ts";
import type { Said, Teller } from "./teller.ts";

/** What can be made of things that happen. */
export type HappeningMeasure = Extract<
  GitHubMeasure,
  "frequency" | "count" | "lead-time" | "cycle-time" | "failure-rate" | "time-to-restore"
>;

/** What deployments, releases, runs of a workflow or merged pull requests say: how often they succeed, what share fails, how long they took from what they began with. How many there are is not said of windows that begin before there could be any. `source` names them in the plural. */
export function tellHappenings(
  { all, begun, cut }: Happenings,
  measure: HappeningMeasure,
  source: string,
  setting: { readonly per: Per; readonly working: WorkingTime; readonly zone: Zone },
): Teller {
  const tell = (window: Period): Said => {
    if (cut)
      return {
        kind: "wrong",
        because: `There are more ${source} than are read, so that a figure of them would be one of some.`,
      };
    if (begun === undefined) return { kind: "wrong", because: `There are no ${source}.` };
    const first = localOf(begun, setting.zone).date;
    if ((measure === "frequency" || measure === "count") && window.from < first)
      return {
        kind: "calm",
        because: `There are ${source} since ${formatDate(first, { year: true })}, which is not the whole of ${window.key}.`,
      };
    const { from, to } = stretchOf(window, setting.zone);
    const inside = all.filter(({ at }) => from <= at && at < to);
    const good = inside.filter(({ failed }) => failed !== true);
    switch (measure) {
      case "frequency":
        return saidOfFrequency(good.length, window, source, setting);
      case "count":
        return {
          kind: "said",
          value: good.length,
          sample: undefined,
          asOf: window.to,
          steps: [`${good.length} ${source}.`],
        };
      case "lead-time":
      case "cycle-time":
        return took(good, window, source);
      case "failure-rate":
        return failures(inside, window, source);
      case "time-to-restore":
        return restored(all, { from, to }, window, source);
    }
  };
  return { source, unit: UNITS[measure] ?? `per-${setting.per}`, days: "all", stands: false, tell };
}

const UNITS: Readonly<Partial<Record<HappeningMeasure, Teller["unit"]>>> = {
  count: "count",
  "lead-time": "millis",
  "cycle-time": "millis",
  "failure-rate": "percent",
  "time-to-restore": "millis",
};

function took(inside: readonly Happening[], { key, to }: Period, source: string): Said {
  const timed = inside.flatMap(({ at, began }) =>
    began === undefined ? [] : [Math.max(0, toMillis(at) - toMillis(began))],
  );
  if (timed.length === 0 && inside.length > 0)
    return { kind: "wrong", because: `GitHub does not tell with what ${source} began.` };
  return saidOfDurations(timed, to, {
    what: `From the beginning of ${source} to their end`,
    none: `There were no ${source} in ${key}.`,
    more: [],
  });
}

function failures(inside: readonly Happening[], { key, to }: Period, source: string): Said {
  if (inside.length === 0) return { kind: "calm", because: `There were no ${source} in ${key}.` };
  // What nobody has said anything of yet is neither.
  const ended = inside.filter(({ failed }) => failed !== undefined);
  if (ended.length === 0)
    return {
      kind: "wrong",
      because: `GitHub does not tell which ${source} failed; deployments and the runs of a workflow do.`,
    };
  const failed = ended.filter((one) => one.failed === true).length;
  return {
    kind: "said",
    value: (failed / ended.length) * 100,
    sample: ended.length,
    asOf: to,
    steps: [`${failed} of ${ended.length} ${source} failed.`],
  };
}

/** From the first failure after a success to the next success, for what was mended in the window. */
function restored(
  all: readonly Happening[],
  { from, to }: { readonly from: Instant; readonly to: Instant },
  { key, to: asOf }: Period,
  source: string,
): Said {
  const ended = all.filter(({ failed }) => failed !== undefined);
  if (all.length > 0 && ended.length === 0)
    return {
      kind: "wrong",
      because: `GitHub does not tell which ${source} failed; deployments and the runs of a workflow do.`,
    };
  const durations: number[] = [];
  let broken: Instant | undefined;
  for (const { at, failed } of ended) {
    if (failed === true) broken ??= at;
    else {
      if (broken !== undefined && from <= at && at < to) durations.push(toMillis(at) - toMillis(broken));
      broken = undefined;
    }
  }
  return saidOfDurations(durations, asOf, {
    what: `From the first failure of ${source} to the next success`,
    none: `Nothing that failed was mended in ${key}.`,
    more: [],
  });
}
