import { parseDuration } from "../time/duration.ts";
import { type Ground, many, rowsInForce, sourceOf, sure } from "./ground.ts";
import type { Incidents, ResponseTerm, Severity, SeverityId, Uptime } from "./incidents.ts";
import { parseHolder } from "./parse-holder.ts";
import { parseRepository } from "./parse-repository.ts";
import { parseMoney } from "./parse-money.ts";
import { resolvePostMortems } from "./resolve-post-mortems.ts";
import { resolveMaintenance, resolveMonitors } from "./resolve-monitors.ts";
import type { Written } from "./schema.ts";

type WrittenIncidents = NonNullable<Written["incidents"]>;
type WrittenSeverity = NonNullable<WrittenIncidents["severities"]>[string];

/** What is said of incidents; all rules must have been kept. */
export function resolveIncidents(ground: Ground): Incidents {
  const written: WrittenIncidents = ground.written.incidents ?? {};
  const { times } = written;
  return {
    from: written.from,
    runbooks: new Map(Object.entries(written.runbooks ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))),
    classify: (written.classify ?? []).map(({ label, service, text, alert = {}, severity }, index) => ({
      label: label?.trim(),
      service: service?.trim(),
      text: many(text),
      alert,
      severity,
      source: sourceOf(ground, ["incidents", "classify", index]),
    })),
    severities: Object.entries(written.severities ?? {})
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, severity]) => resolveSeverity(ground, severityId(id), severity)),
    flags: rowsInForce(written.flags).map(([id, flag]) => ({
      id,
      title: flag.title?.trim() ?? id,
      tell: many(flag.tell),
      confidential: flag.confidential === undefined ? undefined : parseRepository(flag.confidential),
      above: flag.above === undefined ? undefined : parseMoney(flag.above),
      uptime: uptimeOf(flag.uptime ?? "up"),
      source: sourceOf(ground, ["incidents", "flags", id]),
    })),
    notify: (written.notify ?? []).map((notice) =>
      "slack" in notice
        ? { kind: "slack", secret: notice.slack, sign: undefined, severities: notice.severities }
        : { kind: "webhook", secret: notice.webhook, sign: notice.sign, severities: notice.severities },
    ),
    confidentialFrom: (written["confidential-from"] ?? []).map(parseRepository),
    monitors: resolveMonitors(ground),
    maintenance: resolveMaintenance(ground),
    times: {
      triage: parseDuration(times?.triage ?? "5 min"),
      investigation: parseDuration(times?.investigation ?? "30 min"),
      mitigation: parseDuration(times?.mitigation ?? "60 min"),
      monitor: parseDuration(times?.monitor ?? "30 min"),
    },
    firstSteps: new Map(Object.entries(written["first-steps"] ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))),
    postMortems: resolvePostMortems(written["post-mortems"]),
    sequence: (written.sequence ?? []).map(({ id, title, roles, steps }) => ({ id, title, roles: many(roles), steps })),
  };
}

function resolveSeverity(ground: Ground, id: SeverityId, severity: WrittenSeverity): Severity {
  const { escalate } = severity;
  return {
    id,
    title: severity.title?.trim() ?? id,
    definition: severity.definition?.trim() ?? "",
    response: responseOf(sure(severity.response, `the response of ${id}`)),
    calendar: severity.calendar ?? (id === "P0" || id === "P1" ? "every-hour" : "working-time"),
    authority: sure(severity.authority, `the authority of ${id}`),
    team: many(severity.team),
    stakeholders: many(severity.stakeholders).map((name) => parseHolder(name).name),
    escalate: escalate === undefined ? undefined : { after: parseDuration(escalate.after), to: escalate.to },
    updates: severity.updates === undefined ? undefined : parseDuration(severity.updates),
    postMortem: severity["post-mortem"] === undefined ? undefined : parseDuration(severity["post-mortem"]),
    actions: severity.actions === undefined ? undefined : parseDuration(severity.actions),
    confidential: severity.confidential === undefined ? undefined : parseRepository(severity.confidential),
    uptime: uptimeOf(severity.uptime ?? (id === "P0" ? "down" : "up")),
    source: sourceOf(ground, ["incidents", "severities", id]),
  };
}

function uptimeOf(written: "up" | Uptime): Uptime | undefined {
  return written === "up" ? undefined : written;
}

function responseOf(text: string): ResponseTerm {
  if (text === "immediate") return { kind: "immediate" };
  return text === "next sprint" ? { kind: "next-sprint" } : { kind: "within", millis: parseDuration(text) };
}

function severityId(id: string): SeverityId {
  return sure(
    (["P0", "P1", "P2", "P3"] as const).find((known) => known === id),
    `the severity ${id}`,
  );
}
