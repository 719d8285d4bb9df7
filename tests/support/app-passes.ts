import { notProbed } from "../../src/plan/world.ts";
import { passOver } from "../../src/commands/serve/pass-over.ts";
import { CheckedHeads } from "../../src/commands/serve/check-open-pulls.ts";
import type { PassParts } from "../../src/commands/serve/pass-parts.ts";
import type { Token } from "../../src/demo/embedded/actor.ts";
import { readBuiltIns } from "../../src/sources/built-ins.ts";
import type { WaitingAlert } from "../../src/server/waiting-alerts.ts";
import type { GitHubWorld } from "./github-world.ts";

/** What the App writes with in a world whose clock the test sets. */
export const APP: Token = {
  token: "ghs_app",
  login: "almanac[bot]",
  kind: "app",
  permissions: { contents: "write", issues: "write", "pull-requests": "write", checks: "write" },
};

/** Who switched all writing off. */
export type Switches = { readonly operator?: boolean; readonly owner?: boolean };

/** Passes over acme/shop as the App makes them, without its queue and its database, which tests of the server hold; what is dealt with of `waiting` alerts is taken from them. */
export function appPasses(
  world: GitHubWorld,
  playbookFile: string,
  { operator = false, owner = false }: Switches = {},
  waiting: Map<string, WaitingAlert> = new Map(),
): (now: string) => Promise<void> {
  const templates = new URL("../../templates/", import.meta.url);
  const kept = new Map<string, string>();
  const parts: PassParts = {
    api: world.github.url,
    tokens: { tokenFor: async () => APP.token, readerFor: async () => undefined, forget: async () => {} },
    repositories: { named: async () => undefined },
    vault: {
      read: async (name) => kept.get(name),
      write: async (name, text) => void kept.set(name, text),
      drop: async (name) => void kept.delete(name),
      forget: async () => {},
    },
    bot: APP.login,
    playbookFile,
    builtIns: readBuiltIns(templates),
    templates,
    off: operator,
    checked: new CheckedHeads(),
    alerts: {
      keep: async () => {},
      of: async () => [...waiting.values()],
      repositories: async () => [],
      done: async (ids) => ids.forEach((id) => waiting.delete(id)),
    },
    monitors: {
      watch: async () => {},
      due: async () => [],
      remember: async () => {},
      results: async () => ({ ...notProbed, watched: false }),
      stored: async () => {},
    },
    secrets: () => () => undefined,
    privateHosts: new Set(),
    onSent: () => {},
    clock: world.clock,
  };
  const repository = { id: 1, owner: "acme", name: "shop", installation: 70, awake: true, off: owner };
  const shared = { bookWrite: async () => 0, heldUntil: () => 0, hold: () => {}, seen: () => {} };
  const run = passOver(parts);
  return async (now) => {
    world.clock.set(now);
    const result = await run(repository, shared, new AbortController().signal);
    if (result === "unreachable" || result.unfinished || result.problems.length > 0)
      throw new Error(JSON.stringify(result));
  };
}
