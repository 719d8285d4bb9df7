import { InvariantError } from "../errors.ts";
import { formatDate } from "../time/format.ts";
import { isLocalDate } from "../time/local-date.ts";
import type { Episode } from "./episode.ts";
import { headingAnchor } from "./heading-anchor.ts";
import { itemFile } from "./item-file.ts";
import { markerWords } from "./our-item.ts";
import type { SeenItem } from "./person.ts";
import type { Stretch } from "./stretch.ts";
import { type Tally, tallyRows } from "./tally.ts";

/** What the first page of the demo's folder is made of. */
export type FrontPage = Stretch & {
  readonly episodes: readonly Episode[];
  readonly items: readonly SeenItem[];
  /** Paths from the demo's folder of all other files. */
  readonly files: ReadonlySet<string>;
  readonly tally: Tally;
};

/** The first page a newcomer reads: what this is, where to look first, what was out of the ordinary, and how much of everything there was. */
export function frontPage(page: FrontPage): string {
  const link = (text: string): string =>
    text.replaceAll(/\{(item|file|day) ([^}]+)\}/g, (_, kind: string, name: string) => resolved(kind, name, page));
  const months = [...page.files].filter((file) => file.startsWith("diary/")).toSorted();
  const sections = page.episodes.flatMap(({ title, day, about }) => [
    `### ${title}`,
    `${formatDate(day, { year: true })}. ${link(about)}`,
  ]);
  return `${[
    "# A quarter of Acme Shop",
    `Acme Shop is a made-up company of eleven people. From ${formatDate(page.from, { year: true })} to ${formatDate(page.to, { year: true })} its repository ran with Almanac and [this playbook](main/.github/almanac.yml), on a GitHub embedded in the demo. The people are simulated, too: some finish at once, some do half, one forgets. Everything else is what Almanac does in a real repository, request by request.`,
    "## Look at these first",
    [
      link("1. {item almanac}: the one issue that always says what is due, what is open and what needs somebody."),
      link(
        "2. {item occurrence weekly-analytics 2026-10-19}: an ordinary piece of work, with owner, due day and boxes. {item report weekly-analytics 2026-10-19} is the draft that came with it; merging that closed the issue.",
      ),
      link(
        "3. {file main/reports/weekly-analytics/2026-W42.md}: the report as it stands in the repository since then.",
      ),
      link("4. {file main/reports/README.md}: how the product is, on one screen."),
      `5. The diary: ${months.map((file) => `[${file.slice(6, 13)}](${file})`).join(", ")}. Every issue, pull request, commit and comment, with the reason Almanac gave.`,
    ].join("\n"),
    "## Out of the ordinary",
    page.episodes.map(({ title }) => `- [${title}](#${headingAnchor(title)})`).join("\n"),
    ...sections,
    "## In numbers",
    ["| | |", "|---|---|", ...tallyRows(page.tally).map(([name, value]) => `| ${name} | ${value} |`)].join("\n"),
    "## What is where",
    [
      "- `items/`: every issue and pull request as it stands at the end, with its comments",
      "- `main/`: the files of the default branch: the playbook, the reports, the shop itself",
      "- `drafts/`: reports that nobody merged, as Almanac drafted them",
      "- `security/`: what stands in the private repository of confidential incidents",
      "- `diary/`: what happened, day by day",
    ].join("\n"),
  ].join("\n\n")}\n`;
}

function resolved(kind: string, name: string, { items, files }: FrontPage): string {
  if (kind === "item") {
    const item = items.find(({ body }) => markerWords(body)?.startsWith(name) === true);
    if (item === undefined) throw new InvariantError(`the first page names the item ${name}, which is not there`);
    return `[${item.title}](items/${itemFile(item)})`;
  }
  if (kind === "day" && isLocalDate(name))
    return `[${formatDate(name)}](diary/${name.slice(0, 7)}.md#${headingAnchor(formatDate(name))})`;
  const path = name.startsWith("main/") ? name : `main/${name}`;
  if (!files.has(path)) throw new InvariantError(`the first page names the file ${name}, which is not there`);
  return `[${name}](${path})`;
}
