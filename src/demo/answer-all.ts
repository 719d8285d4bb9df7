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
