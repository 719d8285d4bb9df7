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

/** Short answers of people who have other things to do; told apart by their place in the report. */
const ANSWERS = [
  "Nothing out of the ordinary; I compared with the four weeks before.",
  "Checkout: fewer baskets are left since the voucher field moved. We keep it.",
  "Not known yet. I asked support for the tickets and will say more next time.",
  "Yes, on the phone. kim looks at it this week.",
];

function answered(document: string): string {
  let place = 0;
  return document.replaceAll("_No answer yet._", () => {
    const answer = ANSWERS[place % ANSWERS.length] ?? "";
    place += 1;
    return answer;
  });
}
