import { InvariantError } from "../../errors.ts";
import type { LocalDate } from "../../time/local-date.ts";
import { markerWords } from "../our-item.ts";
import { doing } from "../doing.ts";
import type { Episode } from "../episode.ts";
import type { Person, SeenItem } from "../person.ts";
import type { Scene } from "../scene.ts";
import { FIRST_NIGHT, SECOND_NIGHT, type ToldNight } from "../told-nights.ts";

/** Two nights without payments, of one cause: each ends with a post-mortem, and the second says which promises of the first were still open. */
export const postMortem: Episode = {
  title: "A post-mortem, and the same cause again",
  day: "2026-11-21",
  about: `In the night to Saturday no customer could pay for more than half an hour: after 30 minutes ada, who decides, was called and got the brief for executives. When it was resolved, its post-mortem stood there, with the timeline already written; hal added what only people know and merged it on Monday, a few hours after it was due. Its four action items became issues of their owners. One was late, and chi was reminded of it. On 17 December payments failed again, though nothing had been released: the gateway had changed a link of its chain, and the pins that were to be loaded from configuration still were not. The cause is the same, the story is not: the incident was told so, and what was still open from then. {file reports/incidents/2026-11.md} and {file reports/incidents/2026-12.md} hold the figures, the promises and the cause that came back.`,
  scenes: [
    ...night(FIRST_NIGHT),
    ...written(FIRST_NIGHT, "2026-11-23", [
      action(
        "Alert when a certificate of a gateway changes or expires within 14 days",
        "bo",
        "2026-12-04",
        "monitoring",
      ),
      action("Pay once with a real card in staging before each release", "chi", "2026-12-11", "testing"),
      action("Route the gateway's notices into an issue for the team on duty", "hal", "2026-12-02", "process"),
      action(
        "Load pins from configuration, so that they change without a release",
        "chi",
        "2026-12-18",
        "infrastructure",
      ),
    ]),
    done("hal", "2026-12-01", "Route the gateway's notices"),
    done("bo", "2026-12-03", "Alert when a certificate"),
    done("chi", "2026-12-15", "Pay once with a real card"),
    ...night(SECOND_NIGHT),
    ...written(SECOND_NIGHT, "2026-12-18", [
      action("Move the loading of pins from configuration to the front of the queue", "chi", "2026-12-22", "process"),
      action("Extend the alert for certificates to the whole chain", "bo", "2027-01-05", "monitoring"),
    ]),
    done("chi", "2026-12-21", "Move the loading of pins"),
    done("chi", "2026-12-22", "Load pins from configuration"),
    done("bo", "2026-12-29", "Extend the alert for certificates"),
  ],
};

/** From the label to the word that it is resolved; whoever has the duty leads. */
function night(told: ToldNight): readonly Scene[] {
  const { title, day, lead } = told;
  const say = (login: string, time: string, body: string) =>
    doing(login, day, time, async (person) => {
      const { number } = await theIncident(person, title);
      await person.send("POST", `/issues/${number}/comments`, { body });
      return `wrote \`${body}\` under #${number}`;
    });
  return [
    doing("eve", day, "02:45", async (eve) => {
      const made = await eve.send<SeenItem>("POST", "/issues", { title, body: told.opening, labels: ["P0"] });
      return `opened #${made.number} ${title} as P0`;
    }),
    say(lead, "02:51", "/ack"),
    say(lead, "03:00", `/update ${told.update}`),
    ...(told === FIRST_NIGHT ? [say("ada", "03:20", "I am awake. Roll back, and tell support.")] : []),
    say(lead, told.mitigatedAt, "/mitigated"),
    say("jo", "03:40", `/verified ${told.verified}`),
    say(lead, "03:55", `/resolve ${told.resolved}`),
  ];
}

/** hal writes what only people know, and merges it. */
function written(told: ToldNight, day: LocalDate, actions: readonly string[]): readonly Scene[] {
  return [
    doing("hal", day, "09:20", async (hal) => {
      const pull = await thePostMortem(hal, told.title);
      const { head } = await hal.get<{ head: { ref: string } }>(`/pulls/${pull.number}`);
      const path = /path=(\S+)/.exec(pull.body ?? "")?.[1] ?? "";
      const at = `/contents/${path}`;
      const file = await hal.get<{ content: string; sha: string }>(`${at}?ref=${encodeURIComponent(head.ref)}`);
      const text = filled(Buffer.from(file.content, "base64").toString("utf8"), told, actions);
      const content = Buffer.from(text).toString("base64");
      await hal.send("PUT", at, { message: "Say what we learned", branch: head.ref, sha: file.sha, content });
      return `wrote the post-mortem in #${pull.number}`;
    }),
    doing("hal", day, "11:00", async (hal) => {
      const pull = await thePostMortem(hal, told.title);
      await hal.send("PUT", `/pulls/${pull.number}/merge`, {});
      return `merged #${pull.number} ${pull.title}`;
    }),
  ];
}

/** Somebody keeps a promise. */
function done(login: string, day: LocalDate, beginning: string): Scene {
  return doing(login, day, "16:00", async (person) => {
    const open = await person.get<readonly SeenItem[]>(
      `/issues?state=open&creator=github-actions%5Bbot%5D&labels=almanac%3Aprevention&per_page=100`,
    );
    const item = open.find(({ title }) => title.startsWith(beginning));
    if (item === undefined) throw new InvariantError(`${login} looked for "${beginning}", which is not open`);
    await person.send("PATCH", `/issues/${item.number}`, { state: "closed", state_reason: "completed" });
    return `did #${item.number} ${item.title}`;
  });
}

async function theIncident(person: Person, title: string): Promise<SeenItem> {
  const open = await person.get<readonly SeenItem[]>("/issues?state=all&labels=P0&per_page=100");
  const item = open.find((one) => one.title === title);
  if (item === undefined) throw new InvariantError(`${person.login} looked for "${title}", which is not there`);
  return item;
}

async function thePostMortem(person: Person, title: string): Promise<SeenItem> {
  const { number } = await theIncident(person, title);
  const open = await person.get<readonly SeenItem[]>(
    `/issues?state=open&creator=github-actions%5Bbot%5D&labels=almanac%3Apost-mortem&per_page=100`,
  );
  const item = open.find(({ body }) => markerWords(body) === `post-mortem ${number} 1`);
  if (item === undefined) throw new InvariantError(`${person.login} looked for the post-mortem of #${number}`);
  return item;
}

function action(text: string, owner: string, deadline: LocalDate, type: string): string {
  return `| ${text} | @${owner} | ${deadline} | ${type} |`;
}

/** The prefilled document with its gaps filled in. */
function filled(text: string, told: ToldNight, actions: readonly string[]): string {
  const named = [...Object.entries(told.impact), ...Object.entries(told.prevention)];
  const gapless = text
    .replace("cause: TODO", "cause: pinned-authority")
    .replace("| TODO | **Introduced**: TODO |", `| ${told.introduced} |`)
    .replace(/1\. Why\? TODO[^]*?5\. Why\? TODO/, told.whys)
    .replace(/^TODO$/m, told.missed)
    .replace("| TODO | TODO | TODO | TODO |", actions.join("\n"));
  return named.reduce(
    (filling, [name, words]) => filling.replace(new RegExp(`(- \\*\\*${name}\\*\\*): TODO.*`), `$1: ${words}`),
    gapless,
  );
}
