import { counted } from "../../render/counted.ts";
import type { RepositoryStanding } from "../overview.ts";
import { type Html, html } from "./html.ts";

/** In a few words how a repository stands, the gravest first; never by colour alone. */
export function renderNotes({
  incidents,
  deadLetters,
  lastFailure,
  passes,
  problems,
  off,
  awake,
}: RepositoryStanding): Html {
  const notes: readonly (readonly [tone: "bad" | "warn" | "good" | "calm", words: string] | false)[] = [
    incidents.length > 0 && ["bad", counted(incidents.length, "incident")],
    deadLetters.length > 0 && ["bad", counted(deadLetters.length, "dead letter")],
    // What gave up is failing, of course.
    lastFailure !== undefined &&
      deadLetters.length === 0 &&
      (passes[0]?.outcome === "postponed" ? ["warn", "postponed"] : ["bad", "failing"]),
    problems.length > 0 && ["warn", counted(problems.length, "problem")],
    off !== undefined && ["warn", "writing stopped"],
    awake === false && ["calm", "asleep"],
    awake === undefined && lastFailure === undefined && ["calm", "not looked at yet"],
  ];
  const said = notes.filter((note) => note !== false);
  const all = said.length === 0 ? ([["good", "in order"]] as const) : said;
  return html`<ul class="notes">
    ${all.map(([tone, words]) => html`<li class="note ${tone}">${words}</li>`)}
  </ul>`;
}
