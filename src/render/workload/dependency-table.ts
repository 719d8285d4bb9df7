import { safeCode } from "../../markdown/safe-text.ts";
import type { OpenWork, Work } from "../../snapshot/activity.ts";
import type { PinnedFiles } from "../../snapshot/pinned-file.ts";
import type { Security } from "../../snapshot/security.ts";
import type { Instant } from "../../time/instant.ts";
import type { LocalDate } from "../../time/local-date.ts";
import { localOf } from "../../time/zone.ts";
import { ageWords } from "../age-words.ts";
import { dayWithin } from "../moment-words.ts";
import { tableOf } from "../table-of.ts";
import { byAge } from "./backlog-table.ts";
import { gravity } from "./security-table.ts";
import { bears, type WorkScene } from "./work-scene.ts";

/** Who proposes updates of dependencies; their pull requests, and whatever bears the label, are updates. */
const UPDATERS = /^(?:dependabot|renovate)(?:-[a-z]+)?\[bot\]$/i;
const LABEL = "dependencies";

/** How old dependencies are as far as the repository alone can tell: how long ago the files that pin them changed, how long proposed updates wait, how long known holes are open. */
export function dependencyTable(
  { zone, period }: WorkScene,
  pinned: PinnedFiles,
  open: OpenWork,
  { dependabot }: Security,
): string {
  const day = (at: Instant): LocalDate => localOf(at, zone).date;
  const age = (at: Instant | undefined): string =>
    at === undefined
      ? ""
      : day(at) > period.to
        ? "since then"
        : `${ageWords(day(at), period.to)}, since ${dayWithin(day(at), period.to)}`;
  const updates = open.pullRequests.filter(isUpdate).toSorted(byAge);
  const holes =
    dependabot.kind === "unavailable"
      ? ["Known holes", "not available", ""]
      : ["Known holes", gravity(dependabot.value), age(dependabot.value.all[0]?.openedAt)];
  const files = pinned.all.map(({ path, changedAt }) => [safeCode(path), "last changed", age(changedAt)]);
  return [
    tableOf(
      ["", "", "Oldest"],
      [...files, ["Updates proposed and not merged", String(updates.length), age(updates[0]?.createdAt)], holes],
    ),
    ...(files.length === 0 ? ["No file that pins versions, such as a lock file, was found."] : []),
    ...(pinned.cut ? ["There are more such files than are looked at."] : []),
    "Told from this repository alone: when what pins versions changed, not how far each dependency is behind its newest release.",
  ].join("\n\n");
}

function isUpdate(work: Work): boolean {
  return UPDATERS.test(work.author) || bears(work, LABEL);
}
