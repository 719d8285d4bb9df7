import { type CarriedBox, unfinishedBoxes } from "../cadence/unfinished-boxes.ts";
import { dateOf, occurrenceItems } from "../cadence/memory.ts";
import { nextOccurrence, openedAt } from "../cadence/occurrence.ts";
import { occurrenceOwner } from "../cadence/occurrence-owner.ts";
import { type Owner, ownerOf } from "../cadence/owner.ts";
import { reminderTimes } from "../cadence/reminder-times.ts";
import { workingTimeOf } from "../cadence/setting.ts";
import { noteOf } from "../markdown/marker.ts";
import type { Cadence } from "../playbook/playbook.ts";
import { paceLabel } from "../render/label.ts";
import { occurrenceTitle, renderOccurrenceIssue } from "../render/occurrence-issue.ts";
import type { Item } from "../snapshot/item.ts";
import { formatMoment } from "../time/format.ts";
import type { LocalDate } from "../time/local-date.ts";
import { periodOf } from "../time/period.ts";
import { localOf } from "../time/zone.ts";
import { type Draft, draft } from "./draft.ts";
import { type DraftReport, draftReport } from "./draft-report.ts";
import type { Demand } from "./owed-now.ts";
import { lateNotes } from "./late-notes.ts";
import { templateOf } from "./template-of.ts";
import { issueForm } from "./issue-form.ts";
import type { World } from "./world.ts";

/** The key of the operation that opens an occurrence's issue. */
export function openKey(cadence: Cadence, date: LocalDate): string {
  return `open:${cadence.id}:${date}`;
}

/** The issue of one occurrence, with what was left undone in the one before, and then its draft report where it has one: the issue is what remembers that it was delivered. */
export function openOccurrence(world: World, demand: Demand): Draft {
  const occurrence = openedAt(demand.occurrence, world.setting, world.now);
  const { missed } = demand;
  const { cadence } = occurrence;
  const carriedFrom = carriesFrom(world, cadence, occurrence.date);
  const carried = carriedFrom.flatMap(unfinishedBoxes);
  const key = openKey(cadence, occurrence.date);
  const report =
    cadence.delivery === "pull-request" ? draftReport(world, { occurrence, missed, carried }, { ref: key }) : none;
  if (report.kind === "waiting") return draft({});
  const template = templateOf(world, cadence, "issues");
  const form = issueForm(world, localOf(occurrence.dueAt, cadence.zone).date);
  if (template.kind === "missing" || form.kind === "missing") return draft({});
  const owner = occurrenceOwner(world.playbook, occurrence, world.today, world.away);
  const authority = ownerOf(world.playbook, world.playbook.decisionAuthority, world.today, world.away);
  const problems = [...report.problems, ...template.problems];
  const body = renderOccurrenceIssue({
    occurrence,
    owner,
    authority: authority.people,
    setting: world.setting,
    now: world.now,
    repository: world.snapshot,
    report: report.kind === "made" ? { branch: report.branch, questions: report.questions } : undefined,
    ...(report.kind === "made" && { trends: report.trends }),
    missed,
    carried: named(carried),
    carriedFrom: source(world, cadence, carriedFrom.at(-1)),
    lines: world.playbook.cadences.filter((line) => line.partOf === cadence.id),
    next: nextOccurrence(cadence, world.setting, occurrence.at > world.now ? occurrence.at : world.now),
    reminders: reminderTimes(occurrence.dueAt, workingTimeOf(world.setting, cadence.zone)),
    template: template.value,
    problems: problems.map((problem) => problem.cause),
    markerNotes: notesOf(owner, missed, carriedFrom),
    away: world.away,
    first: demand.first,
  });
  return draft({
    operations: [
      {
        kind: "open-issue",
        key,
        title: occurrenceTitle(occurrence),
        body,
        labels: [paceLabel(cadence.pace)],
        assignees: owner.people.slice(0, 10),
        type: form.type,
        fields: form.fields,
        reason: reasonOf(demand),
      },
      ...(report.kind === "made" ? [report.operation] : []),
    ],
    problems,
    notes: lateNotes(world, [demand]),
    learned: [
      {
        kind: "delivered",
        cadence: cadence.id,
        newest: occurrence.date,
        done: key,
        opens: true,
        dueAt: occurrence.dueAt,
      },
      ...form.learned,
    ],
  });
}

const none = { kind: "none", problems: [] } as const satisfies DraftReport;

/** Open items of earlier occurrences whose boxes move on; one that a person opened again after its carry-over stays theirs. */
export function carriesFrom(world: World, cadence: Cadence, before: LocalDate): readonly Item[] {
  if (cadence.ifOpen !== "carry") return [];
  return occurrenceItems(cadence, world.snapshot.items).filter(
    (item) => item.state === "open" && dateOf(item) < before && noteOf(item.marker, "next") === undefined,
  );
}

function source(
  world: World,
  cadence: Cadence,
  item: Item | undefined,
): { readonly number: number; readonly period: string } | undefined {
  if (item === undefined) return undefined;
  const period = periodOf(dateOf(item), cadence.rhythm, cadence.covers, world.playbook.fiscalYearStart, undefined);
  return { number: item.number, period: period.key };
}

/** Of boxes with one id the newest wording counts: an item carried twice must not ask twice. */
function named(boxes: readonly CarriedBox[]): readonly CarriedBox[] {
  return [...new Map(boxes.map((box) => [box.id, box])).values()];
}

function notesOf(
  { people, teams }: Owner,
  missed: Demand["missed"],
  carriedFrom: readonly Item[],
): Readonly<Record<string, string>> {
  const [first] = missed;
  const last = missed.at(-1);
  return {
    ...(people.length > 0 && { asked: people.join("+") }),
    ...(teams.length > 0 && { teams: teams.join("+") }),
    ...(carriedFrom.length > 0 && { carries: carriedFrom.map((item) => item.number).join("+") }),
    ...(first !== undefined && last !== undefined && { missed: `${first.date}..${last.date}` }),
  };
}

function reasonOf({ occurrence, missed, asked }: Demand): string {
  if (asked) return "Somebody ticked its box.";
  const when = formatMoment(occurrence.at, occurrence.cadence.zone);
  if (missed.length > 0) return `Due since ${when}; it also stands for ${missed.length} missed before.`;
  return `Due ${when}.`;
}
