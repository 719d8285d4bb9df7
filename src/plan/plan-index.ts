import { occurrenceOn } from "../cadence/occurrence.ts";
import { type Owner, ownerOf } from "../cadence/owner.ts";
import { recordTrends, writeHistory } from "../metrics/history.ts";
import type { Trend } from "../metrics/trend.ts";
import type { FileChange, Operation } from "../operation/operation.ts";
import type { Cadence } from "../playbook/playbook.ts";
import { linkFromFile } from "../render/file-link.ts";
import { reportPath } from "../render/pull-request.ts";
import { type ReportsIndex, renderReportsIndex } from "../render/reports-index.ts";
import type { Item } from "../snapshot/item.ts";
import { openItems } from "../snapshot/open-items.ts";
import { addDays } from "../time/local-date.ts";
import { localOf, placeLocal } from "../time/zone.ts";
import { DATA_BRANCH, commitPlace } from "./commit-place.ts";
import { type Draft, closedBy, draft } from "./draft.ts";
import { MEASURED_AT, isMeasuring } from "./is-measuring.ts";
import { incidentPages } from "./incident-pages.ts";
import { lookNow } from "./look-now.ts";
import { dueAtOf } from "./plan-reminders.ts";
import { seriesFiles } from "./series-files.ts";
import { targetMemory } from "./target/target-memory.ts";
import { toldIn } from "./told-in.ts";
import { HISTORY, historyOf, trendsOf } from "./trends-of.ts";
import type { World } from "./world.ts";

/** Where the index of reports stands. */
const INDEX = "reports/README.md";

/** How many of the newest reports the index shows. */
const NEWEST = 6;

/** Brings the index of reports up to date once a day: the figures as they are now, and what needs somebody. */
export function planIndex(world: World, before: Draft): Draft {
  const { metrics, zone } = world.playbook;
  if (metrics.length === 0) return draft({});
  const tomorrow = placeLocal(addDays(world.today, 1), MEASURED_AT, zone);
  if (!isMeasuring(world))
    return draft({
      wakeAt: [world.ledger.measured === world.today ? tomorrow : placeLocal(world.today, MEASURED_AT, zone)],
    });
  const place = commitPlace(world);
  const measured = trendsOf(world, lookNow(world));
  // Asked for while figures are still being read, so that it takes no round of its own.
  const standing =
    place.kind === "known"
      ? world.facts.ask<"file">({ kind: "file", path: INDEX, branch: place.orphan ? place.branch : undefined })
      : undefined;
  const series = place.kind === "known" ? seriesFiles(world, before, place) : "waiting";
  // Where nothing can be committed to, that is told by whoever commits the daily reports.
  if (place.kind !== "known" || measured.kind === "waiting") return draft({});
  if (standing === undefined || standing.kind === "missing" || series === "waiting") return draft({});
  const text = renderReportsIndex(indexOf(world, before, measured.trends, place.orphan));
  if (standing.kind === "failed") return draft({ problems: [standing.problem], wakeAt: [tomorrow] });
  const files: readonly FileChange[] = [
    ...(standing.value === text ? [] : [{ path: INDEX, text }]),
    ...series.write(measured.trends),
  ];
  const index: Operation = {
    kind: "commit-files",
    key: `index:${world.today}`,
    branch: place.branch,
    orphan: place.orphan,
    message: "Bring the index of reports up to date\n",
    files,
    reason: `What it shows has changed; ${place.because}.`,
  };
  const kept = [...(files.length === 0 ? [] : [index]), ...recorded(world, measured.trends)];
  const operations = [...kept, ...(toldIn(world)?.operations ?? [])];
  // A pass that has sent enough leaves some of it to the next one.
  const learned = [{ kind: "measured" as const, day: world.today, done: kept.map(({ key }) => key) }];
  return draft({ learned, wakeAt: [tomorrow], operations, problems: series.problems });
}

/** Remembers the figures of the day, where there is anything new to remember. */
function recorded(world: World, trends: readonly Trend[]): readonly Operation[] {
  const history = historyOf(world);
  if (history?.intact !== true) return [];
  const records = recordTrends(history.records, trends, world.today);
  const text = writeHistory(records);
  if (records.length === 0 || text === history.text) return [];
  return [
    {
      kind: "commit-files",
      key: `history:${world.today}`,
      branch: DATA_BRANCH,
      orphan: true,
      message: `Record the figures of ${world.today}\n`,
      files: [{ path: HISTORY, text }],
      reason: "Figures that are new, or have changed.",
    },
  ];
}

function indexOf(world: World, before: Draft, trends: ReportsIndex["trends"], orphan: boolean): ReportsIndex {
  const { file } = world.playbook;
  const reports = merged(world);
  // On the data branch a report is reached by way of the other branch.
  const linked = (path: string) => linkFromFile(0, path.replace(/^reports\//, orphan ? "../../HEAD/reports/" : ""));
  const incidents = incidentPages(world, (path) => linkFromFile(0, `${orphan ? "../../HEAD" : ".."}/${path}`));
  const folders = new Map(reports.map(({ cadence }) => [cadence.id, cadence]));
  return {
    product: world.playbook.product,
    trends,
    ownerOf: ({ metric }) => people(ownerOf(world.playbook, metric.owner, world.today, world.away)),
    linkOf: ({ metric: { origin, source } }) =>
      origin === undefined ? linkFromFile(1, file, source.file === file ? source.line : undefined) : undefined,
    issueOf: ({ metric }) => openTarget(world, before, metric.id),
    overdue: overdue(world, before),
    newest: [
      ...newestOf(reports).map(({ cadence, period, path }) => ({
        title: `${cadence.title} ${period}`,
        link: linked(path),
      })),
      ...incidents.newest,
    ],
    folders: [
      ...incidents.folders,
      ...world.playbook.cadences.flatMap((cadence) => {
        const daily = cadence.delivery === "commit" && world.ledger.cadences[cadence.id]?.newest !== undefined;
        if (daily)
          return [
            {
              title: cadence.title,
              link: orphan && world.ledger.reportsBranch !== DATA_BRANCH ? linked(`reports/${cadence.id}`) : cadence.id,
            },
          ];
        return folders.has(cadence.id) ? [{ title: cadence.title, link: linked(`reports/${cadence.id}`) }] : [];
      }),
    ],
    almanac: world.almanac?.number,
  };
}

/** The issue of a missed target from the day after it was opened: a pass that is repeated on that day must write what the first one wrote. */
function openTarget(world: World, before: Draft, metric: string): number | undefined {
  const item = targetMemory(world, metric)?.item;
  if (item?.state !== "open" || closedBy(before).has(item.number)) return undefined;
  return localOf(item.createdAt, world.playbook.zone).date < world.today ? item.number : undefined;
}

function people({ people: logins, teams }: Owner): readonly string[] {
  return [...logins, ...teams];
}

type Merged = { readonly cadence: Cadence; readonly period: string; readonly path: string; readonly item: Item };

/** Reports that were merged, as far as is known. */
function merged(world: World): readonly Merged[] {
  return world.snapshot.items.flatMap((item): readonly Merged[] => {
    const [id = "", date = ""] = item.marker.key;
    if (item.marker.kind !== "report" || item.mergedAt === undefined) return [];
    const cadence = world.playbook.cadences.find((one) => [one.id, ...one.was].includes(id));
    const occurrence = cadence === undefined ? undefined : occurrenceOn(cadence, world.setting, date);
    if (cadence === undefined || occurrence === undefined) return [];
    return [{ cadence, period: occurrence.period.key, path: reportPath(occurrence), item }];
  });
}

/** The newest of each cadence, those merged last first. */
function newestOf(reports: readonly Merged[]): readonly Merged[] {
  const byDate = reports.toSorted((a, b) => ((a.item.marker.key[1] ?? "") < (b.item.marker.key[1] ?? "") ? -1 : 1));
  const newest = [...new Map(byDate.map((report) => [report.cadence.id, report])).values()];
  const key = ({ item }: Merged) => `${item.mergedAt ?? ""} ${String(item.number).padStart(9, "0")}`;
  return newest.sort((a, b) => (key(a) < key(b) ? 1 : -1)).slice(0, NEWEST);
}

function overdue(world: World, before: Draft): ReportsIndex["overdue"] {
  const closing = closedBy(before);
  return openItems(world.snapshot.items)
    .flatMap((item) => {
      if (item.marker.kind !== "occurrence" || closing.has(item.number)) return [];
      const cadence = world.playbook.cadences.find((one) => [one.id, ...one.was].includes(item.marker.key[0] ?? ""));
      const dueAt = cadence === undefined ? undefined : dueAtOf(world, cadence, item);
      if (cadence === undefined || dueAt === undefined || dueAt > world.now) return [];
      return [
        {
          number: item.number,
          title: item.title,
          owner: item.assignees,
          since: localOf(dueAt, cadence.zone).date,
          dueAt,
        },
      ];
    })
    .sort((a, b) => (a.dueAt === b.dueAt ? a.number - b.number : a.dueAt < b.dueAt ? -1 : 1));
}
