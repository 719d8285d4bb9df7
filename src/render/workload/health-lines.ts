import type { Incident } from "../../incident/incident.ts";
import { outagesOf } from "../../incident/outages-of.ts";
import { timeLost } from "../../incident/time-lost.ts";
import { safeCode, safeLink, safeText } from "../../markdown/safe-text.ts";
import type { Activity } from "../../snapshot/activity.ts";
import type { Failure, Failures } from "../../snapshot/failures.ts";
import type { Security, Told } from "../../snapshot/security.ts";
import { localOf } from "../../time/zone.ts";
import { formatDuration } from "../../time/duration.ts";
import { type Instant, toMillis } from "../../time/instant.ts";
import type { LocalDate, Zone } from "../../time/local-date.ts";
import { listed } from "../listed.ts";
import { dayWithin } from "../moment-words.ts";
import { workIn } from "../work-in.ts";
import { gravity, SCANNERS } from "./security-table.ts";
import { numberLink, titleCell } from "./work-row.ts";
import { bears, issueLink, type Known, type WorkScene } from "./work-scene.ts";

/** What the health of a product is told from. */
export type HealthFacts = {
  readonly activity: Known<Activity>;
  readonly incidents: Known<readonly Incident[]>;
  readonly monitors: ReturnType<WorkScene["monitors"]>;
  readonly failures: Known<Failures>;
  readonly security: Known<Security>;
};

/** Most lines of one kind. */
const MOST = 8;

/** What is looked at: its heading, one of it in words, and what was found; undefined where nobody could look. */
type Check = { readonly title: string; readonly one: string; readonly lines: readonly string[] | undefined };

/** What is not in order: monitors, incidents, failed deployments and workflows, warnings of scanners, hotfixes; one line where all is well. What could not be looked at is said, and is not well. */
export function healthLines(scene: WorkScene, facts: HealthFacts): string {
  const checks = checksOf(scene, facts);
  const found = checks.filter(({ lines }) => lines !== undefined && lines.length > 0);
  const fine = checks.filter(({ lines }) => lines?.length === 0).map(({ one }) => one);
  const unseen = checks.filter(({ lines }) => lines === undefined).map(({ title }) => title.toLowerCase());
  const lists = found.map(({ title, lines = [] }) => {
    const rest = lines.length - MOST;
    const shown = [...lines.slice(0, MOST), ...(rest > 0 ? [`- and ${rest} more`] : [])];
    return `**${title}**\n\n${shown.join("\n")}`;
  });
  // What nobody could look at is not well.
  const whole = found.length === 0 && unseen.length === 0;
  const well = fine.length === 0 ? "" : `${whole ? "✅ All is well: no" : "No"} ${fine.join(", no ")}.`;
  const dark = unseen.length === 0 ? "" : `Not available: ${listed(unseen)}.`;
  return [...lists, [well, dark].filter((part) => part !== "").join(" ")].filter((part) => part !== "").join("\n\n");
}

function checksOf(
  scene: WorkScene,
  { activity, incidents, monitors, failures, security }: HealthFacts,
): readonly Check[] {
  const watches = monitors.kind === "unknown" || monitors.value.ids.length > 0;
  return [
    ...(watches
      ? [check("Monitors", "monitor that found anything down", monitors, (all) => monitorLines(scene, all))]
      : []),
    check("Incidents", "incident", incidents, (all) => all.flatMap((incident) => incidentLine(scene, incident))),
    check("Failed deployments", "failed deployment", within(failures, "deployments"), (all) =>
      all.map((one) => failureLine(scene, one)),
    ),
    check("Failed workflows of the default branch", "failed workflow", within(failures, "runs"), (all) =>
      all.map((one) => failureLine(scene, one)),
    ),
    check("Hotfixes", "hotfix", activity, ({ pullRequests }) =>
      workIn(pullRequests, "merged", scene.stretch)
        .filter((work) => bears(work, "hotfix") || /^hot-?fix\b/i.test(work.title))
        .map((work) => `- ${numberLink(work)} ${titleCell(work)}`),
    ),
    ...SCANNERS.map(({ key, title, one }) =>
      check(title, one, within(security, key), (findings) =>
        findings.all.length === 0 ? [] : [`- ${gravity(findings)}`],
      ),
    ),
  ];
}

function check<T>(title: string, one: string, known: Known<T>, lines: (value: T) => readonly string[]): Check {
  return { title, one, lines: known.kind === "known" ? lines(known.value) : undefined };
}

/** A part of what was read that may be hidden by itself. */
function within<K extends string, T>(whole: Known<Readonly<Record<K, Told<T>>>>, key: K): Known<T> {
  if (whole.kind === "unknown") return whole;
  const told = whole.value[key];
  return told.kind === "known" ? told : { kind: "unknown", because: told.because };
}

/** Monitors that found something down or slow in the period, or did not look at all. */
function monitorLines(
  { stretch }: WorkScene,
  { ids, measured }: Extract<HealthFacts["monitors"], { kind: "known" }>["value"],
): readonly string[] {
  const span = { from: toMillis(stretch.from), to: toMillis(stretch.to) };
  const { monitors } = timeLost([], { severities: [], flags: [] }, span, measured);
  return ids.flatMap((id) => {
    const found = monitors.find(({ monitor }) => monitor === id);
    if (found === undefined) return [`- ${safeCode(id)} did not look`];
    const parts = [
      ...(found.down > 0 ? [`down for ${formatDuration(found.down)}`] : []),
      ...(found.degraded > 0 ? [`degraded for ${formatDuration(found.degraded)}`] : []),
    ];
    return parts.length === 0 ? [] : [`- ${safeCode(id)} ${parts.join(", ")}`];
  });
}

/** An incident that was on in the period. */
function incidentLine({ stretch, zone, page, period }: WorkScene, incident: Incident): readonly string[] {
  const outages = outagesOf(incident);
  const [first, last] = [outages[0], outages.at(-1)];
  if (first === undefined || last === undefined || incident.severity === undefined) return [];
  if (first.from >= stretch.to || (last.to !== undefined && last.to < stretch.from)) return [];
  const end = last.to === undefined || last.to >= stretch.to ? undefined : last.to;
  const state =
    end === undefined
      ? "not mended at the end of these days"
      : `users could work again after ${formatDuration(toMillis(end) - toMillis(first.from))}`;
  return [
    `- ${issueLink({ page }, incident.number)} ${incident.severity} ${safeText(incident.title, { limit: 100 })}, from ${moment(first.from, zone, period.to)}; ${state}`,
  ];
}

function failureLine({ zone, period }: WorkScene, { name, url, at }: Failure): string {
  const what = url === undefined ? safeText(name, { limit: 100 }) : safeLink(name.slice(0, 100), url);
  return `- ${what}, ${moment(at, zone, period.to)}`;
}

/** `17 Dec, 02:45`. */
function moment(at: Instant, zone: Zone, beside: LocalDate): string {
  const { date, time } = localOf(at, zone);
  return `${dayWithin(date, beside)}, ${time}`;
}
