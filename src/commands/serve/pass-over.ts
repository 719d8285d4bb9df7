import { GitHubError } from "../../errors.ts";
import { writerOf } from "../../github/apply-plan.ts";
import { type Client, connect } from "../../github/client.ts";
import { readSnapshot } from "../../github/read-snapshot.ts";
import { readText } from "../../github/read-text.ts";
import type { PassResult, PassRunner } from "../../server/pass-runner.ts";
import type { BuiltIns } from "../../sources/built-ins.ts";
import type { Clock } from "../../time/clock.ts";
import { addMillis } from "../../time/instant.ts";
import { type Told, tellPass } from "../pass.ts";
import { type CheckedHeads, checkOpenPulls } from "./check-open-pulls.ts";
import type { InstallationTokens } from "./installation-tokens.ts";

/** What passes of the App are made with. */
export type PassParts = {
  readonly api: string;
  readonly tokens: InstallationTokens;
  /** The login of the App's bot. */
  readonly bot: string;
  readonly playbookFile: string;
  readonly builtIns: Promise<BuiltIns>;
  /** Nothing is written. */
  readonly off: boolean;
  readonly checked: CheckedHeads;
  readonly clock: Clock;
};

const CHECK_PROBLEM = {
  id: "check-not-concluded",
  place: "the App's permissions",
  fix: "Accept its permission to write checks in the settings of the organisation.",
};

/** What did not work is tried again after this, whatever the calendar says. */
const AGAIN = 30 * 60_000;

/** Passes over repositories as the App makes them: the same engine as everywhere, with a token of that repository only. */
export function passOver(parts: PassParts): PassRunner {
  return async (repository, signal) => {
    try {
      const token = await parts.tokens.tokenFor(repository);
      const { owner, name } = repository;
      const client = connect({ token, api: parts.api, owner, name, clock: parts.clock, signal });
      if (repository.awake !== true && (await readText(client, { path: parts.playbookFile })) === undefined)
        return asleep(client, "There is no playbook.");
      return await pass(parts, client);
    } catch (error) {
      if (error instanceof GitHubError && UNREACHABLE.has(error.status)) return "unreachable";
      throw error;
    }
  };
}

/** The repository is gone, the installation suspended or taken away: whoever surveys it will see. */
const UNREACHABLE: ReadonlySet<number> = new Set([401, 404, 410]);

async function pass(parts: PassParts, client: Client): Promise<PassResult> {
  const { bot, playbookFile, builtIns, clock, off } = parts;
  const now = clock.now();
  const told = await tellPass(
    {
      client,
      runner: "app",
      author: bot,
      playbookFile,
      observed: readSnapshot(client, { authors: [bot], playbookFile }),
      builtIns,
      now,
      writer: off ? undefined : writerOf(client, { authors: [bot] }),
    },
    {},
  );
  if (told.pass.kind === "no-playbook") return asleep(client, told.summary);
  if (told.pass.kind === "invalid-playbook") return { ...asleep(client, told.summary), awake: true };
  const { plan, playbook } = told.pass;
  const unsaid =
    off || playbook.runner !== "app" ? [] : await checkOpenPulls({ client, author: bot, playbook, now }, parts.checked);
  return {
    // Where somebody else writes, only a change of that is of interest.
    awake: playbook.runner === "app",
    summary: told.summary,
    nextDueAt: playbook.runner === "app" ? nextLook(told, plan.nextDueAt, now) : undefined,
    problems: [...plan.problems, ...unsaid.map((cause) => ({ ...CHECK_PROBLEM, cause }))],
    requests: client.requests(),
  };
}

function nextLook(told: Told, dueAt: string | undefined, now: string): string | undefined {
  if (!told.failed) return dueAt;
  const again = addMillis(now, AGAIN);
  return dueAt !== undefined && dueAt < again ? dueAt : again;
}

function asleep(client: Client, summary: string): PassResult {
  return { awake: false, summary, nextDueAt: undefined, problems: [], requests: client.requests() };
}
