import type { FileChange } from "../../operation/operation.ts";
import { type PortfolioEntry, renderPortfolio } from "../../render/portfolio.ts";
import type { Neighbour } from "../../snapshot/neighbour.ts";
import { addDays } from "../../time/local-date.ts";
import { formatDate } from "../../time/format.ts";
import { placeLocal } from "../../time/zone.ts";
import { DATA_BRANCH, commitPlace } from "../commit-place.ts";
import { type Draft, draft } from "../draft.ts";
import type { World } from "../world.ts";
import { readToldOfItself } from "../../snapshot/told-of-itself.ts";

/** Where the report of several repositories stands. */
const REPORT = "reports/portfolio.md";

/** When it is gathered: an hour after everybody measured. */
const GATHERED_AT = "09:00";

/** What was told longer ago than so many days is too old to be shown as how things stand. */
const FRESH = 2;

/** Gathers once a day what other repositories tell of themselves into one report. What is private elsewhere is never shown where everybody reads. */
export function planPortfolio(world: World): Draft {
  const { playbook, facts, today, ledger, now } = world;
  const names = playbook.portfolio?.of ?? [];
  if (names.length === 0) return draft({});
  const due = placeLocal(today, GATHERED_AT, playbook.zone);
  const tomorrow = placeLocal(addDays(today, 1), GATHERED_AT, playbook.zone);
  if (ledger.gathered === today) return draft({ wakeAt: [tomorrow] });
  if (now < due) return draft({ wakeAt: [due] });
  const home = facts.ask<"repository">({ kind: "repository" });
  const asked = names.map((repository) => ({
    repository,
    answer: facts.ask<"neighbour">({ kind: "neighbour", repository, branch: DATA_BRANCH }),
  }));
  const place = commitPlace(world);
  const standing =
    place.kind === "known"
      ? facts.ask<"file">({ kind: "file", path: REPORT, branch: place.orphan ? place.branch : undefined })
      : undefined;
  if (place.kind === "unknown") return draft({ problems: place.problems, wakeAt: [tomorrow] });
  if (home.kind === "failed") return draft({ problems: [home.problem], wakeAt: [tomorrow] });
  if (place.kind !== "known" || home.kind === "missing" || standing === undefined || standing.kind === "missing")
    return draft({});
  if (standing.kind === "failed") return draft({ problems: [standing.problem], wakeAt: [tomorrow] });
  if (asked.some(({ answer }) => answer.kind === "missing")) return draft({});
  const entries = asked.map(({ repository, answer }) =>
    entryOf(
      world,
      repository,
      answer.kind === "value" ? answer.value : { kind: "closed", because: "it did not answer" },
      home.value.private,
    ),
  );
  const text = renderPortfolio(playbook.product, entries);
  const files: readonly FileChange[] = text === standing.value ? [] : [{ path: REPORT, text }];
  return draft({
    learned: [{ kind: "gathered", day: today }],
    wakeAt: [tomorrow],
    operations:
      files.length === 0
        ? []
        : [
            {
              kind: "commit-files",
              key: `portfolio:${today}`,
              branch: place.branch,
              orphan: place.orphan,
              message: "Bring the portfolio up to date\n",
              files,
              reason: `What it shows has changed; ${place.because}.`,
            },
          ],
  });
}

function entryOf(world: World, repository: string, seen: Neighbour, isPrivate: boolean): PortfolioEntry {
  const silent = (because: string) => ({ kind: "silent", repository, because }) as const;
  if (seen.kind === "closed") return silent(seen.because);
  if (seen.private && !isPrivate) return silent("it is private, and this repository is read by everybody");
  if (seen.told === undefined) return silent("it agrees, and has told nothing of itself yet");
  const told = readToldOfItself(seen.told);
  if (told === undefined) return silent("what it tells of itself cannot be read");
  if (told.asOf < addDays(world.today, -FRESH))
    return silent(`it last told of itself on ${formatDate(told.asOf, { year: true })}, which is too long ago`);
  return { kind: "told", repository, ...told };
}
