import { type Shown, publicStatus } from "../../incident/status/public-status.ts";
import { readStatus } from "../../incident/status/read-status.ts";
import { STATUS_JSON, renderStatusFiles } from "../../render/status-files.ts";
import { type Draft, draft } from "../draft.ts";
import { DATA_BRANCH } from "../commit-place.ts";
import type { World } from "../world.ts";

/** Keeps the status page for users current, on the data branch: it changes with what is written for them, and with how that ended. */
export function planStatusPage(world: World, shown: readonly Shown[], hidden: readonly number[]): Draft {
  const told = shown.some(({ incident }) => incident.updates.length > 0);
  // Somebody may have read of it before it became confidential.
  if (!told && hidden.length === 0) return draft({});
  const standing = world.facts.ask<"file">({ kind: "file", path: STATUS_JSON, branch: DATA_BRANCH });
  if (standing.kind === "missing") return draft({});
  if (standing.kind === "failed") return draft({ problems: [standing.problem] });
  const { product, zone } = world.playbook;
  const before = readStatus(standing.value);
  const incidents = publicStatus(before, shown, world.now, hidden);
  if (before.length === 0 && incidents.length === 0) return draft({});
  const files = renderStatusFiles(incidents, { product, zone });
  if (files.some(({ path, text }) => path === STATUS_JSON && text === standing.value)) return draft({});
  const open = incidents.filter(({ resolved }) => resolved === undefined);
  const [first] = open;
  return draft({
    operations: [
      {
        kind: "commit-files",
        key: "incident:status-page",
        branch: DATA_BRANCH,
        orphan: true,
        message:
          first === undefined
            ? "Say that all works again"
            : `Say how ${open.length === 1 ? "an incident stands" : `${open.length} incidents stand`}`,
        files,
        reason: "Users read there what was written for them.",
      },
    ],
  });
}
