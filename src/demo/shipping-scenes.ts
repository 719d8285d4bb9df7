import { addMillis } from "../time/instant.ts";
import type { LocalDate } from "../time/local-date.ts";
import { placeLocal } from "../time/zone.ts";
import { customerOf } from "./customers/customer-of.ts";
import type { Letter } from "./customers/letter.ts";
import { PRAISE } from "./customers/praise.ts";
import { QUESTIONS } from "./customers/questions.ts";
import { writeIn } from "./customers/write-in.ts";
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
    play: (person: Person, cast: Cast) => Promise<string | undefined>,
    key = `${time} ${login}`,
  ): Scene => ({
    at: addMillis(placeLocal(day, time, SHOP_ZONE), minutes(`${time} minute`, 20)),
    wakes: false,
    play: async (cast: Cast) => {
      const person = isAbsent(login, day) || luck(key) > chance ? undefined : cast.people.get(login);
      const told = person === undefined ? undefined : await play(person, cast);
      return told === undefined ? [] : [told];
    },
  });
  const of = <T>(all: readonly T[], what: string): T | undefined => all[Math.floor(luck(what) * all.length)];
  const praise = luck("praised") < 0.45 ? of(PRAISE, "praise") : undefined;
  return [
    // The key keeps questions on the days on which they have always come.
    scene(
      "09:50",
      "eve",
      0.7,
      (eve, cast) => ask(customerOf(cast.people, luck("who asks")), eve, of(QUESTIONS, "question")),
      "09:50 kim",
    ),
    scene("11:05", "bo", 0.9, (bo) => deploy(bo, luck("11:05 fails") < 0.06)),
    scene("11:40", "ida", 0.85, (ida) => answer(ida, of(REPLIES, "reply"))),
    scene("13:10", "eve", 0.6, (eve, cast) => end(eve, cast, undefined)),
    scene("15:25", "dev", 0.8, (dev) => deploy(dev, luck("15:25 fails") < 0.04)),
    scene("16:50", "ida", 0.7, (ida, cast) => end(ida, cast, praise)),
    scene("17:15", "bo", 0.6, (bo) => deploy(bo, false)),
  ];
}

/** What support says under a question that it has looked into. */
const REPLIES = [
  "I have looked into it and written to you by mail.",
  "The warehouse says that it leaves today. I watch it until it does.",
  "That was our mistake. It is put right, please look again.",
  "I asked the developers; you hear from me by tomorrow noon.",
  "You can do it yourself on the page of the order, at the bottom. Tell me if it is not there.",
  "I have changed it for you.",
  "The bank takes up to five days. If it is not there by then, write here.",
  "Yes, that works, and it costs nothing.",
];

async function ask(customer: Person, support: Person, question: Letter | undefined): Promise<string | undefined> {
  if (question === undefined) return undefined;
  const number = await writeIn(customer, support, question);
  return `${support.login} got a question of ${customer.login}, #${number} ${question.title}`;
}

async function answer(person: Person, body: string | undefined): Promise<string | undefined> {
  const [open] = await questions(person);
  if (open === undefined || body === undefined) return undefined;
  await person.send("POST", `/issues/${open.number}/comments`, { body });
  return `${person.login} answered #${open.number}`;
}

/** The oldest question is over; who asked may say a word about it. */
async function end(person: Person, { people }: Cast, praise: string | undefined): Promise<string | undefined> {
  const [open] = await questions(person);
  if (open === undefined) return undefined;
  await person.send("PATCH", `/issues/${open.number}`, { state: "closed", state_reason: "completed" });
  const customer = praise === undefined ? undefined : people.get(open.user?.login ?? "");
  await customer?.send("POST", `/issues/${open.number}/comments`, { body: praise ?? "" });
  return `${person.login} closed #${open.number}${customer === undefined ? "" : `, and ${customer.login} said thanks`}`;
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
