import type { Problem } from "../operation/plan.ts";
import type { World } from "./world.ts";

/** The branch for what may not go to the default branch, and for what would only swell its history. */
export const DATA_BRANCH = "almanac-data";

/** Where a direct commit goes, and why. */
export type Place =
  | { readonly kind: "waiting" | "unknown"; readonly problems: readonly Problem[] }
  | { readonly kind: "known"; readonly branch: string; readonly orphan: boolean; readonly because: string };

/** Decides where a direct commit goes, before anything is written: to the default branch where its rules allow it, else to the data branch. */
export function commitPlace(world: World): Place {
  const asked = world.facts.ask<"branch">({ kind: "branch", name: undefined });
  if (asked.kind === "missing") return { kind: "waiting", problems: [] };
  if (asked.kind === "failed") return { kind: "unknown", problems: [asked.problem] };
  const branch = asked.value;
  if (branch === undefined) return { kind: "unknown", problems: [emptyRepository(world)] };
  if (branch.closed === undefined)
    return { kind: "known", branch: branch.name, orphan: false, because: `${branch.name} takes direct commits` };
  return {
    kind: "known",
    branch: DATA_BRANCH,
    orphan: true,
    because: `${branch.name} takes no direct commits (${branch.closed})`,
  };
}

function emptyRepository(world: World): Problem {
  return {
    id: "repository-empty",
    cause: "The repository has no commit yet, so no report can be committed.",
    place: `${world.snapshot.owner}/${world.snapshot.name}`,
    fix: "Push a first commit.",
  };
}
