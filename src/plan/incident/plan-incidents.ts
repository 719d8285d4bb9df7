import { confidentialTo } from "../../incident/confidential-to.ts";
import type { Shown } from "../../incident/status/public-status.ts";
import { InvariantError } from "../../errors.ts";
import type { IncidentsKnown } from "../../snapshot/ledger.ts";
import type { Issue } from "../../snapshot/issue.ts";
import { type Draft, draft, joinDrafts } from "../draft.ts";
import type { World } from "../world.ts";
import { afterReopening } from "./after-reopening.ts";
import { findIncidents, ordinaryLabels } from "./find-incidents.ts";
import { serviceOf } from "./incident-view-of.ts";
import { isSettled, planIncident } from "./plan-incident.ts";
import { openIncident } from "./open-incident.ts";
import { planNotices } from "./plan-notices.ts";
import { planStatusPage } from "./plan-status-page.ts";
import { triageIncident } from "./triage-incident.ts";
import { type WatchedIncident, secretOf, watchIncident } from "./watched-incident.ts";

/** Responds to every incident; neither the gate nor the cap holds one back, and one that fails stops no other. */
export function planIncidents(world: World): Draft {
  if (world.playbook.incidents.severities.length === 0) return draft({});
  const found = findIncidents(world);
  const known: IncidentsKnown = world.ledger.incidents ?? { watched: [], ordinary: {} };
  const seen = found.issues.map((issue) => lookAt(world, issue));
  const unclear = found.missing || found.problems.length > 0 || seen.some(({ kind }) => kind === "unclear");
  const numbers = (kind: Seen["kind"]) => seen.flatMap((one) => (one.kind === kind ? [one.issue.number] : []));
  // What could not be looked at stays as it was known.
  const watched = [...numbers("watched"), ...(unclear ? known.watched : [])];
  const settled = new Set([...numbers("settled"), ...numbers("ordinary")]);
  const now = [...new Set(watched)].filter((number) => !settled.has(number)).toSorted((a, b) => a - b);
  const labels = seen.flatMap((one) =>
    one.kind === "ordinary" && one.issue.state === "open"
      ? [[String(one.issue.number), ordinaryLabels(one.issue, world)] as const]
      : [],
  );
  const stillOpen = new Set(world.snapshot.issues.map(({ number }) => String(number)));
  const before = Object.entries(known.ordinary).filter(([number]) => world.snapshot.issuesCut || stillOpen.has(number));
  const ordinary = Object.fromEntries([...before, ...labels].toSorted(([a], [b]) => Number(a) - Number(b)));
  const secrets = seen.flatMap((one) => (one.shown?.confidential === undefined ? [] : [one.issue.number]));
  const hidden = [...new Set([...(known.hidden ?? []), ...secrets])].toSorted((a, b) => a - b);
  const next: IncidentsKnown = { watched: now, ordinary, ...(hidden.length > 0 && { hidden }) };
  const same = world.ledger.incidents !== undefined && JSON.stringify(next) === JSON.stringify(known);
  // What nothing else remembers is written at once.
  const others = JSON.stringify([now, hidden]) !== JSON.stringify([known.watched, known.hidden ?? []]);
  const shown = seen.flatMap((one) => one.shown ?? []);
  return joinDrafts([
    draft({
      problems: found.problems,
      learned: same ? [] : [{ kind: "incidents", incidents: next, watch: others }],
    }),
    ...seen.map((one) => one.draft),
    planStatusPage(
      world,
      shown.filter(({ confidential }) => confidential === undefined),
      shown.flatMap(({ confidential, incident }) => (confidential === "shown-before" ? [incident.number] : [])),
    ),
  ]);
}

/** Whether an update was given here, where users read it on the status page. */
function saidToUsers({ incident: { updates }, secret }: WatchedIncident): boolean {
  const hidden = secret?.place.kind === "open" ? (secret.place.issue?.timeline ?? []) : [];
  const there = new Set(hidden.map(({ at, actor }) => `${at} ${actor}`));
  return updates.some(({ at, by }) => !there.has(`${at} ${by}`));
}

/** An incident whose severity a rule of triage gave may be confidential by that. */
function afterTriage(world: World, issue: Issue, looked: WatchedIncident): WatchedIncident | "missing" {
  const watched = triageIncident(world, looked);
  const repository = confidentialTo(watched.incident, world.playbook.incidents);
  if (repository === undefined || watched.secret !== undefined) return watched;
  const secret = secretOf(world, repository, issue.number);
  const again = secret === "missing" ? undefined : watchIncident(world, issue, secret);
  return again?.kind === "incident" ? triageIncident(world, again.watched) : "missing";
}

/** What came of looking at an issue, and what it asks for. */
type Seen = {
  readonly kind: "watched" | "settled" | "ordinary" | "unclear";
  readonly issue: Issue;
  readonly draft: Draft;
  /** What users may read of it, unless it is confidential. */
  readonly shown?: Shown & { readonly confidential: "never-shown" | "shown-before" | undefined };
};

function lookAt(world: World, issue: Issue): Seen {
  try {
    const looked = watchIncident(world, issue);
    if (looked.kind === "ordinary") return { kind: "ordinary", issue, draft: draft({}) };
    if (looked.kind === "missing") return { kind: "unclear", issue, draft: draft({}) };
    if (looked.kind === "failed") return { kind: "unclear", issue, draft: draft({ problems: [looked.problem] }) };
    const watched = afterTriage(world, issue, looked.watched);
    if (watched === "missing") return { kind: "unclear", issue, draft: draft({}) };
    const confidential = watched.secret !== undefined;
    // Updates given here were read by users before it became confidential.
    const hidden = confidential ? (saidToUsers(watched) ? "shown-before" : "never-shown") : undefined;
    const service = confidential ? undefined : serviceOf(issue);
    // Others hear nothing of an end that is undone in the same pass.
    const after = afterReopening(world, watched);
    const planned = joinDrafts([planIncident(world, watched), planNotices(world, after, { service, confidential })]);
    const rests = planned.operations.length === 0 && isSettled(world, watched);
    const next = after.clocks.find(({ id, stopped }) => id === "update" && stopped === undefined)?.due;
    const shown = { incident: after.incident, service: service ?? world.playbook.product, next };
    const open = openIncident(after, confidential);
    const told = open === undefined ? planned : { ...planned, incidents: [open] };
    return { kind: rests ? "settled" : "watched", issue, draft: told, shown: { ...shown, confidential: hidden } };
  } catch (error) {
    // A bug in one response must not keep people from hearing of the others.
    if (!(error instanceof Error)) throw error;
    const cause = error instanceof InvariantError ? error.message : `${error.name}: ${error.message}`;
    const problem = {
      id: "incident-failed",
      cause: `The response to #${issue.number} could not be worked out (${cause}).`,
      place: `#${issue.number}`,
      fix: "Go on by hand, and report this as a bug of Almanac.",
    };
    return { kind: "unclear", issue, draft: draft({ problems: [problem] }) };
  }
}
