import { ownerOf } from "../../cadence/owner.ts";
import type { Incident } from "../../incident/incident.ts";
import type { Operation } from "../../operation/operation.ts";
import type { Severity } from "../../playbook/incidents.ts";
import { postMortemPath } from "../../postmortem/post-mortem-path.ts";
import { postMortemDueLabel, postMortemLabel } from "../../render/post-mortem-labels.ts";
import { renderPostMortemPullRequest } from "../../render/post-mortem-pull-request.ts";
import { renderAddendum, renderPostMortem } from "../../render/post-mortem.ts";
import type { Item } from "../../snapshot/item.ts";
import { addMillis } from "../../time/instant.ts";
import { localOf } from "../../time/zone.ts";
import { type Draft, draft } from "../draft.ts";
import type { World } from "../world.ts";
import { openPrivatePostMortem, type PrivateDesk } from "./open-private-post-mortem.ts";
import { noted, postMortemItems } from "./post-mortem-items.ts";
import { optimizerOf } from "./post-mortem-roles.ts";
import { isPostMortemDue, type PostMortemState, postMortemState } from "./post-mortem-state.ts";
import { reopenPostMortem } from "./reopen-post-mortem.ts";

/** An incident with the labels its issue bears, and what had changed before it. */
export type IncidentSeen = {
  readonly incident: Incident;
  readonly labels: readonly string[];
  readonly before: readonly string[];
  /** Where a confidential one is handled; undefined where it is no secret, or nothing stands there yet. */
  readonly desk: PrivateDesk | undefined;
};

/** Opens the post-mortem of an incident that is over, once more where somebody closed it unmerged, and keeps the label of the incident true. */
export function openPostMortem(world: World, seen: IncidentSeen): Draft {
  const { incident, labels, before, desk } = seen;
  const state = postMortemState(world, incident);
  if (desk !== undefined) return openPrivatePostMortem(world, desk, seen, state);
  const label = labelling(incident.number, isPostMortemDue(state), labels);
  const made =
    state.kind === "owed"
      ? open(world, incident, before, state)
      : state.kind === "closed"
        ? reopenPostMortem(world, incident, state.item)
        : draft({ operations: state.kind === "waived" ? withdraw(world, incident) : [] });
  return { ...made, operations: [...made.operations, ...label] };
}

/** A post-mortem that is waived is asked of nobody any more. */
function withdraw(world: World, incident: Incident): readonly Operation[] {
  return postMortemItems(world, incident.number)
    .filter(({ state }) => state === "open")
    .map(({ number }) => ({
      kind: "update-issue",
      key: `post-mortem-waived:${number}`,
      issue: number,
      title: undefined,
      body: undefined,
      state: { kind: "not-planned" },
      needs: undefined,
      reason: `${incident.waiver?.by ?? ""} waived it.`,
    }));
}

function labelling(incident: number, due: boolean, labels: readonly string[]): readonly Operation[] {
  const has = labels.includes(postMortemDueLabel.name);
  if (due === has) return [];
  const key = `post-mortem-due:${incident}`;
  return due
    ? [
        {
          kind: "add-labels",
          key,
          issue: incident,
          labels: [postMortemDueLabel],
          reason: "Its post-mortem is not merged yet.",
        },
      ]
    : [
        {
          kind: "remove-label",
          key,
          issue: incident,
          label: postMortemDueLabel.name,
          reason: "Its post-mortem is merged, or not needed.",
        },
      ];
}

function open(
  world: World,
  incident: Incident,
  before: readonly string[],
  { severity, part, merged }: Extract<PostMortemState, { kind: "owed" }>,
): Draft {
  const repository = world.facts.ask<"repository">({ kind: "repository" });
  if (repository.kind === "missing" || incident.resolved === undefined || severity.postMortem === undefined)
    return draft({});
  if (repository.kind === "failed") return draft({ problems: [repository.problem] });
  const { zone } = world.playbook;
  const path = (merged === undefined ? undefined : noted(merged, "path")) ?? freePath(world, incident);
  const file = fileOf(world, { incident, before, severity, path, merged });
  if (file.kind !== "text") return file.draft;
  const owner = ownerOf(world.playbook, optimizerOf(world), world.today, world.away);
  const pull = renderPostMortemPullRequest({
    incident: incident.number,
    title: incident.title,
    severity,
    owner,
    path,
    part,
    dueAt: addMillis(incident.resolved.at, severity.postMortem),
    zone,
    day: world.today,
  });
  const key = `post-mortem:${incident.number}:${part}`;
  const opening: Operation = {
    kind: "open-pull-request",
    key,
    branch: pull.branch,
    base: repository.value.defaultBranch,
    title: pull.title,
    body: pull.body,
    message: pull.message,
    files: [{ path, text: file.text }],
    reviewers: [],
    teamReviewers: owner.people.length > 0 ? [] : owner.teams,
    reason:
      part === 1
        ? `${severity.id} is over, and its post-mortem is due.`
        : "It came back after its post-mortem was merged.",
  };
  const assign: readonly Operation[] =
    owner.people.length === 0
      ? []
      : [
          {
            kind: "add-assignees",
            key: `${key}:assign`,
            issue: { ref: key },
            assignees: owner.people,
            reason: "Leads the post-mortem.",
          },
        ];
  const labels: Operation = {
    kind: "add-labels",
    key: `${key}:label`,
    issue: { ref: key },
    labels: [postMortemLabel],
    reason: "So that it is found.",
  };
  return draft({ operations: [opening, ...assign, labels] });
}

/** The path of a new document that no other incident of the day has. */
function freePath(world: World, incident: Incident): string {
  const date = localOf(incident.detected, world.playbook.zone).date;
  const path = postMortemPath(date, incident.title, incident.number);
  const taken = postMortemItems(world).some((item) => noted(item, "path") === path);
  return taken ? path.replace(/\.md$/, `-${incident.number}.md`) : path;
}

type MadeFile = { readonly kind: "text"; readonly text: string } | { readonly kind: "not"; readonly draft: Draft };

/** The prefilled document, or the merged one with an addendum below. */
function fileOf(
  world: World,
  {
    incident,
    before,
    severity,
    path,
    merged,
  }: Pick<IncidentSeen, "incident" | "before"> & {
    readonly severity: Severity;
    readonly path: string;
    readonly merged: Item | undefined;
  },
): MadeFile {
  const { zone, incidents } = world.playbook;
  if (merged === undefined) {
    const text = world.templates.get("postmortem.md") ?? "";
    const made = renderPostMortem({
      template: { text, file: "templates/postmortem.md" },
      incident,
      severity,
      flags: incidents.flags,
      zone,
      before,
    });
    if ("text" in made) return { kind: "text", text: made.text };
    const problems = made.problems.map(({ file, line, message }) => ({
      id: "template-wrong",
      cause: message,
      place: `${file}:${line}`,
      fix: "Correct the template.",
    }));
    return { kind: "not", draft: draft({ problems }) };
  }
  const standing = world.facts.ask<"file">({ kind: "file", path, branch: undefined });
  if (standing.kind === "missing") return { kind: "not", draft: draft({}) };
  if (standing.kind === "failed") return { kind: "not", draft: draft({ problems: [standing.problem] }) };
  return { kind: "text", text: renderAddendum(standing.value ?? "", incident, zone) };
}
