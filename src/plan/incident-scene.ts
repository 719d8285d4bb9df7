import type { Occurrence } from "../cadence/occurrence.ts";
import type { Incident } from "../incident/incident.ts";
import { stretchOf } from "../metrics/stretch-of.ts";
import { tellIncidents } from "../metrics/tell-incidents.ts";
import { parseTarget } from "../playbook/parse-target.ts";
import type { Playbook } from "../playbook/playbook.ts";
import { type IncidentScene, MOST_DAYS } from "../render/incidents/incident-directives.ts";
import type { Issue } from "../snapshot/issue.ts";
import type { Instant } from "../time/instant.ts";
import { addDays } from "../time/local-date.ts";
import { localOf } from "../time/zone.ts";
import { openly, watchIncident } from "./incident/watched-incident.ts";
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
  const { playbook, ledger, now, today } = world;
  const { zone, product } = playbook;
  const back = /^::uptime\b/m.test(template.text) ? MOST_DAYS : 0;
  const [from = today] = occurrences.flatMap(({ period }) => [period.from, addDays(period.to, 1 - back)]).toSorted();
  const incidents = incidentsSince(world, stretchOf({ key: from, from, to: today }, zone).from);
  const pen = world.facts.ask<"pen">({ kind: "pen" });
  if (incidents === "waiting" || pen.kind === "missing") return "waiting";
  const [adopted = now] = Object.values(ledger.cadences)
    .map((memory) => memory.adopted)
    .toSorted();
  const recordedSince = playbook.incidents.from ?? localOf(adopted, zone).date;
  return {
    incidents,
    uptime: tellIncidents("because" in incidents ? [] : incidents, "uptime", { recordedSince, zone, now }),
    good: goodDay(playbook),
    product,
    zone,
    draw: pen.kind === "value" ? pen.value : () => "",
  };
}

/** Whether a template shows incidents or what they left of the days. */
export function showsIncidents(text: string): boolean {
  return /^::(?:incidents|uptime)\b/m.test(text);
}

/** Every incident that changed since an instant, or why they are not known. */
function incidentsSince(world: World, since: Instant): "waiting" | readonly Incident[] | { readonly because: string } {
  const labels = world.playbook.incidents.severities.map(({ id }) => id);
  const lists = labels.map((label) => world.facts.ask<"labelled">({ kind: "labelled", label, since }));
  const issues = new Map<number, Issue>();
  for (const list of lists) {
    if (list.kind === "failed") return { because: list.problem.cause };
    if (list.kind === "value") for (const issue of list.value) issues.set(issue.number, issue);
  }
  const looked = [...issues.values()]
    .toSorted((a, b) => a.number - b.number)
    .map((issue) => watchIncident(world, issue));
  const failed = looked.find((one) => one.kind === "failed");
  if (failed !== undefined) return { because: failed.problem.cause };
  if ([...lists, ...looked].some(({ kind }) => kind === "missing")) return "waiting";
  return looked.flatMap((one) => (one.kind === "incident" ? [openly(one.watched)] : []));
}

/** What the metric of uptime wants, if there is one. */
function goodDay({ metrics }: Playbook): number {
  const wanted = metrics.find(({ id }) => id === "uptime")?.target;
  const target = wanted === undefined ? undefined : parseTarget(wanted);
  return target?.kind === "bound" && target.amount.unit === "percent" ? target.amount.value : USUAL;
}
