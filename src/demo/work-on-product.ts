import { COMPLAINTS } from "./customers/complaints.ts";
import { customerOf } from "./customers/customer-of.ts";
import { writeIn } from "./customers/write-in.ts";
import { CHANGES } from "./changes.ts";
import type { Person, SeenItem } from "./person.ts";

/** What a day of work on the product itself looks like: issues come in and are closed, changes are merged, on Thursdays something is released. */
export async function workOnProduct(
  people: ReadonlyMap<string, Person>,
  today: string,
  random: () => number,
): Promise<readonly string[]> {
  const told: string[] = [];
  const developers = ["chi", "kim", "jo", "dev"].flatMap((login) => people.get(login) ?? []);
  const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)];
  const support = people.get("eve");
  if (support !== undefined && random() < 0.8) {
    const complaint = pick(COMPLAINTS);
    const customer = customerOf(people, random());
    const number = complaint === undefined ? undefined : await writeIn(customer, support, complaint);
    told.push(`${customer.login} opened #${number} ${complaint?.title}`);
    const fixer = pick(developers);
    const oldest = fixer === undefined || random() >= 0.75 ? undefined : await oldestReport(fixer);
    if (fixer !== undefined && oldest !== undefined && oldest !== number) {
      await fixer.send("PATCH", `/issues/${oldest}`, { state: "closed", state_reason: "completed" });
      told.push(`${fixer.login} closed #${oldest}`);
    }
  }
  const author = pick(developers);
  if (author !== undefined) told.push(...(await mergeOldChanges(author, today)));
  if (author !== undefined && random() < 0.7) told.push(await proposeChange(author, today, pick(CHANGES) ?? "Tidy up"));
  if (author !== undefined && new Date(`${today}T12:00:00Z`).getUTCDay() === 4) {
    const tag = `v${today.replaceAll("-", ".")}`;
    await author.send("POST", "/releases", { tag_name: tag, name: tag, body: "What the week brought." });
    told.push(`${author.login} released ${tag}`);
  }
  return told;
}

/** What waits longest of what customers wrote in about. */
async function oldestReport(person: Person): Promise<number | undefined> {
  const open = await person.get<readonly SeenItem[]>("/issues?state=open&sort=created&direction=asc&per_page=100");
  return open.find(
    ({ title, assignees }) => COMPLAINTS.some((complaint) => complaint.title === title) && assignees.length === 0,
  )?.number;
}

async function proposeChange(author: Person, today: string, title: string): Promise<string> {
  const branch = `${author.login}/${today}`;
  const main = await author.get<{ object: { sha: string } }>("/git/ref/heads/main");
  await author.send("POST", "/git/refs", { ref: `refs/heads/${branch}`, sha: main.object.sha });
  const content = Buffer.from(`${title}, ${today}\n`).toString("base64");
  await author.send("PUT", `/contents/notes/${today}-${author.login}.txt`, { message: title, content, branch });
  const pull = await author.send<{ number: number }>("POST", "/pulls", { title, head: branch, base: "main", body: "" });
  return `${author.login} proposed #${pull.number} ${title}`;
}

/** A change is looked at by somebody else, and merged on a later day. */
async function mergeOldChanges(reviewer: Person, today: string): Promise<readonly string[]> {
  const open = await reviewer.get<readonly SeenItem[]>("/issues?state=open&sort=created&direction=asc&per_page=100");
  const ripe = open.filter(
    ({ pull_request: pull, title, created_at: at, user }) =>
      pull !== undefined && CHANGES.includes(title) && at.slice(0, 10) < today && user?.login !== reviewer.login,
  );
  const told: string[] = [];
  for (const { number, title } of ripe) {
    await reviewer.send("PUT", `/pulls/${number}/merge`, { merge_method: "squash" });
    told.push(`${reviewer.login} merged #${number} ${title}`);
  }
  return told;
}
