import type { Incident } from "../../incident/incident.ts";
import { incidentFigures } from "../../incident/incident-figures.ts";
import { incidentRecordPath, renderIncidentRecord } from "../../render/incident-record.ts";
import { parseTarget } from "../../playbook/parse-target.ts";
import type { Playbook } from "../../playbook/playbook.ts";
import type { MonthOfIncidents } from "../../render/record/month-of-incidents.ts";
import type { Issue } from "../../snapshot/issue.ts";
import type { Instant } from "../../time/instant.ts";
import { recordedSince } from "../recorded-since.ts";
import { addDays } from "../../time/local-date.ts";
import { placeLocal } from "../../time/zone.ts";
import { commitPlace } from "../commit-place.ts";
import { fileLink } from "../../render/file-link.ts";
import { type Draft, draft } from "../draft.ts";
import { measuredSince } from "../monitors/measured-since.ts";
import { openly, watchIncident } from "../incident/watched-incident.ts";
import type { World } from "../world.ts";
import { actionIssues, postMortemItems } from "./post-mortem-items.ts";
import { tellAuthority } from "./tell-authority.ts";

/** When a month is recorded, on its day after. */
const AT = "08:30";

/** Commits the record of last month's incidents, once, where reports are committed: the first pass that has time for it does, and none is made for it alone. The first month that is recorded is the one in which this began. */
export function planIncidentRecord(world: World): Draft {
  const { playbook, ledger, today, now } = world;
  if (playbook.incidents.severities.length === 0) return draft({});
  const first = `${today.slice(0, 7)}-01`;
  const period = addDays(first, -1).slice(0, 7);
  const learned = [{ kind: "recorded", period }] as const;
  if (ledger.recorded === undefined) return draft({ learned });
  if (ledger.recorded >= period) return draft({});
  const due = placeLocal(first, AT, playbook.zone);
  if (now < due) return draft({});
  // A pass that reads the holidays as well has no round to spare for this.
  const busy = playbook.holidays.file !== undefined && ledger.holidays?.read !== today;
  if (busy) return draft({});
  const stretch = {
    from: placeLocal(`${period}-01`, "00:00", playbook.zone),
    to: placeLocal(first, "00:00", playbook.zone),
  };
  return record(world, period, stretch, learned);
}

function record(
  world: World,
  period: string,
  stretch: { readonly from: Instant; readonly to: Instant },
  learned: Draft["learned"],
): Draft {
  const { playbook } = world;
  const path = incidentRecordPath(period);
  // Timelines and permissions take a round each: all that can be asked for at once is.
  const place = commitPlace(world);
  const here = world.facts.ask<"file">({ kind: "file", path, branch: undefined });
  const history = world.facts.ask<"history">({ kind: "history" });
  const issues = issuesSince(world, stretch.from);
  const measured = measuredSince(world, stretch.from, issues.found);
  if (place.kind === "waiting" || here.kind === "missing" || history.kind === "missing" || issues.missing)
    return draft({});
  if (place.kind !== "known") return draft({ problems: place.problems });
  const standing = place.orphan ? world.facts.ask<"file">({ kind: "file", path, branch: place.branch }) : here;
  if (standing.kind === "failed") return draft({ problems: [standing.problem] });
  // What was recorded once is never written again; that it stands there is what is remembered.
  if (standing.kind === "value" && standing.value !== undefined) return draft({ learned });
  const seen = incidentsAmong(world, issues.found);
  const items = history.kind === "value" ? history.value : world.snapshot.items;
  const all = { snapshot: { ...world.snapshot, items } };
  const until = addDays(`${world.today.slice(0, 7)}-01`, -1);
  const actions = actionIssues(all);
  const link = `${place.orphan ? `../blob/${place.branch}/${path}` : fileLink(path)}#what-was-promised`;
  const told = tellAuthority(world, actions, { period, until, link });
  if (standing.kind === "missing" || measured.kind === "missing" || seen.missing || told === undefined)
    return draft({});
  // Of days on which nobody recorded incidents, nothing is said.
  const since = recordedSince(world);
  const begun = `${period}-01` < since && since <= until ? since : undefined;
  const terms = termsOf(playbook);
  const target = (id: string) => {
    const written = playbook.metrics.find((metric) => metric.id === id)?.target;
    return written === undefined ? undefined : parseTarget(written);
  };
  const text = renderIncidentRecord({
    product: playbook.product,
    period,
    zone: playbook.zone,
    until,
    ...(begun !== undefined && { since: begun }),
    figures: incidentFigures(
      seen.incidents,
      begun === undefined ? stretch : { ...stretch, from: placeLocal(begun, "00:00", playbook.zone) },
      playbook.incidents,
      (severity) => terms[severity],
      measured.kind === "value" ? measured.value : [],
    ),
    terms,
    targets: { uptime: target("uptime"), mttr: target("mttr") },
    postMortems: postMortemItems(all),
    actions,
    unread: [
      ...(measured.kind === "failed" ? ["what monitors measured"] : []),
      ...issues.unread,
      ...seen.unread,
      ...(history.kind === "failed" ? ["older items"] : []),
    ],
  });
  return draft({
    operations: [
      ...told,
      {
        kind: "commit-files",
        key: `record:${period}`,
        branch: place.branch,
        orphan: place.orphan,
        message: `Record the incidents of ${period}\n`,
        files: [{ path, text }],
        reason: `The incidents of ${period}; ${place.because}.`,
      },
    ],
  });
}

/** In which time each severity is to be answered, in milliseconds. */
function termsOf({ incidents: { severities, times } }: Playbook): MonthOfIncidents["terms"] {
  return Object.fromEntries(
    severities.map(({ id, response }) => [
      id,
      response.kind === "immediate" ? times.triage : response.kind === "within" ? response.millis : undefined,
    ]),
  );
}

/** Every issue with the label of a severity that changed since an instant. */
function issuesSince(
  { playbook, facts }: World,
  since: Instant,
): { readonly found: readonly Issue[]; readonly unread: readonly string[]; readonly missing: boolean } {
  const asked = playbook.incidents.severities.map(({ id }) => ({
    id,
    answer: facts.ask<"labelled">({ kind: "labelled", label: id, since }),
  }));
  const found = asked.flatMap(({ answer }) => (answer.kind === "value" ? answer.value : []));
  return {
    found: [...new Map(found.map((issue) => [issue.number, issue])).values()],
    unread: asked.flatMap(({ id, answer }) => (answer.kind === "failed" ? [`issues with the label ${id}`] : [])),
    missing: asked.some(({ answer }) => answer.kind === "missing"),
  };
}

/** The incidents among issues; one that cannot be looked at is named. */
function incidentsAmong(
  world: World,
  issues: readonly Issue[],
): { readonly incidents: readonly Incident[]; readonly unread: readonly string[]; readonly missing: boolean } {
  const seen = issues.map((issue) => ({ issue, watched: watchIncident(world, issue) }));
  return {
    incidents: seen.flatMap(({ watched }) => (watched.kind === "incident" ? [openly(watched.watched)] : [])),
    unread: seen.flatMap(({ issue, watched }) => (watched.kind === "failed" ? [`#${issue.number}`] : [])),
    missing: seen.some(({ watched }) => watched.kind === "missing"),
  };
}
