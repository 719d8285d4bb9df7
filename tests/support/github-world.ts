import { type EmbeddedGitHub, type StartOptions, startGitHub } from "../../src/demo/embedded/start.ts";
import { type Client, type ClientOptions, connect } from "../../src/github/client.ts";
import { FakeClock } from "./fake-clock.ts";

/** The login the tests write as. */
export const BOT = "github-actions[bot]";

/** An embedded GitHub with acme/shop, and a client for it that writes as the Action does. */
export type GitHubWorld = AsyncDisposable & {
  readonly github: EmbeddedGitHub;
  readonly clock: FakeClock;
  readonly client: Client;
  /** Another client, for example with another token or through a proxy. */
  connect(options?: Partial<ClientOptions>): Client;
};

/** Starts the world; the first repository is acme/shop, changed by `shop`. */
export async function githubWorld(
  shop: Partial<StartOptions["repositories"][number]> = {},
  more: Partial<StartOptions> = {},
): Promise<GitHubWorld> {
  const clock = new FakeClock();
  const github = await startGitHub({
    now: () => clock.now(),
    users: [{ login: "ada" }, { login: "bo" }, { login: "outsider" }],
    tokens: [
      { token: "ghs_action", login: BOT, kind: "actions" },
      { token: "ghp_ada", login: "ada", kind: "user" },
      { token: "ghp_bo", login: "bo", kind: "user" },
      { token: "ghp_outsider", login: "outsider", kind: "user" },
      ...(more.tokens ?? []),
    ],
    repositories: [
      {
        owner: "acme",
        name: "shop",
        files: { "README.md": "# Shop\n", ".github/almanac.yml": "version: 1\n" },
        collaborators: { ada: "admin", bo: "write" },
        ...shop,
      },
      ...(more.repositories ?? []),
    ],
    ...(more.issueTypes !== undefined && { issueTypes: more.issueTypes }),
    ...(more.issueFields !== undefined && { issueFields: more.issueFields }),
    ...(more.teams !== undefined && { teams: more.teams }),
  });
  const connected = (options: Partial<ClientOptions> = {}): Client =>
    connect({ token: "ghs_action", api: github.url, owner: "acme", name: "shop", clock, ...options });
  return {
    github,
    clock,
    client: connected(),
    connect: connected,
    [Symbol.asyncDispose]: async () => github.close(),
  };
}
