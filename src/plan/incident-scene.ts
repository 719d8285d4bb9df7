import type { Occurrence } from "../cadence/occurrence.ts";
import { degradedAsDown } from "../incident/counts-as.ts";
import { stretchOf } from "../metrics/stretch-of.ts";
import { type IncidentSetting, tellIncidents } from "../metrics/tell-incidents.ts";
import { parseTarget } from "../playbook/parse-target.ts";
import type { Playbook } from "../playbook/playbook.ts";
import { type IncidentScene, MOST_DAYS, incidentDirectives } from "../render/incidents/incident-directives.ts";
import { addDays } from "../time/local-date.ts";
import { directivesIn } from "./directives-in.ts";
import { incidentsSince, measuredWith } from "./incidents-since.ts";
import { recordedSince } from "./recorded-since.ts";
import type { Template } from "./template-of.ts";
import type { World } from "./world.ts";

/** What a day must reach where no metric says it. */
const USUAL = 99.9;

/** What the pictures of incidents in the reports of some occurrences are made of, `waiting` while something for them is unread; undefined where their template holds none. */
export function incidentScene(
  world: World,
  template: Template | undefined,
  occurrences: readonly Occurrence[],
): "waiting" | IncidentScene | undefined {
  if (template === undefined || !showsIncidents(template.text)) return undefined;
  const { playbook, now, today } = world;
  const { zone, product } = playbook;
  const back = directivesIn(template.text, incidentDirectives).some(({ name }) => name === "uptime") ? MOST_DAYS : 0;
  const [from = today] = occurrences.flatMap(({ period }) => [period.from, addDays(period.to, 1 - back)]).toSorted();
  const labels = playbook.incidents.severities.map(({ id }) => id);
  const since = stretchOf({ key: from, from, to: today }, zone).from;
  const asked = incidentsSince(world, since, labels);
  const monitors = measuredWith(world, since, labels);
  const pen = world.facts.ask<"pen">({ kind: "pen" });
  if (asked.kind === "missing" || monitors.kind === "missing" || pen.kind === "missing") return "waiting";
  const measured = monitors.kind === "value" ? monitors.value : [];
  const failed = [asked, monitors].find((one) => one.kind === "failed");
  const uptimeBy = (rules: IncidentSetting["rules"], found: typeof measured) =>
    tellIncidents(asked.kind === "value" ? asked.value : [], "uptime", {
      rules,
      recordedSince: recordedSince(world),
      zone,
      now,
      measured: found,
    });
  return {
    incidents: failed === undefined && asked.kind === "value" ? asked.value : { because: failed?.problem.cause ?? "" },
    uptime: uptimeBy(playbook.incidents, measured),
    unhindered: uptimeBy(
      degradedAsDown(playbook.incidents),
      measured.map((one) => ({ ...one, down: [...one.down, ...one.degraded] })),
    ),
    good: goodDay(playbook),
    product,
    zone,
    draw: pen.kind === "value" ? pen.value : () => "",
  };
}

/** Whether a template shows incidents or what they left of the days. */
export function showsIncidents(text: string): boolean {
  return directivesIn(text, incidentDirectives).length > 0;
}

/** What the metric of uptime wants, if there is one. */
function goodDay({ metrics }: Playbook): number {
  const wanted = metrics.find(({ id }) => id === "uptime")?.target;
  const target = wanted === undefined ? undefined : parseTarget(wanted);
  return target?.kind === "bound" && target.amount.unit === "percent" ? target.amount.value : USUAL;
}
