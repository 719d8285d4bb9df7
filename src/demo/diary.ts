import type { Problem } from "../operation/plan.ts";
import { counted } from "../render/counted.ts";
import { listed } from "../render/listed.ts";
import { formatDate, monthName } from "../time/format.ts";
import type { LocalDate } from "../time/local-date.ts";
import { localOf } from "../time/zone.ts";
import type { Episode } from "./episode.ts";
import { headingAnchor } from "./heading-anchor.ts";
import { itemLinks } from "./item-links.ts";
import type { Happening } from "./live-through.ts";
import { SHOP_ZONE } from "./moment-of.ts";
import { passTold, wroteAlmanac } from "./pass-told.ts";
import type { SeenItem } from "./person.ts";

/** Everything that happened, day by day, one Markdown page a month by its name, `2026-10.md`. */
export function diaryOf(
  happenings: readonly Happening[],
  items: ReadonlyMap<number, SeenItem>,
  episodes: readonly Episode[],
): ReadonlyMap<string, string> {
  const days = new Map<LocalDate, string[]>();
  const day = (date: LocalDate): string[] => {
    const lines = days.get(date) ?? [];
    days.set(date, lines);
    return lines;
  };
  const news = newsTeller();
  const quiet = new Map<LocalDate, { looked: number; wrote: number }>();
  for (const happening of happenings) {
    const { date, time } = localOf(happening.at, SHOP_ZONE);
    const lines = day(date);
    if (happening.kind === "people") {
      lines.push(...happening.told.map((told) => `- ${time} ${told}`));
      continue;
    }
    const did = passTold(happening);
    lines.push(...did.map((told) => `- ${time} **Almanac** ${told}`), ...news(time, happening.plan, did.length > 0));
    const count = quiet.get(date) ?? { looked: 0, wrote: 0 };
    quiet.set(date, {
      looked: count.looked + (did.length === 0 ? 1 : 0),
      wrote: count.wrote + (wroteAlmanac(happening) ? 1 : 0),
    });
  }
  const pages = new Map<string, string[]>();
  for (const [date, lines] of days) {
    const page = `${date.slice(0, 7)}.md`;
    const told = episodes.filter((episode) => episode.day === date);
    const { looked, wrote } = quiet.get(date) ?? { looked: 0, wrote: 0 };
    const text = [
      `## ${formatDate(date)}`,
      ...told.map(({ title }) => `> Worth a look: [${title}](../README.md#${headingAnchor(title)})`),
      [...lines, ...routine(looked, wrote)].map((line) => itemLinks(line, items, "diary")).join("\n"),
    ];
    const first = pages.get(page) ?? [`# ${monthName(date)} ${date.slice(0, 4)}`, "[What this is](../README.md)"];
    pages.set(page, [...first, ...text]);
  }
  return new Map([...pages].map(([page, parts]) => [page, `${parts.join("\n\n")}\n`]));
}

function routine(looked: number, wrote: number): readonly string[] {
  if (wrote + looked === 0) return [];
  const times = (count: number): string => (count === 1 ? "once" : counted(count, "time"));
  const words = [
    ...(wrote > 0 ? [`brought its almanac issue up to date ${times(wrote)}`] : []),
    ...(looked > 0 ? [`looked ${times(looked)} without finding other work`] : []),
  ];
  return [`- **Almanac** ${listed(words)}`];
}

/** Tells what a plan says besides its operations, once: what needs somebody, what no longer does, and what is worth knowing. */
function newsTeller(): (
  time: string,
  plan: { problems: readonly Problem[]; notes: readonly string[] },
  acted: boolean,
) => string[] {
  let known = new Map<string, Problem>();
  const said = new Set<string>();
  return (time, { problems, notes }, acted) => {
    const now = new Map(problems.map((problem) => [`${problem.id} ${problem.cause}`, problem]));
    const begun = [...now].filter(([key]) => !known.has(key)).map(([, problem]) => problem);
    const ended = [...known].filter(([key]) => !now.has(key)).map(([, problem]) => problem);
    known = now;
    const fresh = acted ? notes.filter((note) => !said.has(note)) : [];
    for (const note of fresh) said.add(note);
    return [
      ...begun.map(({ cause, place, fix }) => `- ${time} **Needs somebody:** ${cause} (${place}) ${fix}`),
      ...ended.map(({ cause }) => `- ${time} **No longer:** ${cause}`),
      ...fresh.map((note) => `- ${time} Worth knowing: ${note}`),
    ];
  };
}
