import type { Person } from "./person.ts";

/** Fills every answer that is still open in a report on its branch, as its owner would in GitHub's editor. */
export async function answerAll(person: Person, branch: string, path: string): Promise<void> {
  const query = `?ref=${encodeURIComponent(branch)}`;
  const file = await person.get<{ content: string; sha: string }>(`/contents/${path}${query}`);
  const before = Buffer.from(file.content, "base64").toString("utf8");
  const after = answered(before);
  if (after === before) return;
  await person.send("PUT", `/contents/${path}`, {
    message: `Answer ${path}`,
    content: Buffer.from(after).toString("base64"),
    sha: file.sha,
    branch,
  });
}

/** What people say to questions that come again and again, by the question's id. */
const ANSWERS: Readonly<Record<string, string>> = {
  moved: "Nothing beyond what the table shows; I compared with the four weeks before.",
  why: "Not known yet. I ruled out the campaign: it ran before as well.",
  next: "Nothing now. Two weeks below the target in a row would make me act.",
  themes: "Delivery dates, sizes and vouchers, in that order; about three of each.",
  new: "Nobody said anything for the first time.",
  "passed-on": "What concerns checkout went to chi; the issues are linked above.",
  done: "What is listed below under merged; nobody waits for more.",
  slipped: "Nothing that was promised to others.",
  blocked: "Nobody waits for another team at the moment.",
  ahead: "No decision is needed next week.",
  goal: "Customers see the delivery day before they pay.",
  selected: "What is begun, then the oldest bugs; kim and chi take them.",
  capacity: "A day a week each for support and hotfixes.",
  "left-out": "The wishes without a thumb; eve tells who asked.",
  "one-paragraph": "The product grows and holds; fewer people come back after a month than we want.",
  targets: "Those above; of what was missed, retention matters most.",
  decisions: "None this month.",
  risks: "People leave after the first month; fay works on it. One supplier of payments; bo looks at a second.",
};

/** Short answers of people who have other things to do, to everything else; told apart by their place in the report. */
const OTHERS = [
  "As last time; nothing is new here.",
  "Not known yet. I have asked, and say more next time.",
  "Looked at, and nothing to decide.",
];

function answered(document: string): string {
  let place = 0;
  return document.replaceAll(
    /(<!-- almanac:answer ([a-z0-9-]+):[^\n]*\n)_No answer yet\._/g,
    (_, line: string, id: string) => {
      place += 1;
      return `${line}${ANSWERS[id] ?? OTHERS[place % OTHERS.length] ?? ""}`;
    },
  );
}
