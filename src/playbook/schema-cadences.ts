import * as z from "zod";
import { isZone } from "../time/zone.ts";
import { parseRrule } from "../time/rrule.ts";
import { parseDue } from "./parse-due.ts";
import { parseEvery } from "./parse-every.ts";
import { parseOn } from "./parse-on.ts";
import { parsePath } from "./parse-path.ts";
import { parseTime } from "./parse-time.ts";
import { show } from "./show.ts";
import { InputError } from "../errors.ts";
import { group, rows } from "./group.ts";
import { day, days, id, line, listOf, oneOf, oneOrMore, refusalOf, sentence } from "./sentence.ts";

/** The name of a time zone. */
export const timezone = sentence("the name of a time zone, like Europe/Berlin", parseZone, {
  description: "Name of the time zone in the IANA database.",
  examples: ["Europe/Berlin", "America/New_York", "UTC"],
});

const weekdays = z.array(
  z.string({ error: "expected a weekday (for several days of the month write `rrule: FREQ=MONTHLY;BYMONTHDAY=1,15`)" }),
  { error: "expected weekdays, like [monday, thursday]" },
);

const on = z
  .union([z.string(), z.number(), weekdays], {
    error: "expected a day, like tuesday, 15, last day or 3rd business day",
  })
  .superRefine((value, context) => {
    const message = refusalOf(() => parseOn(value));
    if (message !== undefined) context.addIssue({ code: "custom", message });
  })
  .meta({
    description:
      "The day: a weekday or a list of weekdays, `business-days`, a day of the month, `last day`, `second friday`, `3rd business day`, `last business day`.",
    examples: ["tuesday", ["monday", "thursday"], "business-days", 15, "last day", "second friday", "3rd business day"],
  });

const step = line({ description: "One thing to do; it becomes one box." });

const steps = z
  .array(
    z.union(
      [step, z.record(z.string(), listOf(step, "a list of steps", { description: "The steps of this section." }))],
      {
        error: "expected a text, or a section with its steps",
      },
    ),
    { error: "expected a list of steps" },
  )
  .meta({ description: "What has to be done, one box each; steps can be gathered in sections." });

const cadence = group(
  {
    title: line({
      description: "What titles begin with. Needed for a cadence of your own.",
      examples: ["Backup restore test"],
    }).optional(),
    activity: line({
      description: "The activity in a few words.",
      examples: ["Weekly performance analysis"],
    }).optional(),
    output: line({ description: "What it brings forth.", examples: ["Weekly Analytics Report"] }).optional(),
    owner: line({
      description: "Who answers for it: the id of a role, or a person's login. Otherwise `default-owner`.",
      examples: ["infrastructure-maintainer"],
    }).optional(),
    every: sentence("how often, like week or 2 weeks", parseEvery, {
      description: "How often it comes: `day`, `week`, `2 weeks`, `month`, `quarter`, `year`.",
      examples: ["day", "week", "2 weeks", "month", "quarter", "year"],
    }).optional(),
    on: on.optional(),
    at: sentence("a time of day, like 09:00", parseTime, {
      description: "The time of day at which it comes.",
      examples: ["09:00"],
      pattern: String.raw`^\d{1,2}:\d{2}$`,
    }).optional(),
    from: day({ description: "The first day, and what `every: 2 weeks` is counted from." }).optional(),
    until: day({ description: "The last day." }).optional(),
    pause: oneOrMore(
      days({ description: "First and last day." }),
      "days like 2026-12-21..2027-01-03, or a list of them",
      {
        description: "Days on which it does not come.",
        examples: ["2026-12-21..2027-01-03"],
      },
    ).optional(),
    rrule: sentence("a recurrence rule", parseRrule, {
      description: "A recurrence rule (RFC 5545) in place of `every` and `on`, for all that they cannot say.",
      examples: ["FREQ=MONTHLY;BYDAY=2FR"],
    }).optional(),
    timezone: timezone.optional(),
    covers: oneOf(["previous", "current", "next"], {
      description: "Which stretch it is about: the one that ended (`previous`), the one that runs, the one to come.",
    }).optional(),
    shift: oneOf(["keep", "skip", "next-business-day", "previous-business-day"], {
      description: "What happens when its day is no working day.",
    }).optional(),
    due: sentence("a term, like 2 working days", parseDue, {
      description: "When the work is to be done: `2 working days`, or a length of time like `48 h`.",
      examples: ["2 working days", "48 h"],
    }).optional(),
    delivery: oneOf(["issue", "pull-request", "commit", "standing", "line"], {
      description:
        "How it reaches people. `standing` is one issue that never ends, `line` a part of another cadence's item.",
    }).optional(),
    "if-open": oneOf(["carry", "skip", "leave"], {
      description:
        "When the one before is still open: `carry` its open boxes over, `skip` this one, or `leave` both open.",
    }).optional(),
    template: sentence("the path of a Markdown file", parseTemplate, {
      description: "A Markdown file of the repository to use in place of the built-in template.",
      examples: [".github/almanac/restore-test.md"],
    }).optional(),
    was: oneOrMore(id({ description: "An earlier id." }), "an earlier id, or a list of them", {
      description: "Ids under which it was known before.",
    }).optional(),
    "part-of": id({
      description: "For `delivery: line`: the cadence whose item holds it.",
      examples: ["content-week"],
    }).optional(),
    steps: steps.optional(),
    targets: listOf(
      line({ description: "A promise, as people write it.", examples: ["99.9 % uptime"] }),
      "a list of texts",
      {
        description: "What is promised, as people write it.",
      },
    ).optional(),
  },
  { description: "A recurring obligation. `every`, `on`, `at` and `from` read as a sentence." },
);

/** What must happen, and when. */
export const schemaCadences = rows(cadence, "the keys of a cadence", {
  title: "Cadences",
  description:
    "What must happen, and when. Name a row of a lower layer to change it key by key, `off` to take it out, a new id with a `title` to add one.",
  examples: [{ "sprint-plan": { on: "tuesday" }, "brand-audit": "off" }],
});

/** What must be true before anything recurring starts. */
export const schemaGate = z
  .union(
    [
      z.literal("off").meta({ description: "There is nothing to sign off." }),
      group(
        {
          title: line({ description: "What is signed off." }).optional(),
          conditions: rows(
            group(
              {
                text: line({ description: "What must be true." }).optional(),
                role: id({ description: "The role that confirms it." }).optional(),
              },
              { description: "A condition." },
            ),
            "a condition with `text` and `role`",
            { description: "What must be true, by id." },
          ).optional(),
        },
        { description: "The conditions to sign off." },
      ),
    ],
    { error: "expected `off`, or `conditions`" },
  )
  .meta({
    title: "Gate",
    description: "The sign-off before anything recurring starts; `off` when the product is live already.",
  });

function parseZone(text: string): string {
  if (isZone(text) && !/^[+-]/.test(text)) return text;
  throw new InputError(
    `${show(text)} is no time zone; write its name in the IANA database, like Europe/Berlin, America/New_York or UTC`,
  );
}

function parseTemplate(text: string): string {
  if (!/\.md$/i.test(parsePath(text)))
    throw new InputError(`${show(text)} is no Markdown file; its name must end in .md`);
  return text;
}
