import { addMillis } from "../time/instant.ts";
import { type LocalDate, weekdayOf } from "../time/local-date.ts";
import { placeLocal } from "../time/zone.ts";
import { NAME, OWNER } from "./product.ts";
import { customerOf } from "./customers/customer-of.ts";
import { writeIn } from "./customers/write-in.ts";
import { isAbsent } from "./absences.ts";
import { SHOP_ZONE } from "./moment-of.ts";
import type { Person, SeenItem } from "./person.ts";
import type { Cast, Scene } from "./scene.ts";

/** What nobody does at once: wishes that wait, debt that is written down, work that somebody takes, and the customers' thumbs. */
export function backlogScenes(day: LocalDate, luck: (what: string) => number): readonly Scene[] {
  const scene = (
    time: string,
    login: string,
    chance: number,
    play: (person: Person, customer: Person) => Promise<string | undefined>,
  ) => ({
    at: addMillis(placeLocal(day, time, SHOP_ZONE), 7 * 60_000),
    wakes: false,
    play: async ({ people }: Cast) => {
      const person = isAbsent(login, day) || luck(`${time} backlog`) > chance ? undefined : people.get(login);
      const told = person === undefined ? undefined : await play(person, customerOf(people, luck(`${time} customer`)));
      return told === undefined ? [] : [told];
    },
  });
  const pick = (list: readonly Note[], what: string): Note => list[Math.floor(luck(what) * list.length)] ?? WISH;
  const isMonday = weekdayOf(day) === 1;
  return [
    scene("10:05", "ida", 0.12, (ida, customer) => wish(customer, ida, pick(WISHES, "wish"))),
    scene("11:30", "bo", isMonday ? 0.3 : 0.03, (bo) => write(bo, pick(DEBTS, "debt"), ["tech-debt"])),
    scene("12:10", "eve", 0.5, (_, customer) => thank(customer, luck("thumb"))),
    scene("13:25", "eve", 0.09, (_, customer) =>
      discuss(customer, TALKS[Math.floor(luck("talk") * TALKS.length)] ?? TALK),
    ),
    scene("14:35", "kim", isMonday ? 0.6 : 0.05, (kim) => take(kim)),
    scene("16:05", "jo", 0.08, (jo) => finish(jo)),
  ];
}

type Note = { readonly title: string; readonly body: string };

const WISH: Note = {
  title: "Remember my size",
  body: "I order the same shoes every year and have to look up my size each time.",
};

const WISHES: readonly Note[] = [
  WISH,
  {
    title: "Pay in three parts",
    body: "Other shops let me pay in three parts. For a winter coat I would like that, too.",
  },
  { title: "A list of what I looked at", body: "Yesterday I saw a jacket and cannot find it any more." },
  { title: "Tell me when it is back", body: "The blue one was sold out in M. A mail when it is back would do." },
  { title: "Gift wrapping", body: "Could you wrap it and leave the price out?" },
];

const DEBTS: readonly Note[] = [
  { title: "Two date libraries", body: "Checkout and search each bring their own. One is enough." },
  { title: "The mail templates cannot be tested", body: "They are put together by hand in seven places." },
  { title: "Search still talks to the old index", body: "It is kept in step by a job that nobody dares to touch." },
  { title: "No types in the voucher code", body: "Each change there costs a day of reading." },
];

const TALK = {
  title: "Could you ship on Saturdays?",
  body: "I am never at home on weekdays, and the parcel shop closes before I do.",
  category: "Ideas",
};

const TALKS = [
  TALK,
  {
    title: "How long are vouchers valid?",
    body: "Mine says nothing about it, and I would like to keep it for Christmas.",
    category: "Q&A",
  },
  {
    title: "A size chart with centimetres",
    body: "M means something else in every shop. With centimetres I would send less back.",
    category: "Ideas",
  },
];

/** What customers ask and wish in public. */
async function discuss(person: Person, { title, body, category }: typeof TALK): Promise<string | undefined> {
  const where = `owner: ${JSON.stringify(OWNER)}, name: ${JSON.stringify(NAME)}`;
  const { repository } = await person.query<{ repository: Talked }>(
    `{ repository(${where}) { id discussionCategories { nodes { id name } } open: discussions(states: [OPEN]) { nodes { title } } } }`,
  );
  if (repository.open.nodes.some((one) => one.title === title)) return undefined;
  const into = repository.discussionCategories.nodes.find(({ name }) => name === category)?.id ?? "";
  const input = Object.entries({ repositoryId: repository.id, categoryId: into, title, body })
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join(", ");
  const { createDiscussion: made } = await person.query<{ createDiscussion: { discussion: { number: number } } }>(
    `mutation { createDiscussion(input: { ${input} }) { discussion { number } } }`,
  );
  return `${person.login} began discussion #${made.discussion.number} ${title}`;
}

type Talked = {
  readonly id: string;
  readonly discussionCategories: { readonly nodes: readonly { readonly id: string; readonly name: string }[] };
  readonly open: { readonly nodes: readonly { readonly title: string }[] };
};

/** A customer wishes for something, and support labels it; not what somebody else wishes for already. */
async function wish(customer: Person, support: Person, { title, body }: Note): Promise<string | undefined> {
  const open = await support.get<readonly SeenItem[]>("/issues?state=open&per_page=100");
  if (open.some((issue) => issue.title === title)) return undefined;
  const number = await writeIn(customer, support, { title, body, label: "feedback" });
  return `${customer.login} wished for #${number} ${title}`;
}

async function write(person: Person, { title, body }: Note, labels: readonly string[]): Promise<string | undefined> {
  const open = await person.get<readonly SeenItem[]>("/issues?state=open&per_page=100");
  if (open.some((issue) => issue.title === title)) return undefined;
  const issue = await person.send<{ number: number }>("POST", "/issues", { title, body, labels });
  return `${person.login} wrote down #${issue.number} ${title}`;
}

/** A customer finds that somebody wrote it already. */
async function thank(person: Person, luck: number): Promise<string | undefined> {
  const open = await labelled(person, luck < 0.7 ? "feedback" : "bug");
  const issue = open[Math.floor(luck * 7919) % Math.max(1, open.length)];
  if (issue === undefined) return undefined;
  await person.send("POST", `/issues/${issue.number}/reactions`, { content: luck < 0.35 ? "+1" : "heart" });
  return `${person.login} gave a thumb to #${issue.number}`;
}

async function take(person: Person): Promise<string | undefined> {
  const free = (await labelled(person, "feedback")).find(({ assignees }) => assignees.length === 0);
  if (free === undefined) return undefined;
  await person.send("POST", `/issues/${free.number}/assignees`, { assignees: [person.login] });
  return `${person.login} took #${free.number}`;
}

async function finish(person: Person): Promise<string | undefined> {
  const begun = (await labelled(person, "feedback")).find(({ assignees }) => assignees.length > 0);
  if (begun === undefined) return undefined;
  await person.send("PATCH", `/issues/${begun.number}`, { state: "closed", state_reason: "completed" });
  return `${person.login} finished #${begun.number}`;
}

async function labelled(person: Person, label: string): Promise<readonly SeenItem[]> {
  return person.get(`/issues?state=open&labels=${label}&sort=created&direction=asc&per_page=100`);
}
