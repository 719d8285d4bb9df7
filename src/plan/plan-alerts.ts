import { readAlertMemory } from "../incident/alerts/alert-memory.ts";
import { inMaintenance } from "../incident/alerts/in-maintenance.ts";
import { veilAlerts } from "../incident/alerts/veil-alerts.ts";
import { type AlertIncident, type AlertVerdict, judgeAlerts } from "../incident/alerts/judge-alerts.ts";
import { type Classified, classify, unsettled } from "../incident/triage/classify.ts";
import type { Report } from "../incident/triage/report.ts";
import type { AlertMessage } from "../inputs/alert.ts";
import { oneLine } from "../markdown/one-line.ts";
import type { Label } from "../operation/operation.ts";
import { alertComment, renderAlertIssue, withAlerts } from "../render/alert-issue.ts";
import { incidentLabel, labelOfSeverity } from "../render/label.ts";
import type { Item } from "../snapshot/item.ts";
import { type Draft, draft, joinDrafts } from "./draft.ts";
import type { World } from "./world.ts";

/** Opens an incident for what monitoring noticed, or notes in the one there is what began, ended and came back. What was told before changes nothing. */
export function planAlerts(world: World): Draft {
  const items = world.snapshot.items.filter((item) => item.kind === "issue" && item.marker.kind === "alert");
  return joinDrafts(byGroup(world.alerts).map((message) => planMessage(world, message, items)));
}

/** Whether a key is that of an operation that opens an incident for an alert. */
export function isAlertKey(key: string): boolean {
  return key.startsWith(OPENS);
}

const OPENS = "alert:open:";

/** Messages that arrived together for one incident, as one; of an alert told twice the newest word counts. */
function byGroup(messages: readonly AlertMessage[]): readonly AlertMessage[] {
  const groups = new Map<string, AlertMessage>();
  for (const message of messages) {
    const before = groups.get(message.group);
    const alerts = [...(before?.alerts ?? []), ...message.alerts];
    const newest = new Map(alerts.map((alert) => [alert.fingerprint, alert]));
    groups.set(message.group, { ...message, alerts: [...newest.values()] });
  }
  return [...groups.values()];
}

function planMessage(world: World, told: AlertMessage, items: readonly Item[]): Draft {
  const { maintenance } = world.playbook.incidents;
  const alerts = told.alerts.filter((alert) => inMaintenance(alert, maintenance, world.now) === undefined);
  const silenced = told.alerts.length - alerts.length;
  const notes =
    silenced === 0
      ? []
      : [`Planned work silenced ${silenced} of ${told.alerts.length} alerts that came (${titleOf(world, told)}).`];
  if (alerts.length === 0) return draft({ notes });
  const { message, verdict } = judged(world, { ...told, alerts }, items.map(incidentOf));
  if (verdict.kind === "nothing")
    return draft({ notes: [...notes, `Nothing new in the alert that came (${titleOf(world, told)}).`] });
  if (verdict.kind === "opens") return joinDrafts([draft({ notes }), opened(world, told, message, verdict.alerts)]);
  const { incident, merged } = verdict;
  const item = items.find(({ number }) => number === incident.number);
  const { zone } = world.playbook;
  const body = item === undefined ? "" : withAlerts(item.body, merged.alerts, zone);
  const comment = alertComment(merged, incident.alerts, zone);
  const key = `alert:comment:${incident.number}`;
  return draft({
    notes,
    operations: [
      ...(comment === undefined
        ? []
        : [
            {
              kind: "comment" as const,
              key,
              issue: incident.number,
              body: comment,
              reason: "Monitoring says that it changed.",
            },
          ]),
      {
        kind: "update-issue",
        key: `alert:update:${incident.number}`,
        issue: incident.number,
        title: undefined,
        body,
        state: undefined,
        needs: comment === undefined ? undefined : key,
        reason: `Monitoring told of it: ${merged.began.length} began, ${merged.ended.length} ended.`,
      },
    ],
  });
}

/** The message as it may be written here, and what it means; what belongs to a confidential incident, or would open one, is known by that. */
function judged(
  world: World,
  message: AlertMessage,
  incidents: readonly AlertIncident[],
): { readonly message: AlertMessage; readonly verdict: AlertVerdict } {
  const open = { message, verdict: judgeAlerts(message, incidents) };
  if (open.verdict.kind === "changes") return open;
  const veiled = veilAlerts(message);
  const hidden = { message: veiled, verdict: judgeAlerts(veiled, incidents) };
  return hidden.verdict.kind === "changes" || isSecret(world, message) ? hidden : open;
}

/** Whether what fires is of a severity that is handled in private. */
function isSecret(world: World, message: AlertMessage): boolean {
  const { severity } = severityOf(world, message);
  const known = world.playbook.incidents.severities.find(({ id }) => id === severity);
  return known?.confidential !== undefined;
}

function opened(world: World, told: AlertMessage, message: AlertMessage, alerts: AlertIncident["alerts"]): Draft {
  const { playbook } = world;
  const classified = severityOf(world, told);
  const issue = renderAlertIssue({ message, alerts, classified, zone: playbook.zone, playbookFile: playbook.file });
  return draft({
    operations: [
      {
        kind: "open-issue",
        key: `${OPENS}${message.group}`,
        title: issue.title,
        body: issue.body,
        labels: [labelFor(world, classified)],
        assignees: [],
        type: undefined,
        fields: [],
        reason: "Monitoring noticed it, and no open incident knows of it.",
      },
    ],
  });
}

/** The gravest that one of the alerts states or the playbook's rules give; an alert whose sender is known may raise. */
function severityOf(world: World, { alerts }: AlertMessage): Classified {
  const { classify: rules } = world.playbook.incidents;
  const each = alerts
    .filter(({ until }) => until === undefined)
    .map((alert): Classified => {
      if (alert.severity !== undefined) return { kind: "settled", severity: alert.severity, by: { kind: "alert" } };
      const { title, text, labels } = alert;
      const report: Report = { title, text, labels: [], service: labels["service"], answers: undefined, alert: labels };
      return classify(report, rules, { mayRaise: true });
    });
  const settled = each.filter(({ kind }) => kind === "settled").sort((a, b) => (a.severity < b.severity ? -1 : 1));
  return settled[0] ?? unsettled;
}

function labelFor({ playbook }: World, { kind, severity }: Classified): Label {
  const known = playbook.incidents.severities.find(({ id }) => id === severity);
  return kind === "settled" && known !== undefined ? labelOfSeverity(known) : incidentLabel;
}

function incidentOf({ number, state, marker, body }: Item): AlertIncident {
  return { number, open: state === "open", group: marker.key[0] ?? "", alerts: readAlertMemory(body) };
}

/** Notes are read in a log: one line, nobody mentioned. */
function titleOf(world: World, told: AlertMessage): string {
  const { alerts } = isSecret(world, told) ? veilAlerts(told) : told;
  return oneLine(alerts[0]?.title ?? "").slice(0, 80);
}
