import { spreadOf } from "../../analysis/quantile.ts";
import { tailOf } from "../../metrics/tail-of.ts";
import { tailWords } from "../../metrics/tail-words.ts";
import { formatDuration } from "../../time/duration.ts";
import { toMillis } from "../../time/instant.ts";
import { safeText } from "../../markdown/safe-text.ts";
import { counted } from "../counted.ts";
import type { Obligation } from "./work-scene.ts";
import { cutTable } from "./work-row.ts";

/** Later than this counts as late: hourly passes come at any minute of their hour. */
const ON_TIME = 90 * 60_000;

/** Most rows of the list. */
const MOST = 10;

/** How far recurring work runs by itself and in time: what was due, how punctually it was opened, what was done in time, and the rows that were not; undefined where nothing was due. */
export function deliveryRates(obligations: readonly Obligation[]): string | undefined {
  if (obligations.length === 0) return undefined;
  const punctual = obligations.filter(({ at, openedAt }) => toMillis(openedAt) - toMillis(at) <= ON_TIME).length;
  const done = obligations.filter(({ end }) => end === "done");
  const inTime = done.filter(isInTime).length;
  const skipped = obligations.filter(({ end }) => end === "skipped").length;
  const open = obligations.filter(({ end }) => end === "open").length;
  const late = spreadOf(
    done.flatMap(({ dueAt, endedAt }) =>
      endedAt !== undefined && endedAt > dueAt ? [toMillis(endedAt) - toMillis(dueAt)] : [],
    ),
  );
  const lines = [
    `**${counted(obligations.length, "recurring duty", "recurring duties")}** were due: ${inTime} done in time (${percent(inTime, obligations.length)}), ${done.length - inTime} late, ${skipped} skipped, ${open} still open.`,
    `Opened by Almanac within 90 minutes of their time: ${punctual} of ${obligations.length} (${percent(punctual, obligations.length)}).`,
    ...(late === undefined
      ? []
      : [
          `What was late was late by a median of ${formatDuration(late.median)}, ${tailWords(tailOf(late), formatDuration)}.`,
        ]),
  ];
  const head = ["", "In time", "Late", "Skipped", "Open"];
  const table = cutTable(head, worst(obligations), { most: MOST, more: "more that was not always done in time" });
  return [lines.join(" "), ...(table === undefined ? [] : [table])].join("\n\n");
}

/** The duties that were done in time least often, without those that always were. */
function worst(obligations: readonly Obligation[]): readonly (readonly string[])[] {
  return [...Map.groupBy(obligations, ({ title }) => title)]
    .map(([title, all]) => {
      const done = all.filter(({ end }) => end === "done");
      const inTime = done.filter(isInTime).length;
      const count = (end: Obligation["end"]) => all.filter((one) => one.end === end).length;
      return {
        share: inTime / all.length,
        cells: [
          safeText(title),
          `${inTime} of ${all.length}`,
          String(done.length - inTime),
          String(count("skipped")),
          String(count("open")),
        ],
      };
    })
    .filter(({ share }) => share < 1)
    .toSorted((a, b) => a.share - b.share || ((a.cells[0] ?? "") < (b.cells[0] ?? "") ? -1 : 1))
    .map(({ cells }) => cells);
}

function isInTime({ dueAt, endedAt }: Obligation): boolean {
  return endedAt !== undefined && endedAt <= dueAt;
}

function percent(part: number, whole: number): string {
  return `${Math.round((part / whole) * 100)}\u00a0%`;
}
