import * as z from "zod";
import { InputError } from "../errors.ts";
import { parsePerson } from "./parse-holder.ts";
import { parsePath } from "./parse-path.ts";
import { parseWorkingHours } from "./parse-working-hours.ts";
import { builtInIds } from "./built-in-ids.ts";
import { schemaCadences, schemaGate, timezone } from "./schema-cadences.ts";
import { schemaIncidents } from "./schema-incidents.ts";
import { schemaLoops } from "./schema-loops.ts";
import { schemaMetrics } from "./schema-metrics.ts";
import { schemaPortfolio } from "./schema-portfolio.ts";
import { schemaAway, schemaRoles } from "./schema-roles.ts";
import { group } from "./group.ts";
import { day, id, line, oneOf, oneOrMore, person, secretName, sentence, yesNo } from "./sentence.ts";
import { show } from "./show.ts";

/** The months as a playbook writes them, January first. */
export const monthNames = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
] as const;

const dates = z.array(day({ description: "A day off." }), {
  error: "expected a list of days, like [2026-12-25, 2026-12-26]",
});
const icsFile = sentence("the path of an .ics file", parseIcsPath, {
  description: "An iCalendar file of the repository.",
  examples: [".github/holidays.ics"],
});

const holidays = z
  .union(
    [
      icsFile,
      dates,
      group(
        {
          file: icsFile.optional(),
          days: dates.meta({ description: "Days off." }).optional(),
        },
        { description: "Days off from several places; all count." },
      ),
    ],
    { error: "expected the path of an .ics file, a list of days, or `file` and `days`" },
  )
  .meta({
    title: "Holidays",
    description:
      "Days off: an .ics file of the repository, a list of days, or `file` and `days`; `almanac holidays DE` prints such a file for a country.",
    examples: [".github/holidays.ics"],
  });

/** The written form of a playbook, of any layer: everything may be left to a layer below. */
export const schema = group(
  {
    version: z
      .literal(1, { error: "expected 1" })
      .meta({ title: "Version", description: "Version of this format." })
      .optional(),
    extends: z
      .union(
        [
          oneOf(["phase-6", "org", "none"], { description: "One layer." }),
          z.array(oneOf(["phase-6", "org"], { description: "A layer." }), {
            error: "expected a list of layers, like [phase-6, org]",
          }),
        ],
        { error: "expected phase-6, org, none, or a list like [phase-6, org]" },
      )
      .meta({
        title: "Extends",
        description:
          "The layers below this file: `phase-6` is the built-in playbook, `org` the file `.github/almanac.yml` of the owner's `.github` repository.",
        examples: ["phase-6", ["phase-6", "org"]],
      })
      .optional(),
    product: line({ title: "Product", description: "The product's name.", examples: ["Acme Shop"] }).optional(),
    timezone: timezone.meta({ title: "Time zone" }).optional(),
    "working-time": sentence("days and hours like mon-fri 09:00-18:00", parseWorkingHours, {
      title: "Working time",
      description: "When people work; clocks that count working time stand still outside.",
      examples: ["mon-fri 09:00-18:00"],
    }).optional(),
    holidays: holidays.optional(),
    "default-owner": person({
      title: "Default owner",
      description: "Who answers for every role that nobody else holds: one person.",
    }).optional(),
    "decision-authority": oneOrMore(id({ description: "The id of a role." }), "the id of a role, or a list of them", {
      title: "Decision authority",
      description: "The role that is asked when nobody else can be; of several, the first that somebody holds.",
      examples: ["project-shepherd"],
    }).optional(),
    gate: schemaGate.optional(),
    roles: schemaRoles.optional(),
    away: schemaAway.optional(),
    cadences: schemaCadences.optional(),
    incidents: schemaIncidents.optional(),
    metrics: schemaMetrics.optional(),
    loops: schemaLoops.optional(),
    portfolio: schemaPortfolio.optional(),
    runner: oneOf(["action", "app"], {
      title: "Runner",
      description: "Who writes: the GitHub Action, or the GitHub App. The other one only plans.",
    }).optional(),
    authors: oneOrMore(
      sentence("a login", checkAuthor, { description: "A login.", examples: ["old-bot[bot]"] }),
      "a login, or a list of them",
      {
        title: "Authors",
        description: "Logins whose earlier items count as ours, for a migration.",
      },
    ).optional(),
    paused: yesNo({
      title: "Paused",
      description: "true stops all writing; in an owner's defaults, in every repository that asks for them.",
    }).optional(),
    heartbeat: secretName(
      "The NAME of the secret with the address that is called after each pass, so that silence is noticed elsewhere.",
    )
      .meta({ title: "Heartbeat" })
      .optional(),
    cap: z
      .int({ error: "expected a whole number, like 10" })
      .min(1, { error: "expected a whole number from 1 on" })
      .max(100, { error: "expected a whole number up to 100" })
      .meta({
        title: "Cap",
        description:
          "How many items a first run or a catch-up may open in one pass. What is due today is never capped.",
      })
      .optional(),
    "fiscal-year-start": oneOf(monthNames, {
      title: "Fiscal year",
      description: "The month in which the fiscal year begins.",
    }).optional(),
    "due-field": line({
      title: "Due field",
      description: "The organisation's issue field that takes the due date of items of ours.",
      examples: ["Target date"],
    }).optional(),
    "issue-type": line({
      title: "Issue type",
      description: "The organisation's issue type for items of ours.",
      examples: ["Task"],
    }).optional(),
  },
  { title: "Almanac playbook", description: "What must happen for this product, when, and who answers for it." },
  misplaced,
);

/** Rows that were not indented below their section are the commonest slip. */
function misplaced(key: string): string | undefined {
  const section = Object.entries(builtInIds).find(([, ids]) => ids.some((one) => one === key))?.[0];
  return section === undefined ? undefined : `it belongs below \`${section}:\`, indented by two spaces`;
}

/** A playbook as written, after its form was checked. */
export type Written = z.output<typeof schema>;

function parseIcsPath(text: string): void {
  if (/\.ics$/i.test(parsePath(text))) return;
  throw new InputError(
    `${show(text)} is no calendar file, whose name ends in .ics; a country is written \`{ country: DE }\`, single days as a list`,
  );
}

function checkAuthor(text: string): void {
  parsePerson(text.replace(/\[bot\]$/, ""));
}
