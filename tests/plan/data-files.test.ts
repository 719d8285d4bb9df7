import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostileText } from "../markdown/hostile.ts";
import { parse, shape } from "../markdown/parse.ts";
import { aCadence, aPlaybookOf } from "../support/builders.ts";
import { planAt } from "../support/simulated-pass.ts";
import { SimulatedRepository } from "../support/simulated-repository.ts";
import { operationsOf } from "../support/simulated-view.ts";

const NOW = "2026-11-23T08:00:00Z";
const TEMPLATE = ".github/almanac/data.md";
const weekly = aCadence({ delivery: "pull-request", template: TEMPLATE, steps: [] });

/** The files of the report of week 47, from a template and a file of data. */
function reported(template: string, data: Readonly<Record<string, string>>) {
  const repository = new SimulatedRepository({ files: { [TEMPLATE]: template, ...data } });
  const plan = planAt(repository, aPlaybookOf([weekly]), NOW);
  const files = operationsOf(plan, "open-pull-request").flatMap((operation) => operation.files);
  const text = files[0]?.text.replaceAll(/^<!--.*-->\n/gm, "").replaceAll("\u00a0", " ") ?? "";
  return { paths: files.map(({ path }) => path), text, plan };
}

describe("a file in a report", () => {
  it("is a picture beside it, with its numbers in a table, of the rows of the period", () => {
    const file = "week,stage,count\n2026-W46,Visited,900\n2026-W47,Visited,1000\n2026-W47,Paid,\n2026-W47,Tried,200\n";
    const { paths, text } = reported('::funnel{file="data/sign up.csv" title="Sign-up"}\n', {
      "data/sign up.csv": file,
    });
    expect(paths.slice(1)).toEqual([paths[0]?.replace(/[^/]*$/, "2026-W47-funnel-sign-up.svg")]);
    expect(text).toContain("![Sign-up](2026-W47-funnel-sign-up.svg)");
    expect(text).toContain("| Visited | 1,000 | | |\n| Paid | no data | | |\n| Tried | 200 | | 20 % |");
  });

  it("becomes a bridge: the first row is the start, every other one a change", () => {
    const file = "what;amount\nOctober;1000,5\nnew;200\nleft;-50\n";
    const { text } = reported('::bridge{file="data/mrr.csv" end="November"}\n', { "data/mrr.csv": file });
    expect(text).toContain("| October | 1,001 |");
    expect(text).toContain("| **November** | **1,151** |");
  });

  it("becomes a heat map of cohorts, without those that began after the period", () => {
    const file = "month,0,1\n2026-10,100,40\n2026-11,100,\n2026-12,100,\n";
    const { text } = reported('::cohorts{file="data/cohorts.csv"}\n', { "data/cohorts.csv": file });
    expect(text).toContain("| | 0 | 1 |\n|---|---:|---:|\n| Oct 2026 | 100 % | 40 % |\n| Nov 2026 | 100 % | |\n\n");
  });

  it.each([
    ["funnel", "stage,count\nVisited,many\n", 'data/x.csv:2: "many" in column "count" is no number'],
    ["funnel", "step,count\nVisited,1\n", 'data/x.csv:1: there is no column "stage"'],
    ["bridge", "what,amount\nOctober,\n", "data/x.csv:2: the amount is empty"],
    ["cohorts", "month\n2026-10\n", "data/x.csv needs a first column with the cohorts"],
    ["funnel", "", "data/x.csv is empty."],
    ["funnel", 'stage,count\n"Visited,1\n', "a quotation mark is opened and never closed"],
    ["funnel", "week,stage,count\n03/04/2026,Visited,1\n", 'data/x.csv:2: "03/04/2026" in column "week" is no day'],
    ["funnel", "week,stage,count\n2026-W40,Visited,1\n", "`data/x.csv` holds nothing about 2026-W47."],
    [
      "experiments",
      "experiment,arm,users,conversions\nx,A,-1,0\n",
      'data/x.csv:2: "-1" in column "users" is no number of users',
    ],
  ])("says what is wrong with it and where, as a %s", (name, file, sentence) => {
    const { text, plan } = reported(`::${name}{file="data/x.csv"}\n`, { "data/x.csv": file });
    expect(text.replaceAll("\\", "")).toContain(sentence);
    expect(plan.problems).toEqual([]);
  });

  it("that is missing is said, or left out where the template wants that", () => {
    expect(reported('::funnel{file="data/x.csv"}\n', {}).text).toBe("There is no file `data/x.csv` yet.\n");
    expect(reported('Words.\n\n::funnel{file="data/x.csv" empty="hide"}\n', {}).text).toBe("Words.\n");
  });

  it("must be one of the repository", () => {
    const { plan } = reported('::funnel{file="../secret.csv"}\n', {});
    expect(plan.problems.map(({ cause }) => cause)).toEqual([expect.stringContaining("needs the `file` it shows")]);
  });
});

describe("experiments in a report", () => {
  const head = "experiment,arm,users,conversions,planned,started,ended,decision,by,on\n";

  it("are judged by their split first, and then at any look, with what was decided", () => {
    const file = `${head}Button,A,8000,800,8000,2026-10-26,2026-11-20,keep B,ada,2026-11-21\nButton,B,8010,1000,,,,,,\n`;
    expect(reported('::experiments{file="data/x.csv"}\n', { "data/x.csv": file }).text)
      .toBe(`**Button**, ended 20 November 2026

| | Users | Converted | Rate (95 %) |
|---|---:|---:|---:|
| A | 8,000 | 800 | 10 % (9.4 % to 10.7 %) |
| B | 8,010 | 1,000 | 12.5 % (11.8 % to 13.2 %) |

**B is better than A:** +2.5 points (+0.97 to +4 points, valid at any look); the planned 8,000 users a side are reached.

**Decision:** keep B, ada, 21 November 2026.
`);
  });

  it("warn of a broken split, and ask for a decision where the end is known", () => {
    const file = `${head}Search,A,821588,80000,,,2026-11-18,,,\nSearch,B,815482,90000,,,,,,\n`;
    const { text } = reported('::experiments{file="data/x.csv"}\n', { "data/x.csv": file });
    expect(text).toContain("**Do not use these numbers.** The users were not split as planned (p under 0.0001)");
    expect(text).not.toContain("better");
    expect(text).toContain("put it into [data/x.csv](../../data/x.csv#L2).");
  });

  it("leave out what ended before the period or begins after it", () => {
    const file = `${head}Old,A,10,1,,2026-09-01,2026-10-01,,,\nOld,B,10,1,,,,,,\nNext,A,10,1,,2026-12-01,,,,\nNext,B,10,1,,,,,,\nNow,A,10,1,,2026-11-16,,,,\nNow,B,10,1,,,,,,\n`;
    const { text } = reported('::experiments{file="data/x.csv"}\n', { "data/x.csv": file });
    expect(text.match(/^\*\*(?:Old|Next|Now)\*\*.*$/gm)).toEqual(["**Now**, still running"]);
    expect(text).toContain("**Decision:** none yet.");
  });

  it("are of the same form whatever the cells say", () => {
    const written = (cell: string) => {
      const quoted = `"${cell.replaceAll('"', '""')}"`;
      const file = `${head}${quoted},${quoted},100,10,,,,${quoted},${quoted},\n${quoted},B,100,12,,,,,,\n`;
      return shape(parse(reported('::experiments{file="data/x.csv"}\n', { "data/x.csv": file }).text));
    };
    const tame = written("x").replaceAll("text", "").length;
    fc.assert(
      fc.property(hostileText, (text) => {
        // What is nothing but blanks is not there.
        if (text.trim() === "" || /["\r\n]/.test(text) || text.startsWith("\ufeff")) return;
        expect(written(`a${text}b`).replaceAll(/text|inlineCode|strong|emphasis/g, "").length).toBeLessThanOrEqual(
          tame,
        );
      }),
      { numRuns: 25 },
    );
  });
});
