import { readRights } from "../../github/app/read-rights.ts";
import type { Answer } from "../receive.ts";
import type { Repository } from "../repository.ts";
import { deadChores } from "./dead-chores.ts";
import type { PageParts } from "./page-parts.ts";
import type { Pressed } from "./pressed-words.ts";
import type { AskReadable } from "./readable.ts";
import { redirect } from "./redirect.ts";
import { renderMessage } from "./render-message.ts";
import type { Session } from "./sessions.ts";

/** A button that somebody pressed. */
type Press = (session: Session, form: URLSearchParams) => Promise<Answer>;

/** What each button does, for who has admin rights on its repository at this moment. */
export function pressButtons(
  parts: PageParts,
  ask: AskReadable,
): { readonly replay: Press; readonly look: Press; readonly stop: Press; readonly resume: Press } {
  const { page, repositories, passes, clock, log } = parts;
  const button =
    (what: string, run: (repository: Repository, form: URLSearchParams, session: Session) => Promise<Pressed>): Press =>
    async (session, form) => {
      const repository = await allowed(session, Number(form.get("repository")));
      if (repository === "unknown")
        return renderMessage(404, "There is nothing here", "No such repository, or none that you may read.");
      if (repository === "forbidden")
        return renderMessage(403, "Nothing was done", "This takes admin rights on the repository.");
      const came = await run(repository, form, session);
      const { id, owner, name } = repository;
      log("info", "somebody pressed a button", {
        login: session.login,
        what,
        came,
        repository: id,
        name: `${owner}/${name}`,
      });
      return redirect(`/repository?id=${id}&done=${came}`);
    };

  async function allowed(session: Session, id: number): Promise<Repository | "unknown" | "forbidden"> {
    const known = (await ask(session)).has(id) ? await repositories.find(id) : undefined;
    if (known === undefined) return "unknown";
    // Asked anew each time: a right that was taken away a moment ago is none any more.
    const rights = await readRights(page.asPerson(session.token), known.owner, known.name);
    if (rights?.id !== id) return "unknown";
    return rights.admin ? known : "forbidden";
  }

  /** A dead letter that is of no one repository: who may replay it has admin rights on one that it is about. */
  async function replayChore(session: Session, form: URLSearchParams): Promise<Answer> {
    const chore = (await deadChores(parts, await ask(session))).find(({ id }) => id === form.get("letter"));
    if (chore === undefined) return redirect("/?done=gone");
    const { voucher, queue, name, id } = chore;
    const rights = voucher && (await readRights(page.asPerson(session.token), voucher.owner, voucher.name));
    if (rights?.admin !== true || rights.id !== voucher?.id)
      return renderMessage(403, "Nothing was done", "This takes admin rights on a repository it is about.");
    const came = (await queue.replay(id)) === undefined ? "gone" : "replayed";
    log("info", "somebody pressed a button", { login: session.login, what: "replay", came, name });
    return redirect(`/?done=${came}`);
  }

  const replay = button("replay", async ({ id }, form) => {
    const wanted = form.get("letter");
    const letter = (await passes.deadLetters()).find((one) => one.id === wanted && one.key === id);
    const replayed = letter === undefined ? undefined : await passes.replay(letter.id);
    return replayed === undefined ? "gone" : "replayed";
  });

  return {
    replay: async (session, form) => (form.has("repository") ? replay(session, form) : replayChore(session, form)),
    look: button("look", async ({ id }) => {
      await passes.wake(id);
      return "woken";
    }),
    stop: button("stop", async ({ id }, _, { login }) => {
      await repositories.switchOff(id, login, clock.now());
      return "stopped";
    }),
    resume: button("resume", async ({ id }) => {
      await repositories.switchOff(id, undefined, clock.now());
      await passes.wake(id);
      return "resumed";
    }),
  };
}
