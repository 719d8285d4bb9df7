import fc from "fast-check";
import { expect, test } from "vitest";
import { readRegions, regenerate } from "../../src/markdown/region.ts";
import { unanswered } from "../../src/render/answer-place.ts";
import { type Report, renderReport } from "../../src/render/report.ts";
import type { ReportInput } from "../../src/render/report-input.ts";
import type { Activity } from "../../src/snapshot/activity.ts";
import { cadence, occurrence, owner, repository, setting } from "./sample.ts";
import { aWork } from "../support/builders.ts";

const nothing: Activity = { issues: [], pullRequests: [], releases: [], cut: false };

function input(template: string, change: Partial<ReportInput> = {}): ReportInput {
  return {
    occurrence: occurrence(),
    owner: owner("Analytics Reporter", "fay"),
    activity: nothing,
    activityProblem: undefined,
    carried: [],
    template: { text: template, file: "reports/own.md" },
    product: "Acme Shop",
    setting: setting(),
    repository,
    ...change,
  };
}

function text(report: Report): string {
  if ("problems" in report) throw new Error(JSON.stringify(report.problems));
  return report.text;
}

/** The text without the lines that mark what machines made. */
function seen(report: Report): string {
  return text(report).replaceAll(/^<!--.*-->\n?/gm, "");
}

test("a report names itself, its stretch and its owner", () => {
  const template = "# {title} {period}\n\n{activity}: {output}, {dates} ({from} to {to}). {product}, {owner}.\n";
  expect(text(renderReport(input(template)))).toBe(
    "# Weekly analytics 2026-W47\n\nWeekly performance analysis: Weekly Analytics Report, 16–22 November 2026 (16 November 2026 to 22 November 2026). Acme Shop, fay (Analytics Reporter).\n",
  );
});

test("issues are a table of four narrow columns, each linked where it stands, by the clocks of the cadence", () => {
  const issues = [
    aWork(14, { closedAt: "2026-11-18T12:00:00Z", notPlanned: true }),
    aWork(12, { closedAt: "2026-11-15T23:00:00Z" }),
    aWork(11, { closedAt: "2026-11-15T22:59:59Z" }),
    aWork(15, { closedAt: "2026-11-22T23:00:00Z" }),
    aWork(16, { closedAt: "2026-11-18T12:00:00Z", labels: ["almanac:weekly"] }),
    aWork(13, { closedAt: "2026-11-18T12:00:00Z" }),
  ];
  expect(text(renderReport(input('::issues{state="closed"}\n', { activity: { ...nothing, issues } }))))
    .toBe(`<!-- almanac:begin issues:closed 26b221ca32 -->
| | What | By | Closed |
|---|---|---|---|
| [#12](https://github.com/acme/shop/issues/12) | Thing 12 | kim | 16 Nov |
| [#13](https://github.com/acme/shop/issues/13) | Thing 13 | kim | 18 Nov |
| [#14](https://github.com/acme/shop/issues/14) | Thing 14 | kim | 18 Nov, not planned |
<!-- almanac:end issues:closed -->
`);
});

test("a label narrows the list, whatever its case; open means open at the end of the stretch", () => {
  const issues = [
    aWork(1, { labels: ["Bug"] }),
    aWork(2, { labels: ["bug"], closedAt: "2026-11-18T12:00:00Z" }),
    aWork(3, { labels: ["bug"], closedAt: "2026-11-25T12:00:00Z" }),
    aWork(4),
    aWork(5, { labels: ["bug"], createdAt: "2026-11-10T12:00:00Z" }),
  ];
  const report = renderReport(input('::issues{state="open" label="bug"}\n', { activity: { ...nothing, issues } }));
  expect(seen(report).match(/Thing \d+/g)).toEqual(["Thing 1", "Thing 3"]);
});

test("pull requests count as merged when they were merged, not when they were closed", () => {
  const pullRequests = [
    aWork(20, { closedAt: "2026-11-18T12:00:00Z" }),
    aWork(21, { closedAt: "2026-11-18T12:00:00Z", mergedAt: "2026-11-18T12:00:00Z" }),
  ];
  const activity = { ...nothing, pullRequests };
  expect(seen(renderReport(input('::pull-requests{state="merged"}\n', { activity })))).toContain(
    "| Thing 21 | kim | 18 Nov |",
  );
  expect(seen(renderReport(input('::pull-requests{state="merged"}\n', { activity })))).not.toContain("Thing 20");
});

test("a list has fifteen rows; the rest is a search on the same host", () => {
  const issues = Array.from({ length: 27 }, (_, index) =>
    aWork(100 + index, { labels: ["bug"], url: `https://git.acme.example/acme/shop/issues/${100 + index}` }),
  );
  const report = seen(
    renderReport(input('::issues{state="opened" label="bug"}\n', { activity: { ...nothing, issues } })),
  );
  expect(report.match(/^\| \[#/gm)).toHaveLength(15);
  const link = /and \[12 more\]\(([^)]*)\)/.exec(report)?.[1] ?? "";
  expect(link.split("?")[0]).toBe("https://git.acme.example/acme/shop/issues");
  expect(new URL(link).searchParams.get("q")).toBe(
    'is:issue created:2026-11-15T23:00:00Z..2026-11-22T22:59:59Z label:"bug"',
  );
});

test("releases are linked, prereleases said to be such", () => {
  const releases = [
    {
      name: "v2 [beta]",
      url: "https://github.com/acme/shop/releases/tag/v2",
      publishedAt: "2026-11-19T10:00:00Z",
      prerelease: true,
    },
    { name: "v1", url: "javascript:alert(1)", publishedAt: "2026-11-18T10:00:00Z", prerelease: false },
    {
      name: "v0",
      url: "https://github.com/acme/shop/releases/tag/v0",
      publishedAt: "2026-11-11T10:00:00Z",
      prerelease: false,
    },
  ];
  expect(seen(renderReport(input("::releases\n", { activity: { ...nothing, releases } })))).toBe(
    "- v1, 18 Nov\n- [v2 \\[beta\\]](https://github.com/acme/shop/releases/tag/v2), 19 Nov, a prerelease\n",
  );
});

test("the summary leaves zeros out, and says when it counts too little", () => {
  const activity: Activity = {
    ...nothing,
    issues: [aWork(1), aWork(2, { closedAt: "2026-11-18T12:00:00Z", notPlanned: true })],
    pullRequests: [aWork(3, { createdAt: "2026-11-01T12:00:00Z", mergedAt: "2026-11-18T12:00:00Z" })],
    cut: true,
  };
  expect(seen(renderReport(input("::summary\n", { activity })))).toBe(
    "2 issues opened, 1 issue closed (1 as not planned), 1 pull request merged. There was more than could be read: these are the least numbers.\n",
  );
});

test("a day on which nothing happened is one line under its title", () => {
  const template = '# {title} {period}\n\n::summary\n\n## Closed\n\n::issues{state="closed" empty="hide"}\n';
  expect(seen(renderReport(input(template)))).toBe(
    "# Weekly analytics 2026-W47\n\nNothing happened in the repository: nothing was opened, closed, merged or released.\n",
  );
});

test("an empty list that is not hidden says so", () => {
  expect(seen(renderReport(input('::issues{state="closed"}\n\n::releases\n\n::carried\n')))).toBe(
    "None.\n\nNone.\n\nNothing.\n",
  );
});

test("what could not be read is not nothing", () => {
  const change = { activity: undefined, activityProblem: "GitHub answers `502` since 09:00." };
  const report = renderReport(input('::summary\n\n::issues{state="closed" empty="hide"}\n', change));
  expect(seen(report)).toBe(
    "Not known: GitHub answers `502` since 09:00.\n\nNot known: GitHub answers `502` since 09:00.\n",
  );
});

test("what is still to come has not happened", () => {
  const ahead = occurrence(cadence({ covers: "next" }));
  expect(seen(renderReport(input("::summary\n", { occurrence: ahead })))).toBe("Still to come.\n");
});

test("questions have a place outside of what machines made, one a step and one an ask", () => {
  const own = occurrence(cadence({ steps: ["Say what moved"] }));
  const template =
    '::questions\n\n:::ask{id="why"}\nWhy?\n\nBe short.\n:::\n\n:::ask{id="market" role="trend-researcher"}\nWho gained?\n:::\n\n:::ask{id="mine" role="analytics-reporter"}\nAnd you?\n:::\n';
  const report = renderReport(input(template, { occurrence: own }));
  expect(report).toHaveProperty("questions", 4);
  expect(readRegions(text(report))).toEqual([]);
  expect(text(report)).toBe(`> Say what moved

<!-- almanac:answer step-say-what-moved: write below, in place of the next line -->
_No answer yet._
<!-- almanac:answered step-say-what-moved -->

> Why?
>
> Be short.

<!-- almanac:answer why: write below, in place of the next line -->
_No answer yet._
<!-- almanac:answered why -->

> Who gained?
>
> For lou (Trend Researcher).

<!-- almanac:answer market: write below, in place of the next line -->
_No answer yet._
<!-- almanac:answered market -->

> And you?

<!-- almanac:answer mine: write below, in place of the next line -->
_No answer yet._
<!-- almanac:answered mine -->
`);
});

test("questions are counted until somebody writes an answer", () => {
  const document = text(renderReport(input(':::ask{id="a"}\nA?\n:::\n\n:::ask{id="b"}\nB?\n:::\n')));
  expect(unanswered(document)).toBe(2);
  expect(unanswered(document.replace("_No answer yet._", "Because."))).toBe(1);
  expect(unanswered(document.replaceAll("_No answer yet._", "_No answer yet._\n\nNow there is one."))).toBe(0);
  expect(unanswered(document.replaceAll("_No answer yet._", "<!-- later -->\n \n"))).toBe(2);
  expect(unanswered(document.replaceAll("\n", "\r\n"))).toBe(2);
  expect(unanswered(document.replace(/<!-- almanac:answered a -->\n/, ""))).toBe(1);
  expect(unanswered("# Nothing asked\n")).toBe(0);
});

test("carried boxes are listed with their age, not as boxes", () => {
  const carried = [
    { id: "weekly-analytics/2026-11-09/x", text: "Explain `activation` (open since W45, 1 week)", since: "2026-11-09" },
  ];
  expect(seen(renderReport(input("::carried\n", { carried })))).toBe(
    "- Explain `activation` (open since W45, 2 weeks)\n",
  );
});

test("everything wrong with a template is reported with its line", () => {
  const template = [
    '::issues{state="done"}',
    "",
    '::releases{empty="no"}',
    "",
    ':::ask{id="Bad id"}',
    "Why?",
    ":::",
    "",
    ':::ask{id="a"}',
    ":::",
    "",
    ':::ask{id="a"}',
    "Again?",
    ":::",
    "",
    ':::ask{id="c" role="nobody"}',
    "Who?",
    ":::",
    "",
    ":::summary",
    "Text",
    ":::",
    "",
  ].join("\n");
  const report = renderReport(input(template));
  expect("problems" in report ? report.problems.map(({ line, message }) => `${line} ${message}`) : report).toEqual([
    "1 `::issues` needs `state`, one of `opened`, `closed`, `open`.",
    '3 `empty="no"` is unknown; there is `empty="hide"`.',
    "5 `:::ask` needs an `id` of small letters, digits and hyphens.",
    "9 `:::ask` needs its question on lines of its own, down to `:::`.",
    "12 There are two questions with the id `a`.",
    "16 There is no role `nobody` in .github/almanac.yml.",
    "20 `summary` holds no text: write `::summary` alone on a line.",
  ]);
});

test("a directive or variable that is not on the list is an error with its line", () => {
  const report = renderReport(input("# {titel}\n\n::summery\n"));
  expect("problems" in report ? report.problems.map(({ file, line }) => [file, line]) : report).toEqual([
    ["reports/own.md", 1],
    ["reports/own.md", 3],
  ]);
});

test("a draft is brought up to date part by part, and what people wrote stays", () => {
  const template = '::summary\n\n::issues{state="closed"}\n\n:::ask{id="why"}\nWhy?\n:::\n';
  const first = text(renderReport(input(template))).replace("_No answer yet._", "Because of the campaign.");
  const issues = [aWork(1, { closedAt: "2026-11-18T12:00:00Z" })];
  const fresh = renderReport(input(template, { activity: { ...nothing, issues } }));
  const parts = new Map(readRegions(text(fresh)).map((region) => [region.id, region.text]));
  const { text: redrawn, kept, lost } = regenerate(first, parts);
  expect([kept, lost]).toEqual([[], []]);
  expect(redrawn).toBe(text(fresh).replace("_No answer yet._", "Because of the campaign."));
});

test("titles, names and labels of others stay inside their cells, and mention and refer to nobody", () => {
  const foreign = fc.oneof(
    fc.constantFrom(
      "a | b",
      "@all fixes #1",
      "<!-- almanac:end issues:closed -->",
      "\n\n# Heading",
      "`|`",
      "[x](y)",
      "\\|",
    ),
    fc.string({ unit: "grapheme", maxLength: 40 }),
  );
  fc.assert(
    fc.property(foreign, foreign, (title, author) => {
      const issues = [
        aWork(1, {
          closedAt: "2026-11-18T12:00:00Z",
          title,
          author,
          labels: [title],
          url: `https://x.example/${title}`,
        }),
      ];
      const report = renderReport(input('::issues{state="closed"}\n', { activity: { ...nothing, issues } }));
      const regions = readRegions(text(report));
      expect(regions.map((region) => [region.id, region.edited])).toEqual([["issues:closed", false]]);
      const rows = regions[0]?.text.split("\n") ?? [];
      expect(rows).toHaveLength(3);
      expect(rows[2]?.match(/(?<!\\)(?:\\\\)*\|/g)).toHaveLength(5);
      expect(rows[2]?.replace(/\]\([^)]*\)/, "]")).not.toMatch(/@[\p{L}\p{N}]|<|(?<!\[)#\d/u);
      expect(text(renderReport(input('::issues{state="closed"}\n', { activity: { ...nothing, issues } })))).toBe(
        text(report),
      );
    }),
  );
});
