import { safeText } from "../../markdown/safe-text.ts";
import { PREVENTION_KINDS } from "../../playbook/post-mortem-checks.ts";
import { counted } from "../counted.ts";
import { listed } from "../listed.ts";
import type { MonthOfIncidents } from "./month-of-incidents.ts";
import { type PromiseOf, promiseOf } from "./promise-of.ts";
import { recordLink } from "./record-link.ts";

/** What became of the promises of post-mortems, as of the end of the month: kept in time, late, dropped, and what is open, the oldest first. Empty where nothing was promised. */
export function promiseLines({ actions, until, zone }: MonthOfIncidents): string {
  const all = actions.flatMap((item) => promiseOf(item, until, zone) ?? []);
  if (all.length === 0) return "";
  const open = all
    .filter(({ state }) => state === "open")
    .toSorted((a, b) => compare(a.due ?? "9", b.due ?? "9") || a.item.number - b.item.number);
  return [
    `${kept(all.filter(({ due }) => due !== undefined && due <= until))} ${byKind(all)}`,
    open.length === 0 ? "None is open." : table(open),
  ].join("\n\n");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function kept(due: readonly PromiseOf[]): string {
  if (due.length === 0) return "None was due until the end of the month.";
  const count = (holds: (one: PromiseOf) => boolean) => due.filter(holds).length;
  const inTime = count(({ state, late }) => state === "done" && late === 0);
  const rest = [
    { many: count(({ state, late }) => state === "done" && late > 0), words: "done late" },
    { many: count(({ state }) => state === "dropped"), words: "dropped" },
    { many: count(({ state }) => state === "open"), words: "still open" },
  ].flatMap(({ many, words }) => (many === 0 ? [] : [`${many} ${words}`]));
  const share = `${Math.floor((inTime / due.length) * 100)}\u00a0%`;
  return `**${inTime} of ${counted(due.length, "promise")} due until then done in time** (${share})${rest.length === 0 ? "." : `; ${listed(rest)}.`}`;
}

/** Of all that were ever made. */
function byKind(all: readonly PromiseOf[]): string {
  const kinds = PREVENTION_KINDS.flatMap((kind) => {
    const alike = all.filter(({ type }) => type === kind);
    const done = alike.filter(({ state }) => state === "done").length;
    return alike.length === 0 ? [] : [`${kind} ${done} of ${alike.length}`];
  });
  return kinds.length === 0 ? "" : `Done so far, by kind: ${listed(kinds)}.`;
}

function table(open: readonly PromiseOf[]): string {
  const rows = open.map(({ item, due, age, late }) => {
    const owner = item.assignees.length === 0 ? "nobody" : listed(item.assignees.map((login) => safeText(login)));
    const overdue = late === 0 ? "" : `**${counted(late, "day")}**`;
    return `| ${recordLink(item.number)} ${safeText(item.title, { limit: 100 })} | ${owner} | ${due ?? "no day"} | ${overdue} | ${counted(age, "day")} |`;
  });
  return [
    "| Open, oldest deadline first | Owner | Due | Overdue | Age |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}
