import { InvariantError } from "../errors.ts";
import type { LocalDate } from "../time/local-date.ts";
import { doing } from "./doing.ts";
import type { Person, SeenItem } from "./person.ts";
import { PRIVATE } from "./product.ts";
import type { Scene } from "./scene.ts";

/** What people do in an incident of that title on a day. */
export type IncidentDeeds = {
  readonly declare: (login: string, time: string, body: string, labels: readonly string[]) => Scene;
  readonly say: (login: string, time: string, body: string) => Scene;
  /** As `say`, in the private repository in which a confidential incident is handled. */
  readonly whisper: (login: string, time: string, body: string) => Scene;
  readonly close: (login: string, time: string, reason: "completed" | "not_planned") => Scene;
};

/** The deeds of one incident. */
export function incidentDeeds(title: string, day: LocalDate): IncidentDeeds {
  return {
    declare: (login, time, body, labels) =>
      doing(login, day, time, async (person) => {
        const made = await person.send<SeenItem>("POST", "/issues", { title, body, labels });
        return `opened #${made.number} ${title} with the labels ${labels.join(", ")}`;
      }),
    say: (login, time, body) =>
      doing(login, day, time, async (person) => {
        const { number } = await incidentOf(person, title);
        await person.send("POST", `/issues/${number}/comments`, { body });
        return `wrote \`${body}\` under #${number}`;
      }),
    whisper: (login, time, body) =>
      doing(login, day, time, async (person) => {
        const there = person.at(PRIVATE);
        const { number } = await incidentOf(there, title);
        await there.send("POST", `/issues/${number}/comments`, { body });
        return "wrote in the private repository";
      }),
    close: (login, time, reason) =>
      doing(login, day, time, async (person) => {
        const { number } = await incidentOf(person, title);
        await person.send("PATCH", `/issues/${number}`, { state: "closed", state_reason: reason });
        return `closed #${number} as ${reason.replace("_", " ")}`;
      }),
  };
}

async function incidentOf(person: Person, title: string): Promise<SeenItem> {
  const all = await person.get<readonly SeenItem[]>("/issues?state=all&sort=updated&per_page=100");
  const item = all.find((one) => one.title === title);
  if (item === undefined) throw new InvariantError(`${person.login} looked for "${title}", which is not there`);
  return item;
}
