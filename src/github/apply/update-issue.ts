import type { IssueState } from "../../operation/operation.ts";
import type { Outcome } from "../../operation/outcome.ts";
import type { Client, Given } from "../client.ts";
import { ifFound } from "../if-found.ts";
import type { Applying, Of } from "./applying.ts";
import { oversized } from "./oversized.ts";
import { numberOf, resolve } from "./resolve.ts";

const UPDATE = "PATCH /repos/{owner}/{repo}/issues/{issue_number}";

/** Changes title, body and state of an issue with one request. */
export async function updateIssue(operation: Of<"update-issue">, applying: Applying): Promise<Outcome> {
  const { key, title, state } = operation;
  const body = operation.body === undefined ? undefined : resolve(operation.body, applying);
  const refused = oversized({ key, title, body });
  if (refused !== undefined) return { kind: "failed", key, problem: refused };
  const number = numberOf(operation.issue, applying);
  const { data } = await applying.client.request(
    UPDATE,
    {
      issue_number: number,
      ...(title !== undefined && { title }),
      ...(body !== undefined && { body }),
      ...(state !== undefined && (await stateFields(state, applying.client))),
    },
    { idempotent: true },
  );
  return { kind: "done", key, number, url: data.html_url, problems: [] };
}

async function stateFields(state: IssueState, client: Client): Promise<Partial<Given<typeof UPDATE>>> {
  switch (state.kind) {
    case "open":
      return { state: "open", state_reason: "reopened" };
    case "completed":
      return { state: "closed", state_reason: "completed" };
    case "not-planned":
      return { state: "closed", state_reason: "not_planned" };
    case "duplicate": {
      // GitHub wants the other issue's id, which is not its number; without it the issue still closes as a duplicate.
      const other = await ifFound(
        client.request("GET /repos/{owner}/{repo}/issues/{issue_number}", { issue_number: state.of }),
      );
      return {
        state: "closed",
        state_reason: "duplicate",
        ...(other !== undefined && { duplicate_issue_id: Number(other.data.id) }),
      };
    }
  }
}
