import type { LabelRow, RepoRow } from "../rows.ts";
import type { World } from "../world.ts";
import { nodeId } from "./node-id.ts";
import { repositoryUrl } from "./urls.ts";

/** A label of the repository. */
export function formatLabel(world: World, repo: RepoRow, label: LabelRow): Readonly<Record<string, unknown>> {
  return {
    id: label.id,
    node_id: nodeId("Label", label.id),
    url: `${repositoryUrl(world, repo)}/labels/${encodeURIComponent(label.name)}`,
    name: label.name,
    color: label.color,
    default: label.default,
    description: label.description,
  };
}
