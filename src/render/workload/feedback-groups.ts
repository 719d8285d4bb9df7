import { safeText } from "../../markdown/safe-text.ts";
import type { Activity, OpenWork, Work } from "../../snapshot/activity.ts";
import type { Discussions } from "../../snapshot/discussions.ts";
import type { Told } from "../../snapshot/security.ts";
import { sentence } from "../sentence.ts";
import { workIn } from "../work-in.ts";
import { byAge } from "./backlog-table.ts";
import { tableOf } from "../table-of.ts";
import { dayCell, numberLink, titleCell } from "./work-row.ts";
import { bears, type WorkScene } from "./work-scene.ts";

/** What the team writes down for itself is no word of users. */
const INSIDE = ["tech-debt", "dependencies", "documentation", "ci"];

/** Most groups, and most quotes. */
const MOST = 12;
const QUOTES = 3;

/** What users reported in issues and discussions, grouped by label: how often in the period, how much of it is open, how many people reacted, since when; then the words of what moved most people. Undefined where there is nothing. */
export function feedbackGroups(
  scene: WorkScene,
  activity: Activity,
  open: OpenWork,
  { label, told }: { readonly label: string | undefined; readonly told: Told<Discussions> },
): string | undefined {
  const isFeedback = (work: Work) =>
    (label === undefined ? !INSIDE.some((one) => bears(work, one)) : bears(work, label)) &&
    !scene.severities.some((severity) => bears(work, severity));
  const { to } = scene.stretch;
  const talked = told.kind === "known" ? told.value.all : [];
  const issues = [...activity.issues, ...talked];
  const came = workIn(issues, "opened", scene.stretch).filter(isFeedback);
  const waiting = talked.filter(
    ({ createdAt, closedAt }) => createdAt < to && (closedAt === undefined || closedAt >= to),
  );
  const standing = [...open.issues, ...waiting].filter(isFeedback);
  const all = [...new Map([...came, ...standing].map((work) => [work.number, work])).values()];
  const groups = new Map<string, Work[]>();
  for (const work of all)
    for (const name of namesOf(work, label)) groups.set(name, [...(groups.get(name) ?? []), work]);
  const fresh = new Set(came.map(({ number }) => number));
  const still = new Set(standing.map(({ number }) => number));
  const counted = [...groups].map(([name, works]) => ({
    name,
    came: works.filter(({ number }) => fresh.has(number)).length,
    open: works.filter(({ number }) => still.has(number)).toSorted(byAge),
    reactions: works.reduce((sum, { reactions }) => sum + reactions, 0),
  }));
  const rows = counted
    .toSorted((a, b) => b.came - a.came || b.open.length - a.open.length || (a.name < b.name ? -1 : 1))
    .slice(0, MOST)
    .map(({ name, came: news, open: waits, reactions }) => [
      name === "" ? "without a label" : safeText(name),
      String(news),
      waits[0] === undefined
        ? "0"
        : `${waits.length}, since ${dayCell(waits[0].createdAt, scene.zone, scene.period.to)}`,
      String(reactions),
    ]);
  const table = tableOf(["Label", "Came", "Still open", "👍"], rows);
  const parts = [table, ...quotes(came), lackOf(told)].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join("\n\n");
}

/** What is missing of the discussions, in a sentence. */
function lackOf(told: Told<Discussions>): string | undefined {
  if (told.kind === "unavailable") return sentence(`Discussions are not available: ${told.because}`);
  return told.value.cut ? "There were more discussions than are read: these are the least numbers." : undefined;
}

/** The labels work is grouped by; one that all have tells nothing. */
function namesOf({ labels }: Work, all: string | undefined): readonly string[] {
  const names = labels.filter((label) => label.toLowerCase() !== all?.toLowerCase());
  return names.length === 0 ? [""] : names;
}

/** What moved most people, in the words of who wrote it, without their names. */
function quotes(came: readonly Work[]): readonly string[] {
  const told = came
    .filter(({ reactions, comments }) => reactions + comments > 0)
    .toSorted((a, b) => b.reactions - a.reactions || b.comments - a.comments || byAge(a, b))
    .slice(0, QUOTES)
    .map((work) => {
      const words = firstWords(work.opening);
      const reacted = work.reactions === 0 ? `${work.comments} 💬` : `${work.reactions} 👍`;
      return `- ${numberLink(work)} ${titleCell(work)}, ${reacted}${words === "" ? "" : `: “${safeText(words, { limit: 160 })}”`}`;
    });
  return told.length === 0 ? [] : [`What moved most people:\n\n${told.join("\n")}`];
}

/** The first paragraph that is no heading, comment or form's caption. */
function firstWords(opening: string): string {
  return (
    opening
      .replace(/<!--[^]*?(?:-->|$)/g, "")
      .split(/\r?\n/)
      .map((line) => line.trim())
      .find((line) => line !== "" && !/^(?:#|_No response_|```|\||>|- \[)/.test(line)) ?? ""
  );
}
