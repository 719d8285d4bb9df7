import { ownerOf } from "../../cadence/owner.ts";
import type { Incident } from "../../incident/incident.ts";
import { withNotes } from "../../markdown/marker.ts";
import type { Operation } from "../../operation/operation.ts";
import { postMortemPath } from "../../postmortem/post-mortem-path.ts";
import { seenFromElsewhere } from "../../render/incident/private-issue.ts";
import { mention } from "../../render/mention.ts";
import { renderPostMortemPullRequest } from "../../render/post-mortem-pull-request.ts";
import { renderPostMortem } from "../../render/post-mortem.ts";
import type { Item } from "../../snapshot/item.ts";
import type { PrivateIssue } from "../../snapshot/private-place.ts";
import { addMillis } from "../../time/instant.ts";
import { localOf } from "../../time/zone.ts";
import { type Draft, draft } from "../draft.ts";
import type { World } from "../world.ts";
import { noted } from "./post-mortem-items.ts";
import { authorityFor, optimizerOf } from "./post-mortem-roles.ts";
import type { PostMortemState } from "./post-mortem-state.ts";

/** The private repository of an incident, the issue in which it is handled there, and where its pull requests go. */
export type PrivateDesk = {
  readonly repository: string;
  readonly url: string;
  readonly defaultBranch: string;
  readonly issue: PrivateIssue;
};

/** Opens the post-mortem of a confidential incident where that is handled, as one of the issue there; here nothing tells of it. Closed unmerged it is opened once again, and after that the decision authority is asked, once. */
export function openPrivatePostMortem(
  world: World,
  desk: PrivateDesk,
  { incident, before }: { readonly incident: Incident; readonly before: readonly string[] },
  state: PostMortemState,
): Draft {
  switch (state.kind) {
    case "owed":
      return open(world, desk, { incident, before }, state);
    case "closed":
      return draft({ operations: again(world, desk, state.item) });
    case "waived":
      return draft({
        operations: desk.issue.postMortems
          .filter((item) => item.state === "open")
          .map((item) => update(desk, item, { state: { kind: "not-planned" } })),
      });
    case "none":
    case "open":
    case "merged":
      return draft({});
  }
}

function open(
  world: World,
  { repository, url, defaultBranch, issue }: PrivateDesk,
  { incident, before }: { readonly incident: Incident; readonly before: readonly string[] },
  { severity, part }: Extract<PostMortemState, { kind: "owed" }>,
): Draft {
  const { playbook, snapshot, templates } = world;
  if (incident.resolved === undefined || severity.postMortem === undefined) return draft({});
  const { zone } = playbook;
  const made = renderPostMortem({
    template: { text: templates.get("postmortem.md") ?? "", file: "templates/postmortem.md" },
    incident,
    severity,
    flags: playbook.incidents.flags,
    zone,
    before,
  });
  // The same template as everywhere: what is wrong with it is told of other incidents.
  if ("problems" in made) return draft({});
  const { owner, name } = snapshot;
  const home = { owner, name, url: `${url.slice(0, -repository.length)}${owner}/${name}` };
  const text = seenFromElsewhere(made.text, home).replace(/^(---\nincident: )\d+/, `$1${issue.number}`);
  const date = localOf(incident.detected, zone).date;
  const path = postMortemPath(date, incident.title, incident.number).replace(
    /\.md$/,
    `-${issue.number}${part === 1 ? "" : `-${part}`}.md`,
  );
  const leads = ownerOf(playbook, optimizerOf(world), world.today, world.away);
  const pull = renderPostMortemPullRequest({
    incident: issue.number,
    title: incident.title,
    severity,
    owner: leads,
    path,
    part,
    dueAt: addMillis(incident.resolved.at, severity.postMortem),
    zone,
    day: world.today,
    calls: leads.people,
    home: `${owner}/${name}`,
  });
  return draft({
    operations: [
      {
        kind: "open-pull-request",
        key: `incident:private-post-mortem:${incident.number}`,
        in: repository,
        branch: pull.branch,
        base: defaultBranch,
        title: pull.title,
        body: pull.body,
        message: pull.message,
        files: [{ path, text }],
        reviewers: [],
        teamReviewers: [],
        reason: "An incident is being handled.",
      },
    ],
  });
}

function again(world: World, desk: PrivateDesk, item: Item): readonly Operation[] {
  if (noted(item, "asked") !== undefined) return [];
  if (noted(item, "again") === undefined)
    return [update(desk, item, { state: { kind: "open" }, body: withNotes(item.body, { again: world.today }) })];
  const who = authorityFor(world, item).map(mention).join(" ");
  const ask: Operation = {
    kind: "comment",
    key: `incident:private-ask:${item.number}`,
    in: desk.repository,
    issue: desk.issue.number,
    body: `${who} the post-mortem #${item.number} was closed without being merged a second time. Decide: reopen it, or do without it: \`/waive post-mortem <why>\` here.`,
    reason: "An incident is being handled.",
  };
  return [ask, update(desk, item, { body: withNotes(item.body, { asked: world.today }), needs: ask.key })];
}

type Change = Partial<Pick<Extract<Operation, { kind: "update-issue" }>, "state" | "body" | "needs">>;

function update(
  { repository }: PrivateDesk,
  { number }: Item,
  { state, body, needs }: Change,
): Extract<Operation, { kind: "update-issue" }> {
  return {
    kind: "update-issue",
    key: `incident:private-post-mortem:${number}`,
    in: repository,
    issue: number,
    title: undefined,
    body,
    state,
    needs,
    reason: "An incident is being handled.",
  };
}
