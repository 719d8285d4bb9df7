import { nextClockAt } from "../../incident/calls-now.ts";
import { isOver } from "../../incident/lacks-of.ts";
import type { Problem } from "../../operation/plan.ts";
import { localOf } from "../../time/zone.ts";
import { type Draft, draft, joinDrafts } from "../draft.ts";
import type { PrivateDesk } from "../post-mortem/open-private-post-mortem.ts";
import { openPostMortem } from "../post-mortem/open-post-mortem.ts";
import { isPostMortemDue } from "../post-mortem/post-mortem-state.ts";
import type { World } from "../world.ts";
import { afterReopening } from "./after-reopening.ts";
import { doubleOperations } from "./double-operations.ts";
import { endingOperations } from "./incident-ending.ts";
import { labelOperations } from "./label-operations.ts";
import { hushOperations } from "./hush-operations.ts";
import { incidentTalk } from "./incident-talk.ts";
import { changedBefore } from "./look-here.ts";
import { incidentViewOf } from "./incident-view-of.ts";
import { privateOperations } from "./private-operations.ts";
import { receiptOperations } from "./receipt-operations.ts";
import { statusOperations } from "./status-operations.ts";
import type { WatchedIncident } from "./watched-incident.ts";

/** All that one incident asks for now: people and the status comment first, then what is said to whom, how it ends, and what was taken. */
export function planIncident(world: World, watched: WatchedIncident): Draft {
  const { memory, working } = watched;
  const seen = afterReopening(world, watched);
  const view = incidentViewOf(world, seen);
  const status = statusOperations(seen, view);
  const hidden = privateOperations(world, seen, view);
  const at = nextClockAt(seen.clocks, memory.said, world.now, working);
  const loud = seen.clocks.filter(({ id, calls }) => id === "stability" || calls.some(({ quiet }) => !quiet));
  const clockAt = nextClockAt(loud, memory.said, world.now, working);
  const postMortem = openPostMortem(world, {
    incident: seen.incident,
    labels: seen.issue.labels,
    before: changedBefore(seen),
    desk: deskOf(seen),
  });
  const own = draft({
    clocksAt: clockAt === undefined ? [] : [clockAt],
    operations: [
      ...status.first,
      ...hidden.first,
      ...hushOperations(seen),
      ...labelOperations(seen),
      ...incidentTalk(world, seen, view),
      ...endingOperations(watched),
      ...receiptOperations(watched),
      ...doubleOperations(seen),
      ...hidden.later,
      ...status.later,
    ],
    wakeAt: at === undefined ? [] : [at],
    problems: confidential(world, seen),
  });
  return joinDrafts([own, postMortem]);
}

function deskOf({ secret }: WatchedIncident): PrivateDesk | undefined {
  if (secret?.place.kind !== "open" || secret.place.issue === undefined) return undefined;
  const { url, defaultBranch, issue } = secret.place;
  return { repository: secret.repository, url, defaultBranch, issue };
}

/** Whether nothing is left to do or to wait for, and nothing happened today, so that the incident need not be looked at again. */
export function isSettled({ playbook, today }: World, watched: WatchedIncident): boolean {
  const { incident, clocks, memory, issue, timeline } = watched;
  if (issue.state === "open" || !isOver(incident) || isPostMortemDue(watched.postMortem)) return false;
  // A pass that ends something has nothing more to do right after it.
  if (timeline.some(({ at }) => localOf(at, playbook.zone).date >= today)) return false;
  return clocks.every(
    ({ id, calls, stopped }) => stopped !== undefined || (memory.said[id] ?? "") >= (calls.at(-1)?.at ?? ""),
  );
}

function confidential({ playbook }: World, { issue, incident, secret }: WatchedIncident): readonly Problem[] {
  if (secret?.place.kind !== "closed" || isOver(incident)) return [];
  const { repository, place } = secret;
  return [
    {
      id: "incident-confidential",
      cause: `#${issue.number} is confidential and cannot be handled in ${repository}: ${place.because}. Here stands only that there is an incident.`,
      place: playbook.file,
      fix: `Let it be written there: a token that reaches it (docs/alerts-and-notices.md), and \`confidential-from\` in its playbook. What people wrote into #${issue.number} stays as public as the repository, and so does the history of edited comments.`,
    },
  ];
}
