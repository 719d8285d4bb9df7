import { ownerOf } from "../cadence/owner.ts";
import type { DirectiveUse } from "../markdown/directive.ts";
import { writeRegion } from "../markdown/region.ts";
import { answerPlace } from "./answer-place.ts";
import { slugs } from "./box-id.ts";
import { carriedText } from "./carried-boxes.ts";
import { dataDirectives, showData } from "./data/data-directives.ts";
import {
  type Picture,
  figureDirectives,
  showChart,
  showFigure,
  showFigures,
  showSituation,
} from "./figures/figure-directives.ts";
import { incidentDirectives, showIncidents } from "./incidents/incident-directives.ts";
import { ownerWords } from "./owner-words.ts";
import { quiet } from "./quiet.ts";
import { releaseList } from "./release-list.ts";
import type { ReportInput } from "./report-input.ts";
import { type ReportScene, reportScene } from "./report-scene.ts";
import { sentence } from "./sentence.ts";
import { summaryText } from "./summary-text.ts";
import type { WorkState } from "./work-in.ts";
import { workTable } from "./work-table.ts";
import { showWork, workDirectives } from "./workload/work-directives.ts";

/** The directives a report template may hold, with their attributes. `empty="hide"` leaves a list out where it has nothing to say. */
export const reportDirectives = {
  summary: ["empty"],
  issues: ["state", "label", "empty"],
  "pull-requests": ["state", "label", "empty"],
  releases: ["empty"],
  carried: ["empty"],
  ...figureDirectives,
  ...dataDirectives,
  ...incidentDirectives,
  ...workDirectives,
  questions: [],
  ask: ["id", "role"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** A use of a directive that cannot be filled, and why. */
export type Wrong = { readonly wrong: string };

/** Fills the directives of one report, each use once and in order; undefined leaves its line out. */
export function directiveRenderer(
  input: ReportInput,
  keep: (picture: Picture) => void,
): (use: DirectiveUse) => string | undefined | Wrong {
  const scene = reportScene(input);
  const regions = new Set<string>();
  const questions = new Set<string>();
  return (use) => {
    if (use.name === "ask") return ask(use, input, questions);
    if (use.content !== "") return { wrong: `\`${use.name}\` holds no text: write \`::${use.name}\` alone on a line.` };
    if (use.name === "questions") return stepQuestions(input, questions);
    const made =
      use.name in figureDirectives
        ? figures(use, input, keep)
        : use.name in dataDirectives
          ? data(use, input, keep)
          : use.name in incidentDirectives
            ? incidents(use, input, keep)
            : use.name in workDirectives
              ? work(use, input)
              : list(use, input, scene);
    if (typeof made === "object") return made;
    return made === undefined ? undefined : writeRegion(unused(regionId(use), regions), made);
  };
}

/** The machine-made text of figures; their pictures are kept beside it. */
function figures(
  use: DirectiveUse,
  { figures: from, occurrence }: ReportInput,
  keep: (picture: Picture) => void,
): string | undefined | Wrong {
  if (from === undefined) return "Figures are not read here.";
  const made =
    use.name === "figures"
      ? showFigures(use, from)
      : use.name === "figure"
        ? showFigure(use, from)
        : use.name === "situation"
          ? showSituation(use, from)
          : showChart(use, from, occurrence.period.key);
  if ("wrong" in made) return made;
  if (made.picture !== undefined) keep(made.picture);
  return made.text;
}

/** The machine-made text of a file; its picture is kept beside it. */
function data(
  use: DirectiveUse,
  { data: from, occurrence }: ReportInput,
  keep: (picture: Picture) => void,
): string | undefined | Wrong {
  if (from === undefined) return "Files are not read here.";
  const made = showData(use, from, occurrence.period);
  if ("wrong" in made) return made;
  if (made.picture !== undefined) keep(made.picture);
  return made.text;
}

/** The machine-made text of incidents; their picture is kept beside it. */
function incidents(
  use: DirectiveUse,
  { incidents: from, occurrence }: ReportInput,
  keep: (picture: Picture) => void,
): string | undefined | Wrong {
  if (from === undefined) return "Incidents are not read here.";
  const made = showIncidents(use, from, occurrence.period);
  if ("wrong" in made) return made;
  if (made.picture !== undefined) keep(made.picture);
  return made.text;
}

/** The machine-made text of work and how it went. */
function work(use: DirectiveUse, { work: from }: ReportInput): string | undefined | Wrong {
  if (from === undefined) return "Work is not read here.";
  const made = showWork(use, from);
  return "wrong" in made ? made : made.text;
}

/** The machine-made text of a list. */
function list(use: DirectiveUse, input: ReportInput, scene: ReportScene | string): string | undefined | Wrong {
  const { state, label, empty } = use.attributes;
  if (empty !== undefined && empty !== "hide")
    return { wrong: `\`empty="${empty}"\` is unknown; there is \`empty="hide"\`.` };
  const hide = empty === "hide";
  if (use.name === "carried") return carriedList(input) ?? (hide ? undefined : "Nothing.");
  if (use.name === "issues" || use.name === "pull-requests") {
    const states = STATES[use.name];
    const known = states.find((one) => one === state);
    if (known === undefined)
      return { wrong: `\`::${use.name}\` needs \`state\`, one of ${states.map((one) => `\`${one}\``).join(", ")}.` };
    if (typeof scene === "string") return sentence(scene);
    return workTable(scene, use.name === "issues" ? "issue" : "pr", known, label) ?? (hide ? undefined : "None.");
  }
  if (typeof scene === "string") return sentence(scene);
  if (use.name === "releases") return releaseList(scene) ?? (hide ? undefined : "None.");
  return (
    summaryText(scene) ??
    (hide ? undefined : "Nothing happened in the repository: nothing was opened, closed, merged or released.")
  );
}

const STATES: Readonly<Record<"issues" | "pull-requests", readonly WorkState[]>> = {
  issues: ["opened", "closed", "open"],
  "pull-requests": ["opened", "merged", "open"],
};

function carriedList(input: ReportInput): string | undefined {
  if (input.carried.length === 0) return undefined;
  return input.carried.map((box) => `- ${carriedText(box, input)}`).join("\n");
}

function ask(use: DirectiveUse, input: ReportInput, questions: Set<string>): string | Wrong {
  const { id = "", role } = use.attributes;
  if (!/^[a-z0-9][a-z0-9-]*$/.test(id))
    return { wrong: "`:::ask` needs an `id` of small letters, digits and hyphens." };
  if (questions.has(id)) return { wrong: `There are two questions with the id \`${id}\`.` };
  questions.add(id);
  if (use.content.trim() === "") return { wrong: "`:::ask` needs its question on lines of its own, down to `:::`." };
  if (role === undefined || role === "owner") return answerPlace(id, use.content, undefined);
  const { playbook } = input.setting;
  if (!playbook.roles.has(role)) return { wrong: `There is no role \`${role}\` in ${playbook.file}.` };
  const asked = ownerOf(playbook, role, input.occurrence.date, playbook.away);
  const same = JSON.stringify([asked.people, asked.teams]) === JSON.stringify([input.owner.people, input.owner.teams]);
  return answerPlace(id, use.content, same ? undefined : ownerWords(asked));
}

function stepQuestions({ occurrence: { cadence } }: ReportInput, questions: Set<string>): string | undefined {
  const ids = slugs(cadence.steps);
  const places = cadence.steps.map((step, index) =>
    answerPlace(unused(`step-${ids[index]}`, questions), quiet(step), undefined),
  );
  return places.length === 0 ? undefined : places.join("\n\n");
}

/** The same in every filling of a template, so that a draft can be brought up to date part by part. */
function regionId({ name, attributes: { state, label, group, metric, file } }: DirectiveUse): string {
  return [name, state, label, group, metric, file].filter((part) => part !== undefined && part !== "").join(":");
}

function unused(id: string, used: Set<string>): string {
  let free = id;
  for (let times = 2; used.has(free); times += 1) free = `${id}-${times}`;
  used.add(free);
  return free;
}
