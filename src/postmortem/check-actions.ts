import { nearest } from "../markdown/nearest.ts";
import { formatDate } from "../time/format.ts";
import type { LocalDate } from "../time/local-date.ts";
import type { ActionItem } from "./action-item.ts";
import { countWords } from "./count-words.ts";
import type { Remark } from "./finding.ts";
import { isPlaceholder } from "./is-placeholder.ts";
import type { Lexicon } from "./lexicon.ts";
import { quoteText } from "./quote-text.ts";

/** What action items are held against. */
export type ActionTerms = {
  /** undefined: deadlines may have passed. */
  readonly today: LocalDate | undefined;
  /** The last day they may be due. */
  readonly latest: LocalDate | undefined;
  readonly assignable: ReadonlyMap<string, boolean>;
};

/** Whether each action item says what will be done, when it is done, who does it, by when, and what it strengthens. */
export function checkActions(actions: readonly ActionItem[], lexicon: Lexicon, terms: ActionTerms): readonly Remark[] {
  return actions.flatMap((action) => [
    ...checkOwner(action, lexicon, terms.assignable),
    ...checkDeadline(action, lexicon, terms),
    ...checkType(action, lexicon),
    ...checkText(action, lexicon),
  ]);
}

function checkOwner(
  { line, owner, ownerText }: ActionItem,
  lexicon: Lexicon,
  assignable: ActionTerms["assignable"],
): readonly Remark[] {
  if (ownerText === undefined) return [{ id: "action-owner", line, message: "This action has no owner." }];
  if (isPlaceholder(ownerText, lexicon)) return [];
  const everybody = owner === undefined || (!ownerText.includes("@") && lexicon.says("everybody", ownerText));
  if (everybody)
    return [
      {
        id: "action-owner",
        line,
        message: `${quoteText(ownerText)} is nobody in particular; name one person by login.`,
      },
    ];
  if (assignable.get(owner.toLowerCase()) !== false) return [];
  const known = [...assignable].flatMap(([login, can]) => (can ? [login] : []));
  const near = nearest(owner, known);
  return [
    {
      id: "action-owner-assignable",
      line,
      message: `${quoteText(owner)} cannot be assigned in this repository${near === undefined ? "." : `; did you mean ${quoteText(near)}?`}`,
    },
  ];
}

function checkDeadline(
  { line, deadline, deadlineText }: ActionItem,
  lexicon: Lexicon,
  { today, latest }: ActionTerms,
): readonly Remark[] {
  if (deadlineText === undefined) return [{ id: "action-deadline", line, message: "This action has no deadline." }];
  if (isPlaceholder(deadlineText, lexicon)) return [];
  if (deadline === undefined)
    return [
      { id: "action-deadline-date", line, message: `${quoteText(deadlineText)} is no day; write it like 2026-12-04.` },
    ];
  if (today !== undefined && deadline < today)
    return [{ id: "action-deadline-past", line, message: `${formatDate(deadline, { year: true })} is in the past.` }];
  if (latest !== undefined && deadline > latest)
    return [
      {
        id: "action-deadline-late",
        line,
        message: `${formatDate(deadline, { year: true })} is too late for this severity: the last day is ${formatDate(latest, { year: true })}.`,
      },
    ];
  return [];
}

function checkType({ line, type, typeText }: ActionItem, lexicon: Lexicon): readonly Remark[] {
  if (type !== undefined || (typeText !== undefined && isPlaceholder(typeText, lexicon))) return [];
  const said = typeText === undefined ? "This action has no type" : `${quoteText(typeText)} is no type`;
  return [{ id: "action-type", line, message: `${said}: is it monitoring, testing, process or infrastructure?` }];
}

function checkText({ line, text, end }: ActionItem, lexicon: Lexicon): readonly Remark[] {
  if (isPlaceholder(text, lexicon) && text !== "") return [];
  if (countWords(text) < 2 || !lexicon.hasVerb(text))
    return [
      {
        id: "action-verb",
        line,
        message: `${text === "" ? "This action" : quoteText(text)} does not say what is to be done: begin with a verb.`,
      },
    ];
  if (lexicon.says("careful", text))
    return [
      {
        id: "action-end",
        line,
        message: "Being careful is never done, and fails on the next bad day; change what let it happen.",
      },
    ];
  const measured = (end !== undefined && countWords(end) > 0) || lexicon.says("measurable", text);
  if (!lexicon.says("openEnded", text) || measured) return [];
  return [
    {
      id: "action-end",
      line,
      message: "Nobody can tell when this is done: name a number, a result, or what will be there.",
    },
  ];
}
