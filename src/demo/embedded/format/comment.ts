import type { CommentRow, RepoRow } from "../rows.ts";
import type { World } from "../world.ts";
import { formatAssociation } from "./association.ts";
import { nodeId } from "./node-id.ts";
import { formatReactions } from "./reactions.ts";
import { pageUrl, repositoryUrl } from "./urls.ts";
import { formatUserId } from "./user.ts";

/** A comment on an issue or pull request. */
export function formatComment(world: World, repo: RepoRow, comment: CommentRow): Readonly<Record<string, unknown>> {
  const api = repositoryUrl(world, repo);
  const url = `${api}/issues/comments/${comment.id}`;
  return {
    url,
    html_url: `${pageUrl(world, repo)}/issues/${comment.issue_number}#issuecomment-${comment.id}`,
    issue_url: `${api}/issues/${comment.issue_number}`,
    id: comment.id,
    node_id: nodeId("IssueComment", comment.id),
    user: formatUserId(world, comment.user_id),
    created_at: comment.created_at,
    updated_at: comment.updated_at,
    body: comment.body,
    author_association: formatAssociation(world, repo, world.rows.users.get(comment.user_id)),
    reactions: formatReactions(world, "comment", comment.id, url),
    performed_via_github_app: null,
    pin:
      comment.pinned_by === undefined
        ? null
        : { pinned_at: comment.updated_at, pinned_by: formatUserId(world, comment.pinned_by) },
  };
}
