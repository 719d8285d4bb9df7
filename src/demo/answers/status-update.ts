import type { Answers } from "./answers.ts";
import { type SeenReport, blockOf, inTurn, rowsOf } from "./seen-report.ts";

/** What hal says each week about where the teams stand, from week 40 on. */
export const statusUpdate: Answers = {
  done,
  slipped,
  blocked,
  ahead: [
    "The first full week with these reports; ada decides on Friday whether the rhythm stays.",
    "The label for questions gets another name this week: whoever filters by it, look once. Nothing to decide.",
    "The clocks go back on Sunday; dev watches the night jobs. Nothing to decide.",
    "Support was slow last week. If it is slow again, I need a decision from ada on a third person, by 6 November.",
    "The start page is tested from 9 November. fay decides on 17 November; without that it stays as it was.",
    "The test of the start page begins today; chi and kim keep Thursday free, should it have to come back.",
    "The start page lost people: fay decides by Tuesday what is taken back.",
    "chi is away until 29 November, and dev stands in. Payments could fail again while the pins are in the release.",
    "The rush before Christmas begins. ada decides by Wednesday whether we stop releases from the 18th on.",
    "What is promised after the outage and still open is chi's; I ask him on Tuesday. Nobody else has to decide.",
    "Warehouse: two people are ill. ada decides by Wednesday whether the promised delivery day moves.",
    "Christmas: bo has the duty, eve the desk. The pins must be in configuration by the 22nd, else ada hears of it from me.",
    "Half of the team is away. Nothing is released, and nothing needs a decision before 4 January.",
    "The quarter's reviews are due in the first days of January; their owners know. ada sets the priorities on the 8th.",
  ],
};

function done(report: SeenReport): string {
  const merged = rowsOf(report, "pull-requests:merged").map(({ link, title }) => `${title} (${link})`);
  const release = blockOf(report, "releases").flatMap((line) => /v[\d.]+\d/.exec(line)?.[0] ?? [])[0];
  if (merged.length === 0) return inTurn(report, ["Nothing that others will notice.", "Nothing was merged this week."]);
  const out = release === undefined ? "Nothing was released." : `The release of the week is ${release}.`;
  return `${merged.slice(0, 4).join(", ")}. ${out}`;
}

function slipped(report: SeenReport): string {
  const late = blockOf(report, "overdue").flatMap((line) => {
    const [, what, link] = /^- (.+?) \(\[?(#\d+)/.exec(line) ?? [];
    return what === undefined ? [] : [`${what} (${link})`];
  });
  const broken = blockOf(report, "actions").flatMap((line) => {
    const [, due, link, who] = /^\| \*\*(.+?)\*\* \| \[?(#\d+).*\| (\S+) \|$/.exec(line) ?? [];
    return due === undefined ? [] : [`the promise ${link} (${who}, due on ${due})`];
  });
  const all = [...late, ...broken];
  return all.length === 0 ? inTurn(report, KEPT) : `${all.join("; ")}. ${inTurn(report, ASKED)}`;
}

function blocked(report: SeenReport): string {
  const begun = rowsOf(report, "unfinished").map(
    ({ link, title, rest: [who = "", since = ""] }) => `${title} (${link}) is with ${who} since ${since}`,
  );
  return begun.length === 0 ? inTurn(report, FREE) : `${begun.slice(0, 3).join("; ")}. ${inTurn(report, WAITING)}`;
}

const KEPT = [
  "Nothing is late.",
  "Nothing: what was due is done.",
  "Nothing, for once not even content.",
  "Nothing slipped that somebody was promised.",
];

const ASKED = [
  "Too much at once, and I have asked for it by Wednesday.",
  "I speak with them on Monday; until then it stays where it is.",
  "The reason is the same each time: nobody blocked time for it. New date: Thursday.",
  "They say by Tuesday; I believe Thursday.",
  "It comes next week, and what cannot be done then is dropped.",
];

const FREE = [
  "Nobody waits for another team.",
  "No one, as far as the stand-ups tell.",
  "Nobody; support and checkout have what they asked for.",
];

const WAITING = [
  "Nobody else waits for it.",
  "Support would like to know when; I ask.",
  "A second pair of eyes is what is missing.",
  "Marketing waits with the mail until then.",
];
