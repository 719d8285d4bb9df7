import type { ReactionRow } from "../rows.ts";
import type { World } from "../world.ts";

/** The eight reactions there are. */
export const reactionContents = ["+1", "-1", "laugh", "hooray", "confused", "heart", "rocket", "eyes"] as const;

/** The counts of the reactions to an issue or a comment. */
export function formatReactions(
  world: World,
  subject: ReactionRow["subject"],
  id: number,
  url: string,
): Readonly<Record<string, unknown>> {
  const rows = world.rows.reactions.findBy("subject_id", id).filter((row) => row.subject === subject);
  const counts = reactionContents.map(
    (content) => [content, rows.filter((row) => row.content === content).length] as const,
  );
  return { url: `${url}/reactions`, total_count: rows.length, ...Object.fromEntries(counts) };
}
