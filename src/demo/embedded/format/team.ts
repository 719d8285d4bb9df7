import type { TeamRow } from "../rows.ts";
import type { World } from "../world.ts";
import { nodeId } from "./node-id.ts";

/** A team as it appears inside other things. */
export function formatTeam(world: World, team: TeamRow): Readonly<Record<string, unknown>> {
  return {
    id: team.id,
    node_id: nodeId("Team", team.id),
    url: `${world.url}/teams/${team.id}`,
    name: team.name,
    slug: team.slug,
  };
}
