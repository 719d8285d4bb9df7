import { POST_MORTEM_CHECKS, PREVENTION_KINDS } from "../playbook/post-mortem-checks.ts";
import { addDays, type LocalDate } from "../time/local-date.ts";
import { builtInWeight } from "./built-in-weight.ts";
import { checkActions } from "./check-actions.ts";
import { checkCause } from "./check-cause.ts";
import { checkImpact } from "./check-impact.ts";
import { checkPrevention } from "./check-prevention.ts";
import { checkSections } from "./check-sections.ts";
import { checkTimeline, momentOf } from "./check-timeline.ts";
import { exampleOf } from "./example-of.ts";
import type { Expectations } from "./expectations.ts";
import type { Finding, Remark } from "./finding.ts";
import { type Lexicon, lexiconOf } from "./lexicon.ts";
import { LONGEST_POST_MORTEM } from "./longest-post-mortem.ts";
import type { PostMortem } from "./post-mortem.ts";
import { readActions } from "./read-actions.ts";
import { readPostMortem } from "./read-post-mortem.ts";
import { readTimeline } from "./read-timeline.ts";

/** Everything a post-mortem lacks, the most important first; what the playbook switched off is left out. Takes any text. */
export function checkPostMortem(document: string, expected: Expectations): readonly Finding[] {
  const order = new Map(POST_MORTEM_CHECKS.map((id, index) => [id, index]));
  return remarksOn(document, expected)
    .flatMap((remark): readonly Finding[] => {
      const setting = expected.rules.checks.get(remark.id)?.kind;
      if (setting === "off") return [];
      const severity = setting ?? builtInWeight(remark.id);
      return [{ id: remark.id, line: remark.line, severity, message: remark.message, example: exampleOf(remark.id) }];
    })
    .sort((a, b) => rank(a) - rank(b) || (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0) || a.line - b.line);
}

function rank({ severity }: Finding): number {
  return severity === "error" ? 0 : 1;
}

function remarksOn(document: string, expected: Expectations): readonly Remark[] {
  if (document.length > LONGEST_POST_MORTEM) {
    const message = `This document is longer than the ${LONGEST_POST_MORTEM} characters that are read. Put logs into files of their own and link them.`;
    return [{ id: "document-size", line: 1, message }];
  }
  const lexicon = lexiconOf(expected.rules);
  const post = readPostMortem(document, lexicon);
  return [...headRemarks(post), ...bodyRemarks(post, lexicon, expected), ...blameIn(post, lexicon)];
}

function bodyRemarks(post: PostMortem, lexicon: Lexicon, expected: Expectations): readonly Remark[] {
  const timeline = post.sections.get("timeline");
  const impact = post.sections.get("impact");
  const prevention = post.sections.get("prevention");
  const actionPart = post.sections.get("action-items");
  const severity = expected.severity ?? post.front.severity;
  const moments = timeline === undefined ? [] : readTimeline(timeline, lexicon);
  const resolved = momentOf(moments, "resolved")?.day;
  const base = resolved ?? expected.today;
  const within = severity === undefined ? undefined : expected.actionsWithin[severity];
  const actions = actionPart === undefined ? [] : readActions(actionPart, lexicon, base?.slice(0, 4));
  const byActions = new Set(actions.flatMap(({ type }) => type ?? []));
  const covered = new Set(PREVENTION_KINDS.every((kind) => byActions.has(kind)) ? (["prevention"] as const) : []);
  const sections = checkSections(post, lexicon, covered);
  const empty = new Set(sections.flatMap(({ id }) => (id.endsWith("-empty") ? [id] : [])));
  const terms = { today: expected.today, latest: latestDay(base, within), assignable: expected.assignable };
  return [
    ...sections,
    ...(timeline === undefined || empty.has("timeline-empty")
      ? []
      : checkTimeline(timeline, moments, severity === undefined ? undefined : expected.updates[severity])),
    ...(empty.has("root-cause-empty") ? [] : checkCause(post, lexicon)),
    ...(impact === undefined || empty.has("impact-empty") ? [] : checkImpact(impact, lexicon)),
    ...(prevention === undefined || empty.has("prevention-empty")
      ? []
      : checkPrevention(prevention, lexicon, byActions)),
    ...(actionPart !== undefined && actions.length === 0 && !empty.has("action-items-empty")
      ? [
          {
            id: "action-items-empty" as const,
            line: actionPart.lines[0],
            message: "There is no action item: a list or a table of what will be done.",
          },
        ]
      : []),
    ...checkActions(actions, lexicon, terms),
  ];
}

function latestDay(from: LocalDate | undefined, within: number | undefined): LocalDate | undefined {
  return from === undefined || within === undefined ? undefined : addDays(from, Math.ceil(within / 86_400_000));
}

function headRemarks({ front, broken }: PostMortem): readonly Remark[] {
  const tables = broken.map(({ line, columns, dashes }): Remark => ({
    id: "table-columns",
    line,
    message: `GitHub shows no table here: its head has ${columns} columns, this line ${dashes}.`,
  }));
  if (front.state.kind === "none")
    return [
      {
        id: "front-matter",
        line: 1,
        message: "Nothing at the head tells which incident this is about, and its cause in one tag.",
      },
      ...tables,
    ];
  if (front.state.kind === "broken")
    return [
      { id: "front-matter-broken", line: front.state.line, message: `The head cannot be read: ${front.state.why}.` },
      ...tables,
    ];
  if (front.cause?.tag !== undefined) return tables;
  return [
    {
      id: "cause-tag",
      line: front.cause?.line ?? 1,
      message: "The cause has no tag, so nobody will notice when it comes back.",
    },
    ...tables,
  ];
}

function blameIn({ sections }: PostMortem, lexicon: Lexicon): readonly Remark[] {
  return [...sections.values()].flatMap(({ entries }) =>
    entries
      .filter(({ kind, text }) => kind !== "code" && lexicon.says("blame", text))
      .map(({ line }): Remark => ({
        id: "blame",
        line,
        message: "This reads as blame; say what made the slip possible instead.",
      })),
  );
}
