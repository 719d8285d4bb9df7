import type { Person } from "./person.ts";

/** What a day of work on the product itself looks like: issues come in and are closed, changes are merged, on Thursdays something is released. */
export async function workOnProduct(
  people: ReadonlyMap<string, Person>,
  today: string,
  random: () => number,
): Promise<readonly string[]> {
  const told: string[] = [];
  const developers = ["chi", "kim", "jo", "dev"].flatMap((login) => people.get(login) ?? []);
  const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)];
  const reporter = people.get("eve");
  if (reporter !== undefined && random() < 0.8) {
    const title = pick(REPORTS) ?? "Something is odd";
    const issue = await reporter.send<{ number: number }>("POST", "/issues", {
      title,
      body: "A customer wrote in.",
      labels: [pick(["bug", "area/mobile", "area/checkout"]) ?? "bug"],
    });
    told.push(`eve opened #${issue.number} ${title}`);
    const fixer = pick(developers);
    if (fixer !== undefined && random() < 0.7) {
      await fixer.send("PATCH", `/issues/${issue.number}`, { state: "closed", state_reason: "completed" });
      told.push(`${fixer.login} closed #${issue.number}`);
    }
  }
  const author = pick(developers);
  if (author !== undefined && random() < 0.7) told.push(await mergeChange(author, today, pick(CHANGES) ?? "Tidy up"));
  if (author !== undefined && new Date(`${today}T12:00:00Z`).getUTCDay() === 4) {
    const tag = `v${today.replaceAll("-", ".")}`;
    await author.send("POST", "/releases", { tag_name: tag, name: tag, body: "What the week brought." });
    told.push(`${author.login} released ${tag}`);
  }
  return told;
}

const REPORTS = [
  "Voucher is not taken off at checkout",
  "Search finds nothing for umlauts",
  "Order mail arrives twice",
  "Basket | empties <after> login",
  "Thank @everyone for #1",
  "Images load slowly on the phone",
];
const CHANGES = [
  "Retry payment once",
  "Cache product pictures",
  "Show delivery day at checkout",
  "Remove the old importer",
  "Sort sizes by number",
];

async function mergeChange(author: Person, today: string, title: string): Promise<string> {
  const branch = `${author.login}/${today}`;
  const main = await author.get<{ object: { sha: string } }>("/git/ref/heads/main");
  await author.send("POST", "/git/refs", { ref: `refs/heads/${branch}`, sha: main.object.sha });
  const content = Buffer.from(`${title}, ${today}\n`).toString("base64");
  await author.send("PUT", `/contents/notes/${today}-${author.login}.txt`, { message: title, content, branch });
  const pull = await author.send<{ number: number }>("POST", "/pulls", { title, head: branch, base: "main", body: "" });
  await author.send("PUT", `/pulls/${pull.number}/merge`, { merge_method: "squash" });
  return `${author.login} merged #${pull.number} ${title}`;
}
