import type { Shown } from "../../incident/status/public-status.ts";
import { InvariantError } from "../../errors.ts";
import type { Issue } from "../../snapshot/issue.ts";
import { type Draft, draft, joinDrafts } from "../draft.ts";
import type { World } from "../world.ts";
import { afterReopening } from "./after-reopening.ts";
import { findIncidents, ordinaryLabels } from "./find-incidents.ts";
import { serviceOf } from "./incident-view-of.ts";
import { confidentialTo, isSettled, planIncident } from "./plan-incident.ts";
import { openIncident } from "./open-incident.ts";
import { planNotices } from "./plan-notices.ts";
import { planStatusPage } from "./plan-status-page.ts";
import { triageIncident } from "./triage-incident.ts";
import { watchIncident } from "./watched-incident.ts";

/** Responds to every incident; neither the gate nor the cap holds one back, and one that fails stops no other. */
export function planIncidents(world: World): Draft {
  if (world.playbook.incidents.severities.length === 0) return draft({});
  const found = findIncidents(world);
  const known = world.ledger.incidents ?? { watched: [], ordinary: {} };
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
  const next = { watched: now, ordinary };
  const same = world.ledger.incidents !== undefined && JSON.stringify(next) === JSON.stringify(known);
  const shown = seen.flatMap((one) => one.shown ?? []);
  return joinDrafts([
    draft({
      problems: found.problems,
      learned: same ? [] : [{ kind: "incidents", incidents: next, watch: String(now) !== String(known.watched) }],
    }),
    ...seen.map((one) => one.draft),
    planStatusPage(
      world,
      shown.filter(({ confidential }) => !confidential),
      shown.flatMap(({ confidential, incident }) => (confidential ? [incident.number] : [])),
    ),
  ]);
}

/** What came of looking at an issue, and what it asks for. */
type Seen = {
  readonly kind: "watched" | "settled" | "ordinary" | "unclear";
  readonly issue: Issue;
  readonly draft: Draft;
  /** What users may read of it, unless it is confidential. */
  readonly shown?: Shown & { readonly confidential: boolean };
};

function lookAt(world: World, issue: Issue): Seen {
  try {
    const looked = watchIncident(world, issue);
    if (looked.kind === "ordinary") return { kind: "ordinary", issue, draft: draft({}) };
    if (looked.kind === "missing") return { kind: "unclear", issue, draft: draft({}) };
    if (looked.kind === "failed") return { kind: "unclear", issue, draft: draft({ problems: [looked.problem] }) };
    const watched = triageIncident(world, looked.watched);
    const confidential = confidentialTo(watched) !== undefined;
    const service = serviceOf(issue);
    // Others hear nothing of an end that is undone in the same pass.
    const after = afterReopening(world, watched);
    const planned = joinDrafts([planIncident(world, watched), planNotices(world, after, { service, confidential })]);
    const rests = planned.operations.length === 0 && isSettled(world, looked.watched);
    const next = after.clocks.find(({ id, stopped }) => id === "update" && stopped === undefined)?.due;
    const shown = { incident: after.incident, service: service ?? world.playbook.product, next };
    const open = openIncident(after, confidential);
    const told = open === undefined ? planned : { ...planned, incidents: [open] };
    return { kind: rests ? "settled" : "watched", issue, draft: told, shown: { ...shown, confidential } };
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
