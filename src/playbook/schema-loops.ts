import { group, rows } from "./group.ts";
import { id, line, listOf, oneOrMore } from "./sentence.ts";

/** The improvement and feature cycles. */
export const schemaLoops = rows(
  group(
    {
      title: line({ description: "Its name." }).optional(),
      stages: listOf(
        group(
          {
            id: id({ description: "Its id; the label is `stage:` and this." }),
            title: line({ description: "What is done in it." }),
            roles: oneOrMore(id({ description: "The id of a role." }), "the id of a role, or a list of them", {
              description: "The roles that do it.",
            }),
          },
          { description: "One step of the cycle." },
        ),
        "a list of stages with `id`, `title` and `roles`",
        { description: "The steps of the cycle, in their order." },
      ).optional(),
    },
    { description: "A cycle." },
  ),
  "the keys of a loop",
  { title: "Loops", description: "Improvement and feature cycles." },
);
