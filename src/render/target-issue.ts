import type { Owner } from "../cadence/owner.ts";
import { noteOf, writeMarker } from "../markdown/marker.ts";
import { writeRegion } from "../markdown/region.ts";
import { safeText, safeTitle } from "../markdown/safe-text.ts";
import { writeBox } from "../markdown/checklist.ts";
import { type Figure, valueOf } from "../metrics/figure.ts";
import { formatAmount, formatChange } from "../metrics/format-amount.ts";
import { formatFigure, symbolOf, windowWords } from "../metrics/format-figure.ts";
import { decimalsFor, targetWords } from "../metrics/format-target.ts";
import type { Judged } from "../metrics/target-runs.ts";
import type { Trend } from "../metrics/trend.ts";
import type { Item } from "../snapshot/item.ts";
import { formatDate, formatDateRange } from "../time/format.ts";
import type { LocalDate } from "../time/local-date.ts";
import { playbookLink } from "./file-link.ts";
import { courseOf } from "./figures/course-of.ts";
import { sourceOf } from "./figures/figure-sources.ts";
import { figureWords } from "./figures/figure-words.ts";
import { listed } from "./listed.ts";
import { logins, ownerWords } from "./owner-words.ts";
import { tableOf } from "./table-of.ts";

/** A target that was missed in two periods running. */
export type TargetIssue = {
  readonly trend: Trend;
  /** The first day of the first period that was missed. */
  readonly since: LocalDate;
  readonly owner: Owner;
  /** The stages of the improvement loop, and who does them. */
  readonly stages: readonly { readonly title: string; readonly owners: readonly Owner[] }[];
  readonly today: LocalDate;
  readonly playbookFile: string;
};

/** The region of such an issue that holds its figures. */
export const FIGURES = "figures";

/** So many periods are shown one by one. */
const SHOWN = 6;

/** The issue of a missed target: the figures against it, what is asked of whom, and that the same figures will tell whether a change helped. */
export function renderTargetIssue(issue: TargetIssue): { readonly title: string; readonly body: string } {
  const { trend, since, owner, stages, today, playbookFile } = issue;
  const { metric, newest } = trend;
  const was = valueOf(newest);
  const line = `[the playbook](${playbookLink(playbookFile, metric.source)})`;
  const body = [
    writeRegion(FIGURES, targetFigures(trend)),
    [`**Owner** ${ownerWords(owner)}`, `**Opened** ${formatDate(today, { weekday: true, year: true })}`].join("\n"),
    "### To do",
    [
      box(metric.id, "cause", "Find the cause, and write it here in a sentence"),
      box(
        metric.id,
        "change",
        "Propose a change, and name this issue in its pull request: so its effect can be told here",
      ),
      box(metric.id, "target", `Or, if the target asks too much, change it in ${line} and say why`),
    ].join("\n"),
    ...(stages.length === 0 ? [] : [`Who takes part: ${stages.map(stageWords).join(" → ")}.`]),
    [
      "<details><summary>How the effect is measured, how this ends, changing it</summary>",
      "",
      "- **Measured:** every morning the figures above are brought up to date from the same source; each new period says whether the change helped.",
      "- **Ends:** two periods running that meet the target close this, with what was merged meanwhile. Periods without data and stale figures count neither way.",
      "- **Not now:** close it as *not planned*; no other is opened before the target was met twice running and missed twice again.",
      `- **Never:** \`if-missed: leave\` at \`${metric.id}\` in ${line}. How a figure comes about: \`almanac figure ${metric.id}\`.`,
      "</details>",
    ].join("\n"),
    writeMarker({
      kind: "target",
      key: [metric.id, since],
      notes: {
        ...(was !== undefined && { was: String(was) }),
        ...(owner.people.length > 0 && { asked: owner.people.join("+") }),
      },
    }),
  ].join("\n\n");
  return { title: safeTitle(`${metric.title} missed its target twice running`), body };
}

/** The figures of such an issue: how the newest stands, the periods before it, and where they come from. */
export function targetFigures(trend: Trend): string {
  const { figures, target } = trend;
  const rows = figures
    .slice(-SHOWN)
    .toReversed()
    .map((figure) => [
      periodWords(trend, figure),
      `${symbolOf(figure, target)} ${formatFigure(figure, target)}`,
      "sample" in figure && figure.sample !== undefined ? formatAmount(figure.sample, "count") : "",
    ]);
  const wanted = target === undefined ? "" : `Target ${targetWords(target)}`;
  const line = courseOf(figures, target);
  return [
    figureWords(trend),
    tableOf(["Period", wanted, "n"], rows) ?? "",
    line === "" ? "" : `${line} the last ${figures.length}, oldest first`,
    `**Source** ${sourceOf(trend)}`,
    trend.metric.origin?.kind === "manual" ? `Tell the next one here: \`/figure ${trend.metric.id} VALUE\`.` : "",
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** What is said when a target is met again: the good periods, how far the figure came since the issue was opened, and the pull requests that name it. */
export function targetMet(trend: Trend, item: Item, met: readonly Judged[], changes: readonly number[]): string {
  const { target, metric } = trend;
  const good = met.map(({ figure }) => `${formatFigure(figure, target)} (${periodWords(trend, figure)})`);
  const wanted = target === undefined ? "" : `, target ${targetWords(target)}`;
  return [
    `**${safeText(metric.title)} met its target twice running**: ${listed(good)}${wanted}.${movedSince(trend, item, met)} This closes by itself.`,
    changes.length === 0
      ? "No merged pull request names this issue, so what helped stands nowhere: if you know it, write it here."
      : `Merged meanwhile and naming this issue: ${listed(changes.map((number) => `#${number}`))}. Whether that was the reason, the figures alone do not prove.`,
  ].join("\n\n");
}

function movedSince({ target }: Trend, item: Item, met: readonly Judged[]): string {
  const was = Number(noteOf(item.marker, "was") ?? Number.NaN);
  const figure = met.at(-1)?.figure;
  const now = figure === undefined ? undefined : valueOf(figure);
  if (figure === undefined || now === undefined || !Number.isFinite(was)) return "";
  const digits = decimalsFor(target);
  return ` When this was opened it was ${formatAmount(was, figure.unit, digits)}: ${formatChange(now - was, figure.unit, digits)} since.`;
}

/** The days of a period where its name does not say them. */
function periodWords({ over }: Trend, figure: Figure): string {
  return over.kind === "rolling" ? formatDateRange(figure.window.from, figure.window.to) : windowWords(figure);
}

function stageWords({ title, owners }: TargetIssue["stages"][number]): string {
  const names = owners.flatMap(({ people, teams, agent }) => [
    ...people,
    ...teams,
    ...(agent === undefined ? [] : [`the agent ${agent}`]),
  ]);
  return `${safeText(title)} (${logins([...new Set(names)])})`;
}

function box(metric: string, id: string, text: string): string {
  return writeBox({ id: `target/${metric}/${id}`, text });
}
