import { isOver } from "../../incident/lacks-of.ts";
import { safeTitle } from "../../markdown/safe-text.ts";
import type { Operation, Target } from "../../operation/operation.ts";
import { privateIssueBody } from "../../render/incident/private-issue.ts";
import type { IncidentView } from "../../render/incident/incident-view.ts";
import { isPostMortemDue } from "../post-mortem/post-mortem-state.ts";
import type { World } from "../world.ts";
import type { WatchedIncident } from "./watched-incident.ts";

/** Where the words of a confidential incident go, once its private issue stands; undefined where it is no secret, or no place takes it. */
export type PrivateTarget = { readonly in: string; readonly issue: Target };

/** The issue that words go to: the one that stands, or the one this plan opens. */
export function privateTarget({ secret, issue: { number } }: WatchedIncident): PrivateTarget | undefined {
  if (secret?.place.kind !== "open") return undefined;
  return { in: secret.repository, issue: secret.place.issue?.number ?? { ref: keyOf(number) } };
}

/** The issue in the private repository: opened with all that is known, kept current in place, closed once it is over. */
export function privateOperations(
  { snapshot: { owner, name } }: Pick<World, "snapshot">,
  { secret, incident, postMortem, issue: { number } }: WatchedIncident,
  view: IncidentView,
): { readonly first: readonly Operation[]; readonly later: readonly Operation[] } {
  if (secret?.place.kind !== "open") return { first: [], later: [] };
  const { repository, place } = secret;
  const home = { owner, name, number, url: `${place.url.slice(0, -repository.length)}${owner}/${name}` };
  const over = isOver(incident) && !isPostMortemDue(postMortem);
  const title = safeTitle(incident.title);
  const common = { key: keyOf(number), in: repository, reason: "An incident is being handled." } as const;
  const { issue } = place;
  if (issue === undefined) {
    const body = privateIssueBody(view, home, { calls: !isOver(incident) });
    const empty = { labels: [], assignees: [], type: undefined, fields: [] } as const;
    const open: Operation = { ...common, ...empty, kind: "open-issue", title, body };
    // What was over before it became confidential is only kept there.
    const close: Operation = {
      ...common,
      kind: "update-issue",
      key: `${common.key}:close`,
      issue: { ref: common.key },
      title: undefined,
      body: undefined,
      state: { kind: "completed" },
      needs: common.key,
    };
    return { first: [open], later: over ? [close] : [] };
  }
  const body = privateIssueBody(view, home, { calls: false });
  const same = [body, privateIssueBody(view, home, { calls: true })].includes(issue.body);
  const turns = over === (issue.state === "open");
  if (same && !turns && issue.title === title) return { first: [], later: [] };
  const update: Operation = {
    ...common,
    kind: "update-issue",
    issue: issue.number,
    title: issue.title === title ? undefined : title,
    body: same ? undefined : body,
    state: turns ? { kind: over ? "completed" : "open" } : undefined,
    needs: undefined,
  };
  return { first: [], later: [update] };
}

function keyOf(number: number): string {
  return `incident:private:${number}`;
}
