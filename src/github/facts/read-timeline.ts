import type { Answers } from "../../requirements/answer.ts";
import type { TimelineEntry } from "../../snapshot/timeline.ts";
import { parseInstant } from "../../time/instant.ts";
import type { Client } from "../client.ts";
import { readAllPages } from "../read-pages.ts";

/** Everything that happened to an issue, as far as it matters to anybody here; what stands in another repository, which may be anybody's, does not. */
export async function readTimeline(client: Client, issue: number): Promise<Answers["timeline"]> {
  const rows: readonly object[] = await readAllPages(
    client,
    "GET /repos/{owner}/{repo}/issues/{issue_number}/timeline",
    { issue_number: issue },
  );
  return rows.flatMap((row) => (isForeign(row, client) ? [] : (entryOf(row) ?? [])));
}

type Row = Readonly<Record<string, unknown>>;

/** Whether the issue was mentioned in another repository: its numbers mean nothing here, and its owner merges what they like. */
function isForeign(row: object, { owner, name }: Pick<Client, "owner" | "name">): boolean {
  const place = text(part(part({ ...row }, "source"), "issue")["repository_url"]);
  return place !== undefined && !place.toLowerCase().endsWith(`/repos/${owner}/${name}`.toLowerCase());
}

/** GitHub's rows are of forty kinds with different fields; what has not the documented form is left out. */
function entryOf(row: object): TimelineEntry | undefined {
  const fields: Row = { ...row };
  const at = text(fields["created_at"]);
  if (at === undefined) return undefined;
  const source = part(part(fields, "source"), "issue");
  const base = {
    id: Number(fields["id"] ?? source["id"] ?? 0),
    at: parseInstant(at),
    actor: text(part(fields, "actor")["login"]) ?? text(part(fields, "user")["login"]) ?? "ghost",
  };
  switch (fields["event"]) {
    case "labeled":
    case "unlabeled": {
      const label = text(part(fields, "label")["name"]);
      return label === undefined
        ? undefined
        : { ...base, kind: fields["event"] === "labeled" ? "labelled" : "unlabelled", label };
    }
    case "assigned":
    case "unassigned": {
      const login = text(part(fields, "assignee")["login"]);
      return login === undefined ? undefined : { ...base, kind: fields["event"], login };
    }
    case "closed":
      return { ...base, kind: "closed", reason: reasonOf(fields["state_reason"]), commit: text(fields["commit_id"]) };
    case "reopened":
      return { ...base, kind: "reopened" };
    case "commented":
      return {
        ...base,
        kind: "commented",
        body: text(fields["body"]) ?? "",
        updatedAt: parseInstant(text(fields["updated_at"]) ?? at),
      };
    case "renamed": {
      const rename = part(fields, "rename");
      return { ...base, kind: "renamed", from: text(rename["from"]) ?? "", to: text(rename["to"]) ?? "" };
    }
    case "referenced": {
      const commit = text(fields["commit_id"]);
      return commit === undefined ? undefined : { ...base, kind: "referenced", commit };
    }
    case "cross-referenced": {
      const number = source["number"];
      if (typeof number !== "number") return undefined;
      const merged = text(part(source, "pull_request")["merged_at"]);
      return {
        ...base,
        kind: "mentioned-in",
        number,
        pullRequest: source["pull_request"] !== undefined,
        author: text(part(source, "user")["login"]) ?? "ghost",
        mergedAt: merged === undefined ? undefined : parseInstant(merged),
      };
    }
    default:
      return undefined;
  }
}

function reasonOf(reason: unknown): Extract<TimelineEntry, { kind: "closed" }>["reason"] {
  return reason === "completed" || reason === "not_planned" || reason === "duplicate" ? reason : undefined;
}

function part(row: Row, name: string): Row {
  const value = row[name];
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
