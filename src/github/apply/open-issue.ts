import { GitHubError } from "../../errors.ts";
import type { Outcome } from "../../operation/outcome.ts";
import type { Problem } from "../../operation/plan.ts";
import type { Answer, Client } from "../client.ts";
import { labelNames } from "../item-of.ts";
import { addAssignees } from "./add-assignees.ts";
import type { Applying, Of } from "./applying.ts";
import { authorMismatch } from "./author-mismatch.ts";
import { assigneesDropped, labelsDropped } from "./dropped.ts";
import { oversized } from "./oversized.ts";
import { repairLabels } from "./repair-labels.ts";
import { resolve } from "./resolve.ts";

/** Opens an issue with one request, and says what GitHub left out of it. */
export async function openIssue(operation: Of<"open-issue">, applying: Applying): Promise<Outcome> {
  const { key, title, assignees, type, fields, labels } = operation;
  const body = resolve(operation.body, applying);
  const refused = oversized({ key, title, body });
  if (refused !== undefined) return { kind: "failed", key, problem: refused };
  const names = labels.map((label) => label.name);
  const { made, unassigned } = await create({ title, body, labels: names, assignees, type, fields }, applying.client);
  const url = made.html_url;
  applying.client.nodes.set(made.number, made.node_id);
  const problems: readonly Problem[] = [
    ...authorMismatch(made.user?.login, url, applying),
    ...(unassigned
      ? await assignLater(operation, made.number, applying)
      : assigneesDropped(assignees, loginsIn(made), url)),
    ...labelsDropped(names, labelNames(made), url),
    ...typeDropped(type, made.type?.name, url),
    ...(await repairLabels(made.labels, labels, applying)),
  ];
  return { kind: "done", key, number: made.number, url, problems };
}

const CREATE = "POST /repos/{owner}/{repo}/issues";

type Made = Answer<typeof CREATE>;
type Wanted = Pick<Of<"open-issue">, "title" | "assignees" | "type" | "fields"> & {
  readonly body: string;
  readonly labels: readonly string[];
};

/** An issue is worth more than who has it: where GitHub refuses it for a person or type that is gone, it is opened without. */
async function create(wanted: Wanted, client: Client): Promise<{ readonly made: Made; readonly unassigned: boolean }> {
  const { title, body, labels, assignees, type, fields } = wanted;
  const parameters = {
    title,
    body,
    ...(labels.length > 0 && { labels: [...labels] }),
    ...(assignees.length > 0 && { assignees: [...assignees] }),
    ...(type !== undefined && { type }),
    ...(fields.length > 0 && { issue_field_values: fields.map(({ id, value }) => ({ field_id: id, value })) }),
  };
  try {
    return { made: (await client.request(CREATE, parameters, { idempotent: false })).data, unassigned: false };
  } catch (error) {
    const id = error instanceof GitHubError ? error.diagnosis.id : undefined;
    if (id === "assignee-invalid" && assignees.length > 0)
      return { ...(await create({ ...wanted, assignees: [] }, client)), unassigned: true };
    if (id === "type-invalid" && type !== undefined) return create({ ...wanted, type: undefined }, client);
    throw error;
  }
}

/** Unlike a new issue, a standing one takes those who can be assigned and leaves out the others. */
async function assignLater(
  { key, assignees, reason }: Of<"open-issue">,
  issue: number,
  applying: Applying,
): Promise<readonly Problem[]> {
  try {
    const outcome = await addAssignees({ kind: "add-assignees", key, issue, assignees, reason }, applying);
    return outcome.kind === "done" ? outcome.problems : [];
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    return [error.diagnosis];
  }
}

function loginsIn(made: Made): readonly string[] {
  return (made.assignees ?? []).map(({ login }) => login);
}

function typeDropped(wanted: string | undefined, shown: string | undefined, place: string): readonly Problem[] {
  if (wanted === undefined || wanted.toLowerCase() === shown?.toLowerCase()) return [];
  const fix = "See whether the organisation still has it, or change `issue-type:` in the playbook.";
  return [{ id: "type-dropped", cause: `GitHub did not set the issue type ${wanted}.`, place, fix }];
}
