import { mergedReports } from "../cadence/memory.ts";
import { parseStretch } from "../inputs/parse-stretch.ts";
import { type Figure, measured } from "../metrics/figure.ts";
import { type Recorded } from "../metrics/history.ts";
import type { Trend } from "../metrics/trend.ts";
import { usualStaleAfter } from "../metrics/window.ts";
import type { FileChange } from "../operation/operation.ts";
import type { Problem } from "../operation/plan.ts";
import type { Cadence } from "../playbook/playbook.ts";
import { inCategoryOrder } from "../render/figures/category-order.ts";
import { renderSeriesIndex, type SeriesRow } from "../render/series-index.ts";
import { type DateRange, type LocalDate, addDays, daysBetween } from "../time/local-date.ts";
import { localOf } from "../time/zone.ts";
import { DATA_BRANCH, type Place } from "./commit-place.ts";
import type { Draft } from "./draft.ts";
import { shownIn } from "./figures-for.ts";
import { templateOf } from "./template-of.ts";
import { historyOf } from "./trends-of.ts";
import type { World } from "./world.ts";

/** The indexes of the series that got a report since yesterday's measuring, as far as they changed; `waiting` while something for one is unread. */
export function seriesFiles(
  world: World,
  before: Draft,
  place: Extract<Place, { kind: "known" }>,
):
  | "waiting"
  | { readonly write: (trends: readonly Trend[]) => readonly FileChange[]; readonly problems: readonly Problem[] } {
  // A draft is drawn anew on a branch of its own.
  const committed = before.operations.flatMap((one) =>
    one.kind === "commit-files" && one.branch === place.branch ? one.files : [],
  );
  const asked = world.playbook.cadences
    .filter((cadence) => isFresh(world, cadence))
    .map((cadence) => {
      const branch = place.orphan ? DATA_BRANCH : undefined;
      const own = cadence.delivery === "commit" ? branch : undefined;
      const path = `reports/${cadence.id}/README.md`;
      return {
        cadence,
        path,
        template: templateOf(world, cadence, "reports"),
        names: world.facts.ask<"folder">({ kind: "folder", path: `reports/${cadence.id}`, branch: own }),
        standing: world.facts.ask<"file">({ kind: "file", path, branch }),
      };
    });
  if (asked.some(({ names, standing, template }) => [names, standing, template].some(({ kind }) => kind === "missing")))
    return "waiting";
  const problems = asked.flatMap(({ names, standing }) =>
    [names, standing].flatMap((one) => (one.kind === "failed" ? [one.problem] : [])),
  );
  const write = (trends: readonly Trend[]): readonly FileChange[] =>
    asked.flatMap(({ cadence, path, names, standing, template }) => {
      if (names.kind !== "value" || standing.kind !== "value" || template.kind !== "known") return [];
      const fresh = committed.flatMap((file) => nameIn(`reports/${cadence.id}`, file.path) ?? []);
      const shown = inCategoryOrder(shownIn(template.value?.text ?? "", trends)).filter(
        ({ metric }) => metric.origin !== undefined,
      );
      const link = (name: string) =>
        place.orphan && cadence.delivery !== "commit" ? `../../../HEAD/reports/${cadence.id}/${name}` : name;
      const text = renderSeriesIndex({
        title: cadence.title,
        activity: cadence.activity,
        metrics: shown.map(({ metric: { title }, target }) => ({ title, target })),
        rows: rowsOf(world, cadence, shown, [...names.value, ...fresh], link),
      });
      return standing.value === text ? [] : [{ path, text }];
    });
  return { write, problems };
}

/** Whether a series may have got a report since metrics were last measured: one was merged, or it gets one a day. */
function isFresh({ ledger, snapshot, today }: World, cadence: Cadence): boolean {
  // What this plan commits is known only rounds later, too late to ask what stands.
  if (cadence.delivery === "commit") return true;
  const since = ledger.measured ?? addDays(today, -7);
  return mergedReports(cadence, snapshot.items).some(
    ({ mergedAt }) => mergedAt !== undefined && localOf(mergedAt, cadence.zone).date >= since,
  );
}

/** The name of a report that lies right in a folder. */
function nameIn(folder: string, path: string): string | undefined {
  const name = path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : "";
  return /^[\w-]+\.md$/.test(name) && name !== "README.md" ? name : undefined;
}

/** A row for each report, newest first; a file whose name is no period is somebody's own. */
function rowsOf(
  world: World,
  cadence: Cadence,
  shown: readonly Trend[],
  names: readonly string[],
  link: (name: string) => string,
): readonly SeriesRow[] {
  const history = historyOf(world)?.records ?? [];
  const byMetric = Map.groupBy(history, ({ metric }) => metric);
  return [...new Set(names)]
    .flatMap((name): readonly SeriesRow[] => {
      const period = name.replace(/\.md$/, "");
      const range = nameIn("", `/${name}`) === undefined ? undefined : rangeOf(period, world.playbook.fiscalYearStart);
      if (range === undefined) return [];
      const figures =
        cadence.covers === "next"
          ? shown.map(() => undefined)
          : shown.map((trend) => figureAt(trend, byMetric.get(trend.metric.id) ?? [], range.to));
      return [{ period, link: link(name), to: range.to, figures }];
    })
    .toSorted((a, b) => (a.to === b.to ? (a.period < b.period ? 1 : -1) : a.to < b.to ? 1 : -1));
}

/** The figure that stood at the end of a day, as it is remembered or was just measured. */
function figureAt(
  { metric, figures, newest }: Trend,
  records: readonly Recorded[],
  day: LocalDate,
): Figure | undefined {
  const fits = ({ to }: { readonly to: LocalDate }) => to <= day && daysBetween(to, day) * 86_400_000 <= fresh;
  const fresh = metric.staleAfter ?? usualStaleAfter(metric.over);
  const known = figures.findLast(({ window, kind }) => fits(window) && (kind === "value" || kind === "zero"));
  const record = records
    .filter(fits)
    .toSorted((a, b) => (a.to < b.to ? -1 : 1))
    .at(-1);
  if (record === undefined || (known !== undefined && known.window.to >= record.to)) return known;
  const { from, to, value, sample, asOf, recorded } = record;
  return measured(value, {
    unit: newest.unit,
    window: { key: `${from}..${to}`, from, to },
    sample,
    source: newest.source,
    asOf,
    steps: [`Recorded on ${recorded}.`],
  });
}

/** The days a period's name is about. */
function rangeOf(key: string, fiscalYearStart: number): DateRange | undefined {
  const [, year, quarter] = /^FY(\d{4})(?:-Q([1-4]))?$/.exec(key) ?? [];
  if (year === undefined) return parseStretch(key) ?? parseStretch(`${key}-Q4`);
  // The year is named by its end.
  const first = (Number(year) - (fiscalYearStart === 1 ? 0 : 1)) * 12 + fiscalYearStart - 1;
  const from = first + (quarter === undefined ? 0 : Number(quarter) * 3 - 3);
  return { from: monthStart(from), to: addDays(monthStart(from + (quarter === undefined ? 12 : 3)), -1) };
}

function monthStart(months: number): LocalDate {
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}-01`;
}
