import { momentOf } from "./moment-of.ts";
import type { Person, SeenItem } from "./person.ts";

/** An item with its comments as one Markdown page. */
export async function itemPage(person: Person, item: SeenItem): Promise<string> {
  const comments = await person.get<{ body: string; created_at: string; user: { login: string } | null }[]>(
    `/issues/${item.number}/comments?per_page=100`,
  );
  const what = item.pull_request === undefined ? "Issue" : "Pull request";
  const ended =
    item.closed_at === null
      ? "open"
      : `closed ${momentOf(item.closed_at)}${item.state_reason === null ? "" : ` as ${item.state_reason.replace("_", " ")}`}`;
  const head = [
    `# ${item.title} #${item.number}`,
    "",
    `${what} by ${item.user?.login ?? "nobody"}, opened ${momentOf(item.created_at)}, ${ended}. ` +
      `Labels: ${item.labels.map((label) => label.name).join(", ") || "none"}. Assigned: ${item.assignees.map((assignee) => assignee.login).join(", ") || "nobody"}.`,
    "",
    "---",
    "",
  ];
  const said = comments.flatMap((comment) => [
    "",
    "---",
    "",
    `**${comment.user?.login ?? "nobody"}**, ${momentOf(comment.created_at)}:`,
    "",
    comment.body,
  ]);
  return `${[...head, item.body ?? "", ...said].join("\n")}\n`;
}
