import { addMillis } from "../time/instant.ts";
import type { LocalDate } from "../time/local-date.ts";
import { placeLocal } from "../time/zone.ts";
import { isAbsent } from "./absences.ts";
import { SHOP_ZONE } from "./moment-of.ts";
import type { Person, SeenItem } from "./person.ts";
import type { Cast, Scene } from "./scene.ts";

/** What goes out to users on a working day, and what customers ask and hear: some deployments, a question passed on, an answer, an end. */
export function shippingScenes(day: LocalDate, luck: (what: string) => number): readonly Scene[] {
  const minutes = (what: string, most: number): number => Math.floor(luck(what) * most) * 60_000;
  const scene = (
    time: string,
    login: string,
    chance: number,
    play: (person: Person) => Promise<string | undefined>,
  ): Scene => ({
    at: addMillis(placeLocal(day, time, SHOP_ZONE), minutes(`${time} minute`, 20)),
    wakes: false,
    play: async ({ people }: Cast) => {
      const person = isAbsent(login, day) || luck(`${time} ${login}`) > chance ? undefined : people.get(login);
      const told = person === undefined ? undefined : await play(person);
      return told === undefined ? [] : [told];
    },
  });
  const question = QUESTIONS[Math.floor(luck("question") * QUESTIONS.length)] ?? "Where is my order?";
  return [
    scene("09:50", "kim", 0.7, async (kim) => ask(kim, question)),
    scene("11:05", "bo", 0.9, (bo) => deploy(bo, luck("11:05 fails") < 0.06)),
    scene("11:40", "ida", 0.85, answer),
    scene("13:10", "eve", 0.6, end),
    scene("15:25", "dev", 0.8, (dev) => deploy(dev, luck("15:25 fails") < 0.04)),
    scene("16:50", "ida", 0.7, end),
    scene("17:15", "bo", 0.6, (bo) => deploy(bo, false)),
  ];
}

const QUESTIONS = [
  "Where is my order?",
  "Can I change the address after ordering?",
  "The invoice has the wrong name",
  "My voucher is refused",
  "How do I delete my account?",
];

async function ask(person: Person, title: string): Promise<string> {
  const issue = await person.send<{ number: number }>("POST", "/issues", {
    title,
    body: "A customer asks.",
    labels: ["support"],
  });
  return `${person.login} passed on a question, #${issue.number} ${title}`;
}

async function answer(person: Person): Promise<string | undefined> {
  const [open] = await questions(person);
  if (open === undefined) return undefined;
  await person.send("POST", `/issues/${open.number}/comments`, {
    body: "I have looked into it and written to the customer.",
  });
  return `${person.login} answered #${open.number}`;
}

async function end(person: Person): Promise<string | undefined> {
  const [open] = await questions(person);
  if (open === undefined) return undefined;
  await person.send("PATCH", `/issues/${open.number}`, { state: "closed", state_reason: "completed" });
  return `${person.login} closed #${open.number}`;
}

/** Open questions, the oldest first. */
async function questions(person: Person): Promise<readonly SeenItem[]> {
  return person.get("/issues?state=open&labels=support&sort=created&direction=asc&per_page=100");
}

async function deploy(person: Person, fails: boolean): Promise<string> {
  const deployment = await person.send<{ id: number }>("POST", "/deployments", {
    ref: "main",
    environment: "production",
    auto_merge: false,
    required_contexts: [],
  });
  await person.send("POST", `/deployments/${deployment.id}/statuses`, { state: fails ? "failure" : "success" });
  return fails ? `${person.login} deployed to production, which failed` : `${person.login} deployed to production`;
}
