import type { RepoRow, UserRow } from "../rows.ts";
import type { World } from "../world.ts";

/** What somebody is to the repository, as shown beside what they wrote. */
export function formatAssociation(world: World, repo: RepoRow, user: UserRow | undefined): string {
  if (user === undefined) return "NONE";
  if (repo.owner_type === "User" && repo.owner_id === user.id) return "OWNER";
  if (!world.rows.collaborators.findBy("repo_id", repo.id).some((row) => row.user_id === user.id)) return "NONE";
  return repo.owner_type === "Organization" ? "MEMBER" : "COLLABORATOR";
}
