import { act } from "../../src/commands/act.ts";
import type { StepResult } from "../../src/commands/step.ts";
import type { SeedRepository } from "../../src/demo/embedded/seed.ts";
import { type EmbeddedGitHub, startGitHub } from "../../src/demo/embedded/start.ts";
import { simulatedClock } from "../../src/demo/simulated-clock.ts";
import { connect } from "../../src/github/client.ts";
import { readSnapshot } from "../../src/github/read-snapshot.ts";
import { markerId, readMarker } from "../../src/markdown/marker.ts";
import { BOT } from "./github-world.ts";

const FILE = ".github/almanac.yml";

/** A repository acme/shop in which steps of the Action run, in this process and over HTTP. */
export type StepWorld = AsyncDisposable & {
  readonly github: EmbeddedGitHub;
  /** One pass as the step of a workflow makes it. */
  step(now: string, token?: string): Promise<StepResult>;
  /** The marker of every item, as often as it stands, in order. */
  markers(): Promise<readonly string[]>;
  /** The paths of all files of all branches that are not an open report's, in order. */
  files(): Promise<readonly string[]>;
};

/** Starts such a world with a playbook; without one it holds only what `seed` says. */
export async function stepWorld(playbook: string | undefined, seed: Partial<SeedRepository> = {}): Promise<StepWorld> {
  let clock = simulatedClock("2026-11-23T08:17:00Z");
  const reader = { contents: "read", issues: "read", "pull-requests": "read" } as const;
  const github = await startGitHub({
    now: () => clock.now(),
    users: [{ login: "ada" }],
    tokens: [
      { token: "ghs_action", login: BOT, kind: "actions" },
      { token: "ghs_reader", login: BOT, kind: "actions", permissions: reader },
    ],
    repositories: [
      {
        owner: "acme",
        name: "shop",
        collaborators: { ada: "admin" },
        ...seed,
        files:
          playbook === undefined ? (seed.files ?? {}) : { "README.md": "# Shop\n", [FILE]: playbook, ...seed.files },
      },
    ],
  });
  const ada = github.as("ada");
  return {
    github,
    async step(now, token = "ghs_action") {
      clock = simulatedClock(now);
      const client = connect({ token, api: github.url, owner: "acme", name: "shop", clock });
      const observed = readSnapshot(client, { authors: [BOT], playbookFile: FILE });
      observed.catch(() => undefined);
      return act({
        command: "run",
        client,
        author: BOT,
        playbookFile: FILE,
        observed,
        log: () => {},
        now,
        clock,
        templates: new URL("../../templates/", import.meta.url),
        env: {},
        event: async () => ({}),
      });
    },
    async markers() {
      const rows = (await ada.get("/repos/acme/shop/issues?state=all&per_page=100")) as { body: string | null }[];
      return rows
        .flatMap(({ body }) => {
          const marker = readMarker(body ?? "");
          return marker === undefined ? [] : [markerId(marker)];
        })
        .sort();
    },
    async files() {
      const branches = (await ada.get("/repos/acme/shop/branches?per_page=100")) as { name: string }[];
      const trees = branches
        .filter(({ name }) => !name.startsWith("almanac-report/"))
        .map(async ({ name }) => {
          const { tree } = (await ada.get(`/repos/acme/shop/git/trees/${name}?recursive=1`)) as {
            tree: { path: string; type: string }[];
          };
          return tree.filter(({ type }) => type === "blob").map(({ path }) => path);
        });
      return (await Promise.all(trees)).flat().sort();
    },
    [Symbol.asyncDispose]: async () => github.close(),
  };
}
