import { occurrenceItems } from "../cadence/memory.ts";
import { type Occurrence, occurrenceOn, openedAt } from "../cadence/occurrence.ts";
import { sameLogin } from "../cadence/owner.ts";
import { workingTimeOf } from "../cadence/setting.ts";
import { noteOf } from "../markdown/marker.ts";
import type { Holders, Role } from "../playbook/playbook.ts";
import type { Action, Known, Obligation, Overdue, Presence, WorkScene } from "../render/workload/work-scene.ts";
import { workDirectives, askFor } from "../render/workload/work-directives.ts";
import { stretchOf } from "../render/work-in.ts";
import type { Asked } from "../requirements/facts.ts";
import type { OpenWork, Work } from "../snapshot/activity.ts";
import type { Item } from "../snapshot/item.ts";
import { isWorkingDay } from "../time/calendar.ts";
import { type LocalDate, addDays, daysBetween, isLocalDate, weekdayOf } from "../time/local-date.ts";
import { placeLocal } from "../time/zone.ts";
import { activityOf } from "./activity-of.ts";
import { incidentsSince } from "./incidents-since.ts";
import { dueAtOf } from "./plan-reminders.ts";
import { actionIssues } from "./post-mortem/post-mortem-items.ts";
import type { Template } from "./template-of.ts";
import type { World } from "./world.ts";

/** What the lists and sums in the reports of some occurrences are made of, `waiting` while something for them is unread; undefined where their template shows none. */
export function workScenes(
  world: World,
  template: Template | undefined,
  occurrences: readonly Occurrence[],
): "waiting" | ReadonlyMap<Occurrence, WorkScene> | undefined {
  const uses = usesIn(template?.text ?? "");
  if (uses.length === 0) return undefined;
  const looksBack = needsPast(template?.text ?? "");
  const lacks: Asked<unknown>[] = [];
  const known = <T>(asked: Asked<T>): Known<T> => {
    if (asked.kind === "missing") lacks.push(asked);
    return asked.kind === "value"
      ? { kind: "known", value: asked.value }
      : { kind: "unknown", because: asked.kind === "failed" ? asked.problem.cause : "It is not read yet." };
  };
  const scenes = new Map(
    occurrences.map((occurrence) => [occurrence, sceneOf(world, occurrence, occurrences, { known, looksBack })]),
  );
  for (const scene of scenes.values()) for (const { name, attributes } of uses) askFor(name, attributes, scene);
  return lacks.length > 0 ? "waiting" : scenes;
}

/** Whether a template compares with the period before. */
export function needsPast(text: string): boolean {
  return usesIn(text).some(({ name }) => name === "flow");
}

type Use = { readonly name: string; readonly attributes: Readonly<Record<string, string>> };

function usesIn(text: string): readonly Use[] {
  return [...text.matchAll(/^::([a-z-]+)(?:\{([^}\n]*)\})?/gm)].flatMap(([, name = "", written = ""]) => {
    if (!Object.hasOwn(workDirectives, name)) return [];
    const attributes: Record<string, string> = {};
    for (const [, key = "", value = ""] of written.matchAll(/([a-z]+)="([^"]*)"/g)) attributes[key] = value;
    return [{ name, attributes }];
  });
}

type Reading = { readonly known: <T>(asked: Asked<T>) => Known<T>; readonly looksBack: boolean };

function sceneOf(
  world: World,
  occurrence: Occurrence,
  all: readonly Occurrence[],
  { known, looksBack }: Reading,
): WorkScene {
  const { cadence, period } = occurrence;
  const { facts, playbook } = world;
  const stretch = stretchOf(occurrence);
  const first = addDays(period.from, -1 - daysBetween(period.from, period.to));
  const before = { from: placeLocal(first, "00:00", cadence.zone), to: stretch.from };
  const since = looksBack ? before.from : stretch.from;
  const working = workingTimeOf(world.setting, cadence.zone);
  const activity = activityOf(world, all, looksBack);
  // Asked for only where something shows it.
  let open: Asked<OpenWork> = { kind: "missing" };
  return {
    period,
    stretch,
    before,
    zone: cadence.zone,
    working,
    page: () => pageOf(world, [open, activity]),
    severities: playbook.incidents.severities.map(({ id }) => id),
    activity: () => known(activity),
    open: () => known((open = openAt(world, occurrence, activity))),
    responses: (label) => known(facts.ask<"responses">({ kind: "responses", label, since, answers: true })),
    incidents: () => known(incidentsSince(world, since)),
    failures: () => known(facts.ask<"failures">({ kind: "failures", ...stretch })),
    security: () => known(facts.ask<"security">({ kind: "security" })),
    actions: () => actionsOf(world),
    overdue: () => overdueAt(world, occurrence),
    obligations: () => {
      const history = known(facts.ask<"history">({ kind: "history" }));
      return history.kind === "known"
        ? { kind: "known", value: obligationsIn(world, occurrence, history.value) }
        : history;
    },
    presence: (roles) => presenceOf(world, occurrence, roles),
  };
}

/** The address of the repository as GitHub wrote it, else the way to it from a report. */
function pageOf({ snapshot: { owner, name } }: World, seen: readonly Asked<OpenWork>[]): string {
  const works = seen.flatMap((one) => (one.kind === "value" ? [...one.value.issues, ...one.value.pullRequests] : []));
  const origin = URL.parse(works[0]?.url ?? "")?.origin;
  return origin === undefined ? "../../../.." : `${origin}/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
}

const OURS: readonly string[] = ["alert", "action-item"];

/** What was open at the end of a period: what is open now and was there then, and what has been closed since. */
function openAt(world: World, occurrence: Occurrence, activity: ReturnType<typeof activityOf>): Asked<OpenWork> {
  const asked = world.facts.ask<"open-work">({ kind: "open-work" });
  if (asked.kind !== "value") return asked;
  if (activity.kind !== "value") return activity;
  const { to } = stretchOf(occurrence);
  // Our own items are duties, not work on the product; what monitoring opened and what a post-mortem promised is.
  const duties = new Set(
    world.snapshot.items.filter(({ marker }) => !OURS.includes(marker.kind)).map(({ number }) => number),
  );
  const ours = (work: Work) => world.snapshot.authors.some((login) => sameLogin(login, work.author));
  const then = (open: readonly Work[], happened: readonly Work[]) =>
    [
      ...open.filter((work) => work.createdAt < to && !duties.has(work.number) && !(ours(work) && isDuty(work))),
      ...happened.filter(({ createdAt, closedAt }) => createdAt < to && closedAt !== undefined && closedAt >= to),
    ].toSorted((a, b) => a.number - b.number);
  return {
    kind: "value",
    value: {
      issues: then(asked.value.issues, activity.value.issues),
      pullRequests: then(asked.value.pullRequests, activity.value.pullRequests),
      cut: asked.value.cut || activity.value.cut,
    },
  };
}

/** Duties of ours whose hidden line somebody removed still bear our label. */
function isDuty({ labels }: Work): boolean {
  return labels.some((label) => label.startsWith("almanac:"));
}

function actionsOf(world: World): readonly Action[] {
  return actionIssues(world)
    .filter(({ state }) => state === "open")
    .map((item) => {
      const due = noteOf(item.marker, "due");
      return {
        number: item.number,
        title: item.title,
        assignees: item.assignees,
        due: due !== undefined && isLocalDate(due) ? due : undefined,
      };
    })
    .toSorted((a, b) =>
      (a.due ?? "9") < (b.due ?? "9") ? -1 : (a.due ?? "9") > (b.due ?? "9") ? 1 : a.number - b.number,
    );
}

/** What was overdue at the end of a period, also where it has been closed since. */
function overdueAt(world: World, occurrence: Occurrence): readonly Overdue[] {
  const { to } = stretchOf(occurrence);
  return world.playbook.cadences
    .flatMap((cadence) =>
      occurrenceItems(cadence, world.snapshot.items).flatMap((item) => {
        const open = item.createdAt < to && (item.closedAt === undefined || item.closedAt >= to);
        const dueAt = open ? dueAtOf(world, cadence, item) : undefined;
        return dueAt === undefined || dueAt > to
          ? []
          : [{ number: item.number, title: item.title, assignees: item.assignees, dueAt }];
      }),
    )
    .toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : a.number - b.number));
}

/** What was due in a period, by the issues that were opened for it. */
function obligationsIn(world: World, occurrence: Occurrence, items: readonly Item[]): readonly Obligation[] {
  const { from, to } = stretchOf(occurrence);
  return world.playbook.cadences.flatMap((cadence) =>
    occurrenceItems(cadence, items).flatMap((item): readonly Obligation[] => {
      const found = occurrenceOn(cadence, world.setting, item.marker.key[1] ?? "");
      if (found === undefined) return [];
      const { at, dueAt } = openedAt(found, world.setting, item.createdAt);
      if (dueAt < from || dueAt >= to) return [];
      const skipped = item.stateReason === "not_planned" || item.stateReason === "duplicate";
      // What was closed later was open at the end of these days.
      const closed = item.closedAt !== undefined && item.closedAt < to;
      const end = !closed ? "open" : skipped ? "skipped" : "done";
      return [
        { title: cadence.title, at, openedAt: item.createdAt, dueAt, end, endedAt: closed ? item.closedAt : undefined },
      ];
    }),
  );
}

/** Who of some roles is there in a period. */
function presenceOf(world: World, { cadence, period }: Occurrence, roles: readonly string[]): Presence {
  const working = workingTimeOf(world.setting, cadence.zone);
  const weekdays: LocalDate[] = [];
  for (let day = period.from; day <= period.to; day = addDays(day, 1)) weekdays.push(day);
  const days = weekdays.filter((day) => isWorkingDay(day, working));
  const logins = [...new Set(roles.flatMap((role) => membersOf(world.playbook.roles.get(role))))].toSorted();
  const isAway = (login: string, day: LocalDate) =>
    world.away.some(({ who, range }) => sameLogin(who, login) && range.from <= day && day <= range.to);
  return {
    days: days.length,
    holidays: weekdays.filter((day) => working.days.includes(weekdayOf(day)) && working.holidays.has(day)),
    people: logins.map((login) => ({ login, days: days.filter((day) => !isAway(login, day)).length })),
  };
}

function membersOf(role: Role | undefined): readonly string[] {
  const holders: Holders | undefined = role?.holders;
  if (holders === undefined || holders.kind === "agent") return [];
  return holders.kind === "by-label" ? [...holders.labels.values(), holders.otherwise].flat() : holders.people;
}
