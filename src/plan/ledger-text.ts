import type { Choice, Text } from "../operation/operation.ts";
import type { CadenceMemory, Ledger } from "../snapshot/ledger.ts";
import { writeLedger } from "../snapshot/ledger.ts";
import type { LocalDate } from "../time/local-date.ts";
import type { Draft, Lesson } from "./draft.ts";
import { type World, memoryIn } from "./world.ts";

/** The ledger after a plan as its hidden line: what depends on an operation says what holds if that operation fails, too. */
export function ledgerText(world: World, lessons: Draft["learned"], holidays: Ledger["holidays"]): Text {
  const conditional = new Map<string, { readonly lesson: Delivered; readonly before: CadenceMemory }>();
  const cadences: Record<string, CadenceMemory | string> = {};
  for (const cadence of world.playbook.cadences) {
    if (cadence.delivery === "line") continue;
    const known = memoryIn(world, cadence);
    const lesson = newestLesson(lessons, cadence.id, known?.newest);
    const seen =
      known !== undefined ||
      lesson !== undefined ||
      lessons.some((one) => one.kind === "adopted" && one.cadence === cadence.id);
    if (!seen) continue;
    const before = known ?? { adopted: world.now, newest: undefined, issue: undefined };
    if (lesson === undefined) cadences[cadence.id] = before;
    else if (lesson.done === undefined) cadences[cadence.id] = { ...before, newest: lesson.newest, issue: undefined };
    else {
      conditional.set(token(cadence.id), { lesson, before });
      cadences[cadence.id] = token(cadence.id);
    }
  }
  const told = lessons.flatMap((lesson) => (lesson.kind === "notified" ? [lesson] : []));
  const next = nextLedger(world.ledger, lessons, world);
  const notified = notifiedAfter(world.ledger.notified, told, next.incidents?.watched ?? []);
  const days = { judged: neededFor("missed", lessons), measured: neededFor("measured", lessons) };
  const dayOf = (day: keyof typeof days) => (days[day].length === 0 ? next[day] : token(`${day} on`));
  const line = writeLedger({
    ...next,
    notified,
    holidays,
    cadences,
    judged: dayOf("judged"),
    measured: dayOf("measured"),
  });
  return splitTokens(line, (part) => {
    for (const day of ["judged", "measured"] as const)
      if (part === token(`${day} on`)) return onlyIf(days[day], next[day], world.ledger[day]);
    const notice = told.find((_, index) => noticeToken(index) === part);
    if (notice !== undefined) return { done: notice.done, then: JSON.stringify(notice.id), otherwise: '""' };
    const found = conditional.get(part);
    if (found === undefined) return undefined;
    const { lesson, before } = found;
    return { done: lesson.done ?? "", then: memoryText(lesson, before), otherwise: memoryJson(before) };
  });
}

/** The operations without which a lesson of that kind is none. */
function neededFor(kind: "missed" | "measured", lessons: Draft["learned"]): readonly string[] {
  return lessons.flatMap((lesson) => (lesson.kind === kind ? lesson.done : []));
}

/** One day where all of these operations succeeded, else another. */
function onlyIf(
  [first = "", ...rest]: readonly string[],
  then: LocalDate | undefined,
  otherwise: LocalDate | undefined,
): Choice {
  const last = JSON.stringify(then ?? null);
  return {
    done: first,
    then: rest.length === 0 ? last : [onlyIf(rest, then, otherwise)],
    otherwise: JSON.stringify(otherwise ?? null),
  };
}

type Notified = Extract<Lesson, { kind: "notified" }>;

/** What others were told of the incidents that are still looked at; what is being told now as tokens. */
function notifiedAfter(
  before: Ledger["notified"],
  told: readonly Notified[],
  watched: readonly number[],
): Ledger["notified"] {
  const now = Map.groupBy(
    told.map(({ issue }, index) => ({ issue: String(issue), token: noticeToken(index) })),
    ({ issue }) => issue,
  );
  const numbers = new Set([...Object.keys(before).filter((number) => watched.includes(Number(number))), ...now.keys()]);
  return Object.fromEntries(
    [...numbers].map((number) => [
      number,
      [...(before[number] ?? []), ...(now.get(number) ?? []).map((one) => one.token)],
    ]),
  );
}

function noticeToken(index: number): string {
  return token(`notice-${index}`);
}

type Delivered = Extract<Lesson, { kind: "delivered" }>;

/** The newest delivery of a cadence; one that is older than what is known, for example an entry of an old digest, is none to remember. */
function newestLesson(lessons: Draft["learned"], cadence: string, known: LocalDate | undefined): Delivered | undefined {
  return lessons
    .filter((one): one is Delivered => one.kind === "delivered" && one.cadence === cadence)
    .filter(({ newest }) => newest === undefined || known === undefined || newest >= known)
    .sort((a, b) => ((a.newest ?? "") < (b.newest ?? "") ? -1 : 1))
    .at(-1);
}

function nextLedger(
  ledger: Ledger,
  lessons: Draft["learned"],
  world: World,
): Omit<Ledger, "cadences" | "holidays" | "notified"> {
  const passed = lessons.find((lesson) => lesson.kind === "gate-passed");
  const away = lessons.find((lesson) => lesson.kind === "away");
  const seen = lessons.find((lesson) => lesson.kind === "organisation");
  const judged = lessons.find((lesson) => lesson.kind === "missed");
  const people = lessons.flatMap((lesson) => (lesson.kind === "asked-person" ? [lesson] : []));
  return {
    version: 1,
    gate: passed === undefined ? ledger.gate : { passed: world.now, by: passed.by },
    people: Object.fromEntries(
      people.map(({ login, assignable, fresh }) => {
        const known = ledger.people[login];
        return [login, fresh && known !== undefined ? known : { assignable, asked: world.today }];
      }),
    ),
    organisation: seen?.organisation ?? ledger.organisation,
    measured: lessons.find((lesson) => lesson.kind === "measured")?.day ?? ledger.measured,
    gathered: lessons.find((lesson) => lesson.kind === "gathered")?.day ?? ledger.gathered,
    incidents: lessons.find((lesson) => lesson.kind === "incidents")?.incidents ?? ledger.incidents,
    missed: judged?.missed ?? ledger.missed,
    judged: judged?.day ?? ledger.judged,
    recorded: lessons.find((lesson) => lesson.kind === "recorded")?.period ?? ledger.recorded,
    reportsBranch: lessons.find((lesson) => lesson.kind === "committed-to")?.branch ?? ledger.reportsBranch,
    away: away?.away ?? ledger.away,
    commentsRead: away?.commentsRead ?? ledger.commentsRead,
  };
}

function token(cadence: string): string {
  return `@@${cadence}@@`;
}

function splitTokens(line: string, choiceOf: (token: string) => Choice | undefined): Text {
  const parts = line.split(/("@@[^"@]+@@")/);
  return parts.flatMap((part): readonly (string | Choice)[] => {
    const choice = choiceOf(part.replaceAll('"', ""));
    return choice === undefined ? (part === "" ? [] : [part]) : [choice];
  });
}

function memoryText({ newest, done, opens }: Delivered, { adopted }: CadenceMemory): Text {
  if (!opens || done === undefined) return memoryJson({ adopted, newest, issue: undefined });
  const after = newest === undefined ? "}" : `,"newest":"${newest}"}`;
  return [`{"adopted":"${adopted}","issue":`, { ref: done }, after];
}

function memoryJson({ adopted, newest, issue }: CadenceMemory): string {
  return JSON.stringify({ adopted, issue, newest });
}
