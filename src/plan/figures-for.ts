import { dateOf, mergedReports } from "../cadence/memory.ts";
import { type Occurrence, occurrenceOn } from "../cadence/occurrence.ts";
import type { Look } from "../metrics/measure.ts";
import { restatedSince } from "../metrics/restated.ts";
import { linkFromFile } from "../render/file-link.ts";
import type { Trend } from "../metrics/trend.ts";
import { type Figures, figureDirectives } from "../render/figures/figure-directives.ts";
import { addDays, type LocalDate } from "../time/local-date.ts";
import type { Instant } from "../time/instant.ts";
import { localOf } from "../time/zone.ts";
import { directivesIn } from "./directives-in.ts";
import type { Template } from "./template-of.ts";
import { historyOf, trendsOf } from "./trends-of.ts";
import type { World } from "./world.ts";

/** What the figures in the reports of some occurrences are taken from, `waiting` while something for them is unread; undefined where their template holds none. */
export function figuresFor(
  world: World,
  template: Template | undefined,
  occurrences: readonly Occurrence[],
):
  | { readonly kind: "waiting" }
  | { readonly kind: "known"; readonly of: ReadonlyMap<Occurrence, Figures> }
  | undefined {
  if (template === undefined || !hasFigures(template.text)) return undefined;
  const pen = /^::chart\b/m.test(template.text) ? world.facts.ask<"pen">({ kind: "pen" }) : undefined;
  const looks = occurrences.map((occurrence) => ({ occurrence, found: trendsOf(world, lookAt(world, occurrence)) }));
  const { file } = world.playbook;
  const of = new Map<Occurrence, Figures>();
  for (const { occurrence, found } of looks) {
    if (found.kind === "waiting") return found;
    const finished = finishedBefore(world, occurrence);
    of.set(occurrence, {
      trends: found.trends,
      restated: (trend) =>
        finished === undefined ? undefined : restatedSince(trend, historyOf(world)?.records ?? [], finished),
      draw: pen?.kind === "value" ? pen.value : () => "",
      linkOf: ({ metric: { origin, source } }) =>
        origin === undefined ? linkFromFile(2, file, source.file === file ? source.line : undefined) : undefined,
    });
  }
  return pen?.kind === "missing" ? { kind: "waiting" } : { kind: "known", of };
}

/** The end of the period of the report before an occurrence's, and the day on which that was finished; undefined where it is not. */
function finishedBefore(
  world: World,
  { cadence, date }: Occurrence,
): { readonly ended: LocalDate; readonly told: LocalDate } | undefined {
  const dayOf = (instant: Instant) => localOf(instant, cadence.zone).date;
  const reports = mergedReports(cadence, world.snapshot.items).flatMap((item) => {
    if (item.mergedAt === undefined) return [];
    const merged = dayOf(item.mergedAt);
    // Figures are recorded in the morning; what a report of the same day was drawn with is recorded the next one.
    return [{ date: dateOf(item), told: dayOf(item.createdAt) === merged ? addDays(merged, 1) : merged }];
  });
  const last = reports
    .filter((report) => report.date < date)
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))
    .at(-1);
  const before = last === undefined ? undefined : occurrenceOn(cadence, world.setting, last.date);
  return before === undefined || last === undefined ? undefined : { ended: before.period.to, told: last.told };
}

/** Whether a template holds a figure. */
export function hasFigures(text: string): boolean {
  return directivesIn(text, figureDirectives).length > 0;
}

/** The metrics a template shows: those it names, and all of the groups it names; all of them where it names none. */
export function shownIn(text: string, trends: readonly Trend[]): readonly Trend[] {
  const uses = directivesIn(text, figureDirectives);
  return trends.filter(({ metric }) =>
    uses.some(({ name, attributes: { group, metric: one } }) => {
      if (name === "figure" || name === "chart") return one === metric.id;
      const groups = group?.split(",").map((part) => part.trim().toLowerCase());
      return groups?.includes(metric.category.toLowerCase()) ?? true;
    }),
  );
}

/** For when the figures of a report are looked at: the end of its period, and what was told in the week after it. */
function lookAt(world: World, { cadence, period }: Occurrence): Look {
  const yesterday = addDays(world.today, -1);
  const day = cadence.covers === "next" || period.to > yesterday ? yesterday : period.to;
  const told = addDays(day, 7) < world.today ? addDays(day, 7) : world.today;
  return { day, told, strict: period, fiscalYearStart: world.playbook.fiscalYearStart };
}
