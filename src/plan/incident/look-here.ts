import { isIncidentLabel, severityLabel } from "../../incident/declare.ts";
import { readForm } from "../../incident/triage/read-form.ts";
import { type Neighbour, likelyDuplicates, similarBefore } from "../../incident/suspects/likely-duplicates.ts";
import { areasOf } from "../../incident/suspects/similarity.ts";
import { suspectStretch, suspectsOf } from "../../incident/suspects/suspects-of.ts";
import { type LookHere, lookHereFirst } from "../../render/look-here-first.ts";
import type { Asked } from "../../requirements/facts.ts";
import type { Issue } from "../../snapshot/issue.ts";
import { addMillis } from "../../time/instant.ts";
import { veiled } from "../veiled.ts";
import type { World } from "../world.ts";
import type { WatchedIncident } from "./watched-incident.ts";

/** The lines of "Look here first". What changed before and what was similar is read once, for the first response; afterwards the status comment itself remembers it, so that no pass reads it again. */
export function lookHere(world: World, watched: WatchedIncident): readonly string[] {
  const { incident, rules, issue, memory } = watched;
  const { zone } = world.playbook;
  const began = incident.started ?? incident.detected;
  const runbooks = [...rules.incidents.runbooks].flatMap(([label, path]) =>
    issue.labels.includes(label) ? [{ label, path }] : [],
  );
  const here = neighbourOf(issue);
  const open = world.snapshot.issues.filter(
    (other) => other.state === "open" && other.labels.some((label) => isIncidentLabel(label, rules)),
  );
  const duplicates = likelyDuplicates(
    here,
    open.map((other) => neighbourOf(veiled(world, other))),
  );
  const known = { began, runbooks, duplicates };
  const rest = { suspects: [], similar: [], unread: [] };
  if (memory.status === undefined && incident.severity !== "P3")
    return lookHereFirst({ ...known, ...readOnce(world, watched, began) }, zone);
  const lines = lookHereFirst({ ...known, ...rest }, zone);
  const remembered = changedBefore(watched);
  const [first, second] = [lines.slice(0, runbooks.length), lines.slice(runbooks.length)];
  return [...first, ...remembered, ...second];
}

/** Half a year: what is older happened to another product. */
const MEMORY = 180 * 86_400_000;

function readOnce(
  world: World,
  { incident, issue, rules }: WatchedIncident,
  began: string,
): Pick<LookHere, "suspects" | "similar" | "unread"> {
  const { facts } = world;
  const stretch = suspectStretch(began);
  const deployments = facts.ask<"deployments">({ kind: "deployments", ...stretch });
  const activity = facts.ask<"activity">({ kind: "activity", ...stretch });
  // Where no label says what it is about, words and service are compared with what was as grave.
  const shared = issue.labels.find((one) => areasOf({ labels: [one] }).size > 0) ?? incident.severity;
  const since = addMillis(incident.declared.at, -MEMORY);
  const past = shared === undefined ? undefined : facts.ask<"labelled">({ kind: "labelled", label: shared, since });
  const before = (past?.kind === "value" ? past.value : []).filter(
    ({ labels, stateReason }) => stateReason === "completed" && labels.some((label) => isIncidentLabel(label, rules)),
  );
  const similar = similarBefore(
    neighbourOf(issue),
    before.map((other) => ({ ...neighbourOf(other), labels: other.labels })),
  );
  return {
    suspects: suspectsOf({ began, labels: issue.labels }, valueOf(activity), valueOf(deployments)?.deployments),
    similar: similar.map(({ number, at, labels }) => ({
      number,
      severity: labels.flatMap((label) => severityLabel(label, rules) ?? [])[0],
      at,
      cause: labels.find((label) => /^cause[/:]/i.test(label))?.replace(/^[^/:]*[/:]\s*/, ""),
    })),
    unread: [
      ...(deployments.kind === "failed" ? ["deployments"] : []),
      ...(activity.kind === "failed" ? ["releases and merges"] : []),
      ...(past?.kind === "failed" ? ["earlier incidents"] : []),
    ],
  };
}

function valueOf<T>(asked: Asked<T>): T | undefined {
  return asked.kind === "value" ? asked.value : undefined;
}

function neighbourOf(issue: Issue): Neighbour {
  const { number, title, labels, createdAt } = issue;
  return { number, title, labels, service: readForm(issue.body)?.service, at: createdAt };
}

/** What had changed before an incident and what was alike, as its first response found it. */
export function changedBefore({ memory, secret }: WatchedIncident): readonly string[] {
  const hidden = secret?.place.kind === "open" ? secret.place.issue : undefined;
  return rememberedIn(hidden?.body ?? memory.status?.body ?? "");
}

/** What an earlier pass found; runbooks and duplicates are looked up anew each time. */
function rememberedIn(body: string): readonly string[] {
  const lines = body.split(/\r?\n/);
  const start = lines.indexOf("**Look here first**");
  if (start < 0) return [];
  const end = lines.findIndex((line, index) => index > start && line.trim() === "");
  return lines
    .slice(start + 1, end < 0 ? undefined : end)
    .filter((line) => /^- (?:Deployed|Released|Merged|Similar|Not looked through)\b/.test(line));
}
