import { GitHubError } from "../../errors.ts";
import { type Client, type ClientOptions, connect } from "../../github/client.ts";
import type { Repository } from "../../server/repository.ts";
import type { PassParts } from "./pass-parts.ts";
import { rememberAnswers } from "./remember-answers.ts";

/** Longer pauses are slept in the queue, where they keep nobody from working. */
const PATIENCE = 60_000;

/** Does something with a client of one repository: its token reaches nothing else, and what it learns is kept. "unreachable" where the App has lost the repository. */
export async function withClient<T>(
  parts: PassParts,
  repository: Repository,
  share: Required<Pick<ClientOptions, "shared" | "signal">>,
  use: (client: Client) => Promise<T>,
): Promise<T | "unreachable"> {
  const { tokens, vault, api, clock, onSent } = parts;
  const token = await tokens.tokenFor(repository);
  if (token === undefined) return "unreachable";
  await using kept = new AsyncDisposableStack();
  const { answers } = kept.use(await rememberAnswers(vault, repository.id, token, clock));
  const { owner, name } = repository;
  let defaults: Promise<Client | undefined> | undefined;
  try {
    const client = connect({ token, api, owner, name, clock, answers, budget: PATIENCE, onSent, ...share });
    const reaching: Client = {
      ...client,
      elsewhere: async (other) => elsewhereOf(parts, client, repository.installation, share, other),
    };
    const came = await use(
      withDefaults(reaching, async () => (defaults ??= defaultsOf(parts, repository, share, kept))),
    );
    // Where it comes back, a new token must show it.
    if (came === "unreachable") await tokens.forget(repository);
    return came;
  } catch (error) {
    if (!(error instanceof GitHubError) || error.status !== 401) throw error;
    await tokens.forget(repository);
    // Where the installation is gone, there is no other token to try again with.
    if ((await tokens.tokenFor(repository)) === undefined) return "unreachable";
    throw error;
  }
}

/** The client, which reads the defaults of the owner by way of another one: its own token does not reach them. */
function withDefaults(client: Client, defaults: () => Promise<Client | undefined>): Client {
  return {
    ...client,
    async request(route, given, write) {
      const elsewhere = given.repo === DEFAULTS && client.name !== DEFAULTS && write === undefined;
      const other = elsewhere ? await defaults() : undefined;
      return (other ?? client).request(route, given, write);
    },
  };
}

/** Where an owner keeps the defaults of all repositories. */
export const DEFAULTS = ".github";

/** Another repository that the App looks after, with a token of its own. */
async function elsewhereOf(
  { repositories, tokens, api, clock, onSent }: PassParts,
  home: Client,
  installation: number,
  { shared, signal }: Required<Pick<ClientOptions, "shared" | "signal">>,
  repository: string,
): Promise<Client | undefined> {
  const [owner = "", name = ""] = repository.split("/");
  const there = await repositories.named(owner, name);
  const token = there === undefined ? undefined : await tokens.tokenFor(there);
  if (there === undefined || token === undefined) return undefined;
  const same = there.installation === installation;
  const client = connect({ token, api, owner, name, clock, budget: PATIENCE, signal, onSent, ...(same && { shared }) });
  for (const author of home.authors) client.authors.add(author);
  return client;
}

/** Whether the App reaches the defaults of the owner. */
export async function hasDefaults(
  { repositories }: Pick<PassParts, "repositories">,
  { owner, name, installation }: Repository,
): Promise<boolean> {
  return name !== DEFAULTS && (await repositories.named(owner, DEFAULTS))?.installation === installation;
}

async function defaultsOf(
  { repositories, tokens, vault, api, clock, onSent }: PassParts,
  { owner, installation }: Repository,
  share: Required<Pick<ClientOptions, "shared" | "signal">>,
  kept: AsyncDisposableStack,
): Promise<Client | undefined> {
  const home = await repositories.named(owner, DEFAULTS);
  const token = home?.installation === installation ? await tokens.readerFor(home) : undefined;
  if (home === undefined || token === undefined) return undefined;
  const { answers } = kept.use(await rememberAnswers(vault, home.id, token, clock));
  return connect({ token, api, owner, name: DEFAULTS, clock, answers, budget: PATIENCE, onSent, ...share });
}
