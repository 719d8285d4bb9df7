import { saidIn } from "./answers/said-in.ts";
import type { Person } from "./person.ts";

/** Fills every answer that is still open in a report on its branch, as its owner would in GitHub's editor. */
export async function answerAll(person: Person, branch: string, path: string): Promise<void> {
  const query = `?ref=${encodeURIComponent(branch)}`;
  const file = await person.get<{ content: string; sha: string }>(`/contents/${path}${query}`);
  const before = Buffer.from(file.content, "base64").toString("utf8");
  const after = answered(path, before);
  if (after === before) return;
  await person.send("PUT", `/contents/${path}`, {
    message: `Answer ${path}`,
    content: Buffer.from(after).toString("base64"),
    sha: file.sha,
    branch,
  });
}

function answered(path: string, document: string): string {
  return document.replaceAll(
    /(<!-- almanac:answer ([a-z0-9-]+):[^\n]*\n)_No answer yet\._/g,
    (_, line: string, id: string) => `${line}${saidIn(path, document, id)}`,
  );
}
