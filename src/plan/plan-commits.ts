import type { FileChange, Operation } from "../operation/operation.ts";
import type { Problem } from "../operation/plan.ts";
import { reportPath } from "../render/pull-request.ts";
import { commitPlace } from "./commit-place.ts";
import { type Draft, type Lesson, draft } from "./draft.ts";
import { reportFiles } from "./draft-report.ts";
import { lateNotes } from "./late-notes.ts";
import { type Demand, owedNow } from "./owed-now.ts";
import type { World } from "./world.ts";

/** Commits all files that are due by `commit` as one commit, to the default branch where its rules allow it, else to the data branch. */
export function planCommits(world: World): Draft {
  const demands = owedNow(world, ["commit"]);
  if (demands.length === 0) return draft({});
  const place = commitPlace(world);
  // Most default branches take commits: what stands there is asked for in the same round as whether it does.
  if (place.kind === "waiting") demands.forEach((demand) => newFiles(world, demand, undefined));
  if (place.kind !== "known") return draft({ problems: place.problems });
  const made = demands.map((demand) => ({
    demand,
    files: newFiles(world, demand, place.orphan ? place.branch : undefined),
  }));
  if (made.some(({ files }) => files.kind === "waiting")) return draft({});
  const files = made.flatMap((one) => (one.files.kind === "known" ? one.files.files : []));
  const problems = made.flatMap((one) => (one.files.kind === "known" ? one.files.problems : []));
  const written = made.filter((one) => one.files.kind === "known" && one.files.usable).map((one) => one.demand);
  const key = `commit:${world.today}`;
  const operations: Operation[] =
    files.length === 0
      ? []
      : [
          {
            kind: "commit-files",
            key,
            branch: place.branch,
            orphan: place.orphan,
            message: messageOf(written, files),
            files: files.sort((a, b) => (a.path < b.path ? -1 : 1)),
            reason: `Due ${written.map(({ occurrence }) => `${occurrence.cadence.title} ${occurrence.period.key}`).join(", ")}; ${place.because}.`,
          },
        ];
  return draft({
    operations,
    problems,
    notes: lateNotes(world, written),
    learned: [
      ...written.map((demand) => lesson(demand, operations.length === 0 ? undefined : key)),
      { kind: "committed-to", branch: place.branch },
    ],
  });
}

type NewFiles =
  | { readonly kind: "waiting" }
  | {
      readonly kind: "known";
      readonly files: readonly FileChange[];
      readonly problems: readonly Problem[];
      readonly usable: boolean;
    };

/** The files of one cadence that do not stand yet: what was committed once is never written again. */
function newFiles(world: World, { occurrence, missed }: Demand, branch: string | undefined): NewFiles {
  const folder = reportPath(occurrence).replace(/\/[^/]*$/, "");
  const standing = world.facts.ask<"folder">({ kind: "folder", path: folder, branch });
  const made = reportFiles(world, { occurrence, missed, carried: [] });
  if (standing.kind === "missing" || made.kind === "waiting") return { kind: "waiting" };
  if (standing.kind === "failed") return { kind: "known", files: [], problems: [standing.problem], usable: false };
  const names = new Set(standing.value.map((name) => `${folder}/${name}`));
  return {
    kind: "known",
    files: made.files.filter((file) => !names.has(file.path)),
    problems: made.problems,
    usable: made.files.length > 0,
  };
}

function lesson({ occurrence }: Demand, done: string | undefined): Lesson {
  return {
    kind: "delivered",
    cadence: occurrence.cadence.id,
    newest: occurrence.date,
    done,
    opens: false,
    dueAt: undefined,
  };
}

function messageOf(demands: readonly Demand[], files: readonly FileChange[]): string {
  const [first] = demands;
  const period = first === undefined ? "" : ` ${first.occurrence.period.key}`;
  const subject = `Add ${demands.map(({ occurrence }) => occurrence.cadence.title.toLowerCase()).join(", ")}${period}`;
  const short = subject.length > 72 ? `Add ${files.length} reports${period}` : subject;
  return `${short}\n\n${files.map((file) => file.path).join("\n")}\n`;
}
