import { formatFigure } from "../../metrics/format-figure.ts";
import { formatTarget } from "../../metrics/format-target.ts";
import type { Trend } from "../../metrics/trend.ts";
import type { OpenIncident } from "../../operation/plan.ts";
import { PORTFOLIO_FILE } from "../../snapshot/neighbour.ts";
import { DATA_BRANCH } from "../commit-place.ts";
import { type Draft, draft } from "../draft.ts";
import { isMeasuring } from "../is-measuring.ts";
import { lookNow } from "../look-now.ts";
import { trendsOf } from "../trends-of.ts";
import type { World } from "../world.ts";
import {
  type ToldFigure,
  type ToldIncident,
  readToldOfItself,
  writeToldOfItself,
} from "../../snapshot/told-of-itself.ts";

/** Tells of this repository on its data branch, for the portfolios that its playbook lets show it: once a day, and when something happens to an incident. */
export function planToldOfItself(world: World, before: Draft): Draft {
  const { playbook, facts, today } = world;
  const daily = isMeasuring(world);
  const happened = before.operations.some(({ key }) => key.startsWith("incident:"));
  if ((playbook.portfolio?.shownIn ?? []).length === 0 || !(daily || happened)) return draft({});
  const standing = facts.ask<"file">({ kind: "file", path: PORTFOLIO_FILE, branch: DATA_BRANCH });
  const measured = daily ? trendsOf(world, lookNow(world)) : undefined;
  if (standing.kind === "missing" || measured?.kind === "waiting") return draft({});
  if (standing.kind === "failed") return draft({ problems: [standing.problem] });
  const known = standing.value === undefined ? undefined : readToldOfItself(standing.value);
  const text = writeToldOfItself({
    product: playbook.product,
    asOf: today,
    figures: measured === undefined ? (known?.figures ?? []) : measured.trends.map(figureOf),
    incidents: before.incidents.map(incidentOf),
  });
  if (text === standing.value) return draft({});
  return draft({
    operations: [
      {
        kind: "commit-files",
        key: `portfolio:told:${today}`,
        branch: DATA_BRANCH,
        orphan: true,
        message: "Tell the portfolio how this stands\n",
        files: [{ path: PORTFOLIO_FILE, text }],
        reason: "Its playbook lets it be shown elsewhere.",
      },
    ],
  });
}

function figureOf({ metric, newest, target, status }: Trend): ToldFigure {
  const { kind } = newest;
  return {
    title: metric.title,
    kind,
    status,
    now: formatFigure(newest, target),
    target: target === undefined ? "" : formatTarget(target),
    asOf: kind === "value" || kind === "zero" ? newest.asOf : "",
  };
}

function incidentOf({ number, severity = "", title = "", declaredAt }: OpenIncident): ToldIncident {
  return { number, severity, title, since: declaredAt };
}
