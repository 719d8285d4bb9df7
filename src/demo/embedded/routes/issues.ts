import { actorIn, type RepoCall, type RepoRoute, type Reply, textField } from "../call.ts";
import { recordChanges, recordMentions } from "../events.ts";
import { formatIssue, formatWholeIssue } from "../format/issue.ts";
import {
  assigneeIds,
  demandTriageOrAuthor,
  freshItem,
  issuesOff,
  itemIn,
  itemRead,
  itemWrite,
  labelIds,
  mayTriage,
  takeNumber,
} from "../items.ts";
import { asText, isObject } from "../json.ts";
import { limitBody, limitLabelCount, limitTitle } from "../limits.ts";
import { pageOf } from "../page.ts";
import { invalid, missingField } from "../refusal.ts";
import type { IssueRow } from "../rows.ts";
import { closeIssue, reopenIssue } from "../state.ts";
import { listIssues } from "./list-issues.ts";

/** Issues, and pull requests where they are seen as issues. */
export const issueRoutes: readonly RepoRoute[] = [
  { method: "GET", pattern: "/issues", needs: { accepts: itemRead, role: "read" }, run: list },
  { method: "POST", pattern: "/issues", needs: { accepts: "issues=write", role: "read" }, run: create },
  {
    method: "GET",
    pattern: "/issues/:number",
    needs: { accepts: itemRead, role: "read" },
    run: (call) => whole(call, itemIn(call)),
  },
  {
    method: "GET",
    pattern: "/issues/:number/issue-field-values",
    needs: { accepts: itemRead, role: "read" },
    run: fieldValues,
  },
  { method: "PATCH", pattern: "/issues/:number", needs: { accepts: itemWrite, role: "read" }, run: update },
];

function list(call: RepoCall): Reply {
  if (!call.repo.has_issues) throw issuesOff();
  return pageOf(call, listIssues(call), (issue) => formatIssue(call.world, call.repo, issue));
}

function create(call: RepoCall): Reply {
  const { world, repo, body } = call;
  if (!repo.has_issues) throw issuesOff();
  const actor = actorIn(call);
  const title = body["title"];
  if (title === undefined || title === null) throw missingField("title");
  limitTitle(asText(title), "Issue");
  const text = textField(call, "body");
  limitBody(text, "Issue");
  const triage = mayTriage(call);
  const labels = triage && body["labels"] !== undefined ? labelIds(call, body["labels"]) : [];
  limitLabelCount(labels.length);
  const assignees = triage
    ? assigneeIds(call, body["assignees"] ?? (typeof body["assignee"] === "string" ? [body["assignee"]] : []))
    : [];
  const type = triage ? typeId(call) : undefined;
  const milestone = triage ? milestoneId(call) : undefined;
  const issue = world.rows.issues.insert({
    ...freshItem,
    number: takeNumber(world, repo),
    repo_id: repo.id,
    title: asText(title),
    body: text ?? null,
    user_id: actor.user.id,
    assignee_ids: assignees,
    label_ids: labels,
    milestone_id: milestone ?? null,
    type_id: type ?? null,
  });
  if (triage) keepFieldValues(call, issue.id);
  recordChanges(world, actor.user, { ...issue, label_ids: [], assignee_ids: [] }, issue);
  recordMentions(world, issue, issue.body, actor.user);
  return { ...whole(call, issue), status: 201 };
}

function update(call: RepoCall): Reply {
  const { world, body } = call;
  const issue = itemIn(call, "write");
  const actor = actorIn(call);
  demandTriageOrAuthor(call, issue);
  const triage = mayTriage(call);
  const title = textField(call, "title");
  if (title !== undefined) limitTitle(title, "Issue");
  const text = textField(call, "body");
  limitBody(text, "Issue");
  const labels =
    triage && body["labels"] !== undefined && body["labels"] !== null
      ? labelIds(call, body["labels"])
      : issue.label_ids;
  limitLabelCount(labels.length);
  const people =
    triage && body["assignees"] !== undefined && body["assignees"] !== null
      ? assigneeIds(call, body["assignees"])
      : issue.assignee_ids;
  const type = triage ? typeId(call) : undefined;
  const milestone = triage ? milestoneId(call) : undefined;
  const change = wantedState(call);
  const changed =
    world.rows.issues.update(issue.id, {
      title: title ?? issue.title,
      body: body["body"] === null ? null : (text ?? issue.body),
      label_ids: labels,
      assignee_ids: people,
      type_id: type === undefined ? issue.type_id : type,
      milestone_id: milestone === undefined ? issue.milestone_id : milestone,
    }) ?? issue;
  recordChanges(world, actor.user, issue, changed);
  if (text !== undefined) recordMentions(world, changed, text, actor.user);
  if (change?.state === "closed") closeIssue(world, changed, actor.user, change.reason);
  if (change?.state === "open") reopenIssue(world, changed, actor.user);
  return whole(call, world.rows.issues.get(issue.id) ?? changed);
}

function whole(call: RepoCall, issue: IssueRow): Reply {
  return { status: 200, body: formatWholeIssue(call.world, call.repo, issue) };
}

const reasons = ["completed", "not_planned", "duplicate", "reopened"];

function wantedState(
  call: RepoCall,
): { readonly state: "open" | "closed"; readonly reason: string | undefined } | undefined {
  const { state, state_reason: reason, duplicate_issue_id: of } = call.body;
  if (reason !== undefined && reason !== null && !reasons.includes(asText(reason))) {
    throw invalid({ value: reason, resource: "Issue", field: "state_reason", code: "invalid" });
  }
  if (of !== undefined && of !== null && call.world.rows.issues.get(Number(of)) === undefined) {
    throw invalid({ value: of, resource: "Issue", field: "duplicate_issue_id", code: "invalid" });
  }
  if (state === undefined || state === null) return undefined;
  if (state !== "open" && state !== "closed")
    throw invalid({ value: state, resource: "Issue", field: "state", code: "invalid" });
  return { state, reason: typeof reason === "string" ? reason : undefined };
}

/** undefined where nothing was said of it, null where it is to be taken away. */
function typeId(call: RepoCall): number | null | undefined {
  const name = call.body["type"];
  if (name === undefined || name === null) return name;
  const org = call.repo.owner_type === "Organization" ? (call.repo.full_name.split("/")[0] ?? "") : "";
  const type = call.world.rows.issueTypes
    .findBy("org", org)
    .find((row) => row.name.toLowerCase() === asText(name).toLowerCase());
  if (type === undefined) throw invalid({ value: name, resource: "Issue", field: "type", code: "invalid" });
  return type.id;
}

function fieldValues(call: RepoCall): Reply {
  const values = call.world.rows.fieldValues.findBy("issue_id", itemIn(call).id);
  const fields = call.world.rows.issueFields;
  return {
    status: 200,
    body: values.map(({ field_id: id, value }) => ({
      issue_field_id: id,
      data_type: fields.get(id)?.data_type,
      value,
    })),
  };
}

/** Values for fields the organisation does not have are dropped without a word. */
function keepFieldValues(call: RepoCall, issue: number): void {
  const values = call.body["issue_field_values"];
  if (!Array.isArray(values)) return;
  const org = call.repo.full_name.split("/")[0] ?? "";
  const known = new Set(call.world.rows.issueFields.findBy("org", org).map((field) => field.id));
  for (const given of values.filter(isObject)) {
    const field = Number(given["field_id"]);
    const value = given["value"];
    if (known.has(field) && (typeof value === "string" || typeof value === "number"))
      call.world.rows.fieldValues.insert({ issue_id: issue, field_id: field, value });
  }
}

function milestoneId(call: RepoCall): number | null | undefined {
  const number = call.body["milestone"];
  if (number === undefined || number === null) return number;
  const milestone = call.world.rows.milestones
    .findBy("repo_id", call.repo.id)
    .find((row) => row.number === Number(number));
  if (milestone === undefined) throw invalid({ value: number, resource: "Issue", field: "milestone", code: "invalid" });
  return milestone.id;
}
