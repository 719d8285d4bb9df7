import { expect, test } from "vitest";
import { unfinishedBoxes } from "../../src/cadence/unfinished-boxes.ts";
import { readBoxes } from "../../src/markdown/checklist.ts";
import { readMarker } from "../../src/markdown/marker.ts";
import { numberDraft } from "../../src/render/draft-link.ts";
import { occurrenceTitle, renderOccurrenceIssue } from "../../src/render/occurrence-issue.ts";
import { applied, cadence, issueFacts, occurrence, owner, setting } from "./sample.ts";

const BRANCH = "almanac-report/weekly-analytics/2026-W47";
const DRAFT = `[this pull request](../compare/${BRANCH}?expand=1)`;
const drop = {
  id: "weekly-analytics/2026-11-09/explain-the-drop",
  text: "Explain the drop of activation on mobile",
  since: "2026-11-09",
};

test("the issue of a weekly cadence answers what, who, by when and what to do, and folds the rest", () => {
  const body = renderOccurrenceIssue(issueFacts({ carried: [drop], carriedFrom: { number: 461, period: "2026-W46" } }));
  expect(body)
    .toBe(`**Weekly performance analysis, 16–22 November 2026.** The draft with all figures is ${DRAFT}; merging it closes this issue.

**Owner** fay (Analytics Reporter)
**Due** Tuesday 24 November, 18:00 Europe/Berlin (working time)
**Opened** Monday 23 November, 09:17; was due 09:00

### To do
- [ ] Answer the 3 questions in ${DRAFT} <!-- box:weekly-analytics/2026-11-23/answer-questions -->
- [ ] Merge ${DRAFT} <!-- box:weekly-analytics/2026-11-23/merge -->

### Carried over from W46 (#461)
- [ ] Explain the drop of activation on mobile (open since W45, 2 weeks) <!-- box:weekly-analytics/2026-11-09/explain-the-drop -->

<details><summary>Not doing it, passing it on, changing it</summary>

- **Skip this week:** close as *not planned*; nothing is carried over. **Pass on:** assign somebody else; next week is not affected.
- **Overdue:** one reminder on Wednesday 09:00, one note to hal on Friday 09:00, then silence.
- **Change it:** \`weekly-analytics\` in [the playbook](../blob/HEAD/.github/almanac.yml). Next one: Monday 30 November, 09:00; what is open by then moves on to it.
</details>

<!-- almanac:1 occurrence weekly-analytics 2026-11-23 asked=fay -->`);
});

test("the title is the cadence's and the period", () => {
  expect(occurrenceTitle(occurrence())).toBe("Weekly analytics 2026-W47");
});

test("a cadence that the playbook itself sets is linked at its line", () => {
  const own = occurrence(cadence({ source: { file: ".github/almanac.yml", line: 31 } }));
  expect(renderOccurrenceIssue(issueFacts({ occurrence: own }))).toContain(
    "in [the playbook](../blob/HEAD/.github/almanac.yml#L31).",
  );
});

test("a draft is linked while it has no number, and named by it from then on, once and for all", () => {
  const body = applied(renderOccurrenceIssue(issueFacts({ report: { branch: BRANCH, questions: 1 } })));
  expect(texts(body)).toEqual([`Answer the 1 question in ${DRAFT}`, `Merge ${DRAFT}`]);
  const named = numberDraft(body, BRANCH, 482);
  expect(firstLine(named)).toContain("The draft with all figures is #482; merging it closes this issue.");
  expect(texts(named)).toEqual(["Answer the 1 question in #482", "Merge #482"]);
  expect(numberDraft(named, BRANCH, 483)).toBe(named);
});

test("a draft without questions asks for none", () => {
  const body = applied(renderOccurrenceIssue(issueFacts({ report: { branch: BRANCH, questions: 0 } })));
  expect(texts(body)).toEqual([`Merge ${DRAFT}`]);
  expect(body).not.toMatch(/#\d/);
});

test("an issue without a report has the cadence's steps as boxes", () => {
  const own = cadence({
    delivery: "issue",
    steps: ["Restore the newest backup", "Restore the newest backup", "Note how long it took"],
  });
  const body = applied(renderOccurrenceIssue(issueFacts({ occurrence: occurrence(own), report: undefined })));
  expect(firstLine(body)).toContain("Closing this issue says that it is done.");
  expect(readBoxes(body).map(({ id, text }) => [id, text])).toEqual([
    ["weekly-analytics/2026-11-23/restore-the-newest-backup", "Restore the newest backup"],
    ["weekly-analytics/2026-11-23/restore-the-newest-backup-2", "Restore the newest backup"],
    ["weekly-analytics/2026-11-23/note-how-long-it-took", "Note how long it took"],
  ]);
});

test("parts of a cadence stand with their owners, under ids of their own", () => {
  const lines = [
    cadence({ id: "twitter", title: "Twitter", owner: "content-creator", steps: ["answer replies", "one thread"] }),
    cadence({ id: "reddit", title: "Reddit", owner: "support-responder", activity: "an honest answer a day" }),
    cadence({ id: "tiktok", title: "TikTok", owner: "content-creator", activity: "3 to 5 videos" }),
  ];
  const week = occurrence(cadence({ id: "content-week", delivery: "issue" }));
  const body = applied(renderOccurrenceIssue(issueFacts({ occurrence: week, report: undefined, lines })));
  expect(body).toContain(`### To do
**gus (Content Creator)**

- [ ] Twitter: answer replies <!-- box:twitter/2026-11-23/twitter-answer-replies -->
- [ ] Twitter: one thread <!-- box:twitter/2026-11-23/twitter-one-thread -->
- [ ] TikTok: 3 to 5 videos <!-- box:tiktok/2026-11-23/tiktok-3-to-5-videos -->

**eve and ida (Support Responder)**

- [ ] Reddit: an honest answer a day <!-- box:reddit/2026-11-23/reddit-an-honest-answer-a -->
`);
});

test("platforms of one person under several roles stand under the bare name, with what they promise as boxes", () => {
  const lines = [
    cadence({ id: "twitter", title: "Twitter", owner: "content-creator", targets: ["engagement every day"] }),
    cadence({ id: "tiktok", title: "TikTok", owner: "gus", targets: ["3 to 5 videos a week"] }),
  ];
  const body = applied(renderOccurrenceIssue(issueFacts({ report: undefined, lines })));
  expect(body).toContain(`### To do
**gus**

- [ ] Twitter: engagement every day <!-- box:twitter/2026-11-23/twitter-engagement-every-day -->
- [ ] TikTok: 3 to 5 videos a week <!-- box:tiktok/2026-11-23/tiktok-3-to-5-videos -->
`);
});

test("with a draft report the steps are no boxes, but can be looked up", () => {
  const own = cadence({ steps: ["Compare the figures", "Explain what missed"] });
  const body = applied(renderOccurrenceIssue(issueFacts({ occurrence: occurrence(own) })));
  expect(texts(body)).toEqual([`Answer the 3 questions in ${DRAFT}`, `Merge ${DRAFT}`]);
  expect(body).toContain(
    "- **What belongs to it:**\n  - Compare the figures\n  - Explain what missed\n- **Change it:**",
  );
});

test("lateness is said from 90 minutes on", () => {
  const opened = (now: string) => applied(renderOccurrenceIssue(issueFacts({ now }))).split("\n")[4];
  expect(opened("2026-11-23T08:00:00Z")).toBe("**Opened** Monday 23 November, 09:00");
  expect(opened("2026-11-23T09:29:59Z")).toBe("**Opened** Monday 23 November, 10:29; was due 09:00");
  expect(opened("2026-11-23T09:30:00Z")).toBe(
    "**Opened** Monday 23 November, 10:30; was due 09:00, **1 h 30 min late**",
  );
  expect(opened("2026-11-23T11:00:00Z")).toBe("**Opened** Monday 23 November, 12:00; was due 09:00, **3 h late**");
  expect(opened("2026-11-26T08:00:00Z")).toBe(
    "**Opened** Thursday 26 November, 09:00; was due Monday 23 November, 09:00, **3 days late**",
  );
  expect(opened("2026-11-20T08:00:00Z")).toBe(
    "**Opened** Friday 20 November, 09:00; its time is Monday 23 November, 09:00",
  );
});

test("who stands in is said, with the day the absent one comes back", () => {
  const away = [{ who: "Bo", range: { from: "2026-11-20", to: "2027-01-03" } }];
  const chi = { ...owner("Infrastructure Maintainer", "chi"), absent: ["bo"] };
  expect(renderOccurrenceIssue(issueFacts({ owner: chi, away }))).toContain(
    "\n\nbo is away until Sunday 3 January 2027; chi stands in.\n\n",
  );
});

test("when nobody of the role is there, the decision authority is asked, and says so", () => {
  const hal = { ...owner("Analytics Reporter", "hal"), absent: ["fay"], escalated: true };
  const body = applied(
    renderOccurrenceIssue(
      issueFacts({
        owner: hal,
        setting: setting({ away: [{ who: "fay", range: { from: "2026-11-23", to: "2026-11-27" } }] }),
      }),
    ),
  );
  expect(body).toContain("**Owner** hal (for the Analytics Reporter)\n");
  expect(body).toContain(
    "fay is away until Friday 27 November; nobody else of the role is there, so the decision authority, hal, is asked.",
  );
});

test("missed periods are named, with their reports where there are drafts", () => {
  const missed = [occurrence(cadence(), "2026-11-09"), occurrence(cadence(), "2026-11-16")];
  expect(renderOccurrenceIssue(issueFacts({ missed }))).toContain(
    "This one also stands for 2026-W45 and W46, which were missed; their reports are in the draft.",
  );
  expect(renderOccurrenceIssue(issueFacts({ missed: missed.slice(1), report: undefined }))).toContain(
    "This one also stands for 2026-W46, which was missed.",
  );
});

test("many missed periods are named by the first and the last", () => {
  const dates = ["10-05", "10-12", "10-19", "10-26", "11-02", "11-09", "11-16"];
  const missed = dates.map((date) => occurrence(cadence(), `2026-${date}`));
  expect(renderOccurrenceIssue(issueFacts({ missed }))).toContain(
    "stands for 2026-W40 to W46 (7 periods), which were missed",
  );
});

test("a carried box keeps its wording, and its age is counted anew each time", () => {
  const carriedFrom = { number: 461, period: "2026-W46" };
  const first = applied(renderOccurrenceIssue(issueFacts({ carried: [drop], carriedFrom })));
  const item = { body: first, marker: readMarker(first) } as Parameters<typeof unfinishedBoxes>[0];
  const again = issueFacts({
    occurrence: occurrence(cadence(), "2026-12-07"),
    carried: unfinishedBoxes(item).filter((box) => box.id === drop.id),
  });
  expect(texts(applied(renderOccurrenceIssue(again))).at(-1)).toBe(
    "Explain the drop of activation on mobile (open since W45, 4 weeks)",
  );
});

test("a carried box whose id says no date has no age", () => {
  const carried = [{ id: "a/b/c", text: "By hand", since: "b" }];
  expect(texts(applied(renderOccurrenceIssue(issueFacts({ carried })))).at(-1)).toBe("By hand");
});

test("over the turn of the year the carried period keeps its year", () => {
  const january = occurrence(cadence(), "2027-01-11");
  const carried = [{ ...drop, id: "weekly-analytics/2026-12-28/x", since: "2026-12-28" }];
  const body = renderOccurrenceIssue(
    issueFacts({ occurrence: january, carried, carriedFrom: { number: 490, period: "2026-W53" } }),
  );
  expect(body).toContain("### Carried over from 2026-W53 (#490)\n");
  expect(body).toContain("(open since 2026-W52, 2 weeks)");
});

test("what went wrong while it was made stands above the boxes", () => {
  expect(renderOccurrenceIssue(issueFacts({ problems: ["GitHub does not let `kim` be assigned."] }))).toContain(
    "> [!NOTE]\n> GitHub does not let `kim` be assigned.\n\n### To do",
  );
});

test("reminders are named only where somebody is there to be told", () => {
  expect(renderOccurrenceIssue(issueFacts({ authority: [] }))).toContain(
    "- **Overdue:** one reminder on Wednesday 09:00, then silence.",
  );
});

test("hundreds of long steps and parts leave room for the rest, and the issue says where they are", () => {
  const steps = Array.from({ length: 300 }, (_, index) => `${index} ${"x".repeat(900)}`);
  const own = cadence({ delivery: "issue", title: "y".repeat(900), steps });
  const lines = steps.map((step, index) => cadence({ id: `part-${index}`, title: step, targets: [step] }));
  const body = applied(renderOccurrenceIssue(issueFacts({ occurrence: occurrence(own), report: undefined, lines })));
  expect(body.length).toBeLessThan(60_000);
  expect(body.match(/\nand 240 more steps, in the playbook\n/g)).toHaveLength(2);
});

test("hundreds of carried boxes leave room for the rest", () => {
  const carried = Array.from({ length: 900 }, (_, index) => ({
    ...drop,
    id: `a/2026-11-09/${index}`,
    text: "x".repeat(300),
  }));
  const body = applied(
    renderOccurrenceIssue(issueFacts({ carried, carriedFrom: { number: 461, period: "2026-W46" } })),
  );
  expect(body.length).toBeLessThan(60_000);
  expect(body).toMatch(/\nand 8\d\d more, in #461\n/);
  expect(readMarker(body)?.kind).toBe("occurrence");
});

function firstLine(body: string): string {
  return body.split("\n")[0] ?? "";
}

function texts(body: string): readonly string[] {
  return readBoxes(body).map((box) => box.text);
}
