import type { LocalDate } from "../time/local-date.ts";
import { placeLocal } from "../time/zone.ts";
import { SHOP_ZONE } from "./moment-of.ts";
import type { Person, SeenItem } from "./person.ts";
import type { Cast, Scene } from "./scene.ts";

/** The file that pins what the shop is built from. */
const LOCK = "package-lock.json";

/** Updates of dependencies that somebody proposes, and when somebody gets round to merging them. */
const UPDATES: readonly { readonly on: LocalDate; readonly merged: LocalDate | undefined; readonly title: string }[] = [
  { on: "2026-10-20", merged: "2026-11-03", title: "Update the payment library to 4.2" },
  { on: "2026-11-24", merged: undefined, title: "Update the mail templates to 3.0" },
];

/** That file as it stands when the first so many updates are in. */
export function lockFile(updates: number): string {
  const versions = { payment: updates > 0 ? "4.2.0" : "4.1.3", "mail-templates": updates > 1 ? "3.0.0" : "2.8.1" };
  const packages = Object.fromEntries(
    Object.entries(versions).map(([name, version]) => [`node_modules/${name}`, { version }]),
  );
  return `${JSON.stringify({ name: "shop", lockfileVersion: 3, packages }, undefined, 2)}\n`;
}

/** Updates that are proposed or merged on a day. */
export function updateScenes(day: LocalDate): readonly Scene[] {
  return UPDATES.flatMap(({ on, merged, title }, index): Scene[] => {
    const scene = (time: string, login: string, play: (person: Person) => Promise<string>): Scene => ({
      at: placeLocal(day, time, SHOP_ZONE),
      wakes: false,
      play: async ({ people }: Cast) => {
        const person = people.get(login);
        return person === undefined ? [] : [await play(person)];
      },
    });
    if (day === on) return [scene("13:40", "bo", (bo) => propose(bo, title, lockFile(index + 1)))];
    return day === merged ? [scene("15:10", "dev", (dev) => merge(dev, title))] : [];
  });
}

async function propose(person: Person, title: string, text: string): Promise<string> {
  const branch = `updates/${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}`;
  const main = await person.get<{ object: { sha: string } }>("/git/ref/heads/main");
  await person.send("POST", "/git/refs", { ref: `refs/heads/${branch}`, sha: main.object.sha });
  const { sha } = await person.get<{ sha: string }>(`/contents/${LOCK}`);
  const content = Buffer.from(text).toString("base64");
  await person.send("PUT", `/contents/${LOCK}`, { message: title, content, branch, sha });
  const pull = await person.send<{ number: number }>("POST", "/pulls", { title, head: branch, base: "main", body: "" });
  await person.send("POST", `/issues/${pull.number}/labels`, { labels: ["dependencies"] });
  return `${person.login} proposed #${pull.number} ${title}`;
}

async function merge(person: Person, title: string): Promise<string> {
  const open = await person.get<readonly SeenItem[]>("/issues?state=open&labels=dependencies&per_page=100");
  const pull = open.find((one) => one.title === title);
  if (pull === undefined) return `${person.login} found nothing to merge`;
  await person.send("PUT", `/pulls/${pull.number}/merge`, { merge_method: "squash" });
  return `${person.login} merged #${pull.number} ${title}`;
}
