import type { Problem } from "../../operation/plan.ts";
import type { Applying } from "./applying.ts";

/**
 * The problem with an item that appeared under a login we do not look for. Nothing more is opened then:
 * the next pass would not find it and open it again, and so for ever.
 */
export function authorMismatch(
  author: string | undefined,
  url: string,
  { authors, halted }: Applying,
): readonly Problem[] {
  if (author === undefined || authors.size === 0 || authors.has(author.toLowerCase())) return [];
  const expected = [...authors].join(" or ");
  const cause = `This token writes as ${author}, but only items of ${expected} are looked for, so this one would be opened again by each pass.`;
  halted.set("open-issue", cause).set("open-pull-request", cause);
  return [
    {
      id: "author-unexpected",
      cause,
      place: url,
      fix: `Run with the token of ${expected}, or add ${author} to \`authors:\` in the playbook; then close this item by hand.`,
    },
  ];
}
