import * as z from "zod";
import { parseTurn } from "./parse-turn.ts";
import { group, off, rows } from "./group.ts";
import { day, days, holder, id, line, oneOrMore, person, sentence, yesNo } from "./sentence.ts";

const holders = oneOrMore(
  holder({ description: "A person (`ada`) or a team (`acme/product`)." }),
  "a person, a team, or a list of them",
  {
    description: "Who holds the role: everybody named here is responsible.",
  },
);

const people = oneOrMore(person({ description: "A person's login." }), "a person, or a list of people", {
  description: "A person, or a list of people.",
});

const role = group(
  {
    title: line({
      description: "What the role is called. Needed for a role of your own.",
      examples: ["Translator"],
    }).optional(),
    "held-by": holders.optional(),
    rotate: z
      .array(person({ description: "A person's login." }), { error: "expected a list of people, like [bo, chi, dev]" })
      .min(2, { error: "a rotation needs two people at least; for one, write the login alone" })
      .meta({
        description: "People who take turns, in this order. Needs `every` and `from`.",
        examples: [["bo", "chi", "dev"]],
      })
      .optional(),
    every: sentence("how long one turn lasts, like week", parseTurn, {
      description: "How long one turn lasts.",
      examples: ["week", "2 weeks", "month"],
    }).optional(),
    from: day({
      description: "The first day of the first person's turn; later turns are counted from it.",
      examples: ["2026-11-02"],
    }).optional(),
    "by-label": z
      .record(z.string(), people, { error: "expected labels with people, like { area/checkout: chi }" })
      .meta({
        description: "Who is asked, by label of the issue. Needs `otherwise`.",
        examples: [{ "area/checkout": "chi" }],
      })
      .optional(),
    otherwise: people.meta({ description: "Who is asked when no label of `by-label` fits." }).optional(),
    agent: line({ description: "The name of a coding agent that holds the role.", examples: ["copilot"] }).optional(),
    "falls-back-to": oneOrMore(id({ description: "The id of a role." }), "the id of a role, or a list of them", {
      description: "Roles whose holders are asked, in this order, while this one names none.",
    }).optional(),
    independent: yesNo({
      description: "Checks the work of others: its author is not asked while somebody else is there.",
    }).optional(),
  },
  { description: "Who holds the role, and what it is." },
);

/** Who holds which role. */
export const schemaRoles = rows(
  z.union([holders, role], { error: "expected a person, a team, a list, or one of `rotate`, `by-label` and `agent`" }),
  "a person, a team, a list of them, or one of `rotate`, `by-label` and `agent`",
  {
    title: "Roles",
    description: "Who holds which role. Roles you leave out fall back to others, at last to `default-owner`.",
    examples: [{ "studio-producer": "ada", "support-responder": ["eve", "ida"] }],
  },
);

/** Who is not there, and when. */
export const schemaAway = z
  .record(
    z.string().superRefine((text, context) => {
      const found = person({ description: "" }).safeParse(text).error?.issues[0];
      if (found !== undefined) context.addIssue({ code: "custom", message: found.message });
    }),
    z.union(
      [
        off,
        oneOrMore(days({ description: "First and last day." }), "days like 2026-12-21..2027-01-03, or a list of them", {
          description: "When.",
        }),
      ],
      {
        error: "expected days like 2026-12-21..2027-01-03, or a list of them",
      },
    ),
    { error: "expected people with the days on which they are not there" },
  )
  .meta({
    title: "Absences",
    description: "Who is not there, by login. Absent people are passed over.",
    examples: [{ bo: "2026-12-21..2027-01-03" }],
  });
