import { readFileSync, readdirSync } from "node:fs";
import { createEmulator } from "emulate";
import { InvariantError } from "../../errors.ts";
import type { GitHubRows, Row, Rows } from "./rows.ts";

/** Emulate's store as it is behind the doors of 0.12.2. */
export type EmulateStore = {
  readonly collections: Map<string, Rows<Row>>;
  collection(name: string, indexes: readonly string[]): unknown;
  snapshot(): unknown;
  restore(saved: unknown): void;
};

/** Emulate's router. */
export type EmulateApp = {
  fetch(request: Request): Promise<Response>;
  matchedRoute(method: string, path: string): { readonly path: string } | undefined;
  readonly routeTable: readonly { readonly method: string; readonly path: string }[];
};

/** What a request passed on to emulate is done as. */
export type EmulateIdentity = {
  readonly login: string;
  readonly id: number;
  readonly scopes: readonly string[];
  /** Set where an app acts. */
  readonly installation?: Readonly<Record<string, unknown>>;
};

/** The parts of one emulated GitHub, without a listening server. */
export type Emulated = {
  readonly app: EmulateApp;
  readonly store: EmulateStore;
  readonly rows: GitHubRows;
  readonly tokens: Map<string, EmulateIdentity>;
};

type Register = (
  this: unknown,
  app: EmulateApp,
  store: EmulateStore,
  webhooks: { dispatch: unknown },
  url: string,
  tokens: Map<string, EmulateIdentity>,
) => void;

type Plugin = { register: Register };

type PluginModule = { readonly githubPlugin: Plugin; readonly getGitHubStore: (store: EmulateStore) => object };

/** Starts emulate's GitHub and takes hold of its insides, which it does not offer; its own server is closed again. */
export async function startEmulated(url: string): Promise<Emulated> {
  const before = queue;
  let leave = (): void => {};
  queue = new Promise((done) => (leave = done));
  await before;
  try {
    return await takeHold(url);
  } finally {
    leave();
  }
}

/** The hook is put into a module that all share, so that two starts at once would catch each other's store. */
let queue: Promise<void> = Promise.resolve();

async function takeHold(url: string): Promise<Emulated> {
  const plugin = await loadPlugin();
  const { githubPlugin } = plugin;
  const { register } = githubPlugin;
  let held: Emulated | undefined;
  githubPlugin.register = (app, store, webhooks, base, tokens) => {
    const rows = {
      ...plugin.getGitHubStore(store),
      pullRequests: store.collection("almanac.pull_requests", ["repo_id", "number", "head_ref"]),
      comments: store.collection("almanac.comments", ["repo_id", "issue_number"]),
      reviews: store.collection("almanac.reviews", ["repo_id", "pull_number"]),
      refs: store.collection("almanac.refs", ["repo_id", "ref"]),
      reactions: store.collection("almanac.reactions", ["subject_id"]),
      issueTypes: store.collection("almanac.issue_types", ["org"]),
      issueFields: store.collection("almanac.issue_fields", ["org"]),
      fieldValues: store.collection("almanac.field_values", ["issue_id"]),
      deployments: store.collection("almanac.deployments", ["repo_id"]),
      deploymentStatuses: store.collection("almanac.deployment_statuses", ["deployment_id"]),
      almanacCheckRuns: store.collection("almanac.check_runs", ["repo_id", "head_sha"]),
      commitStatuses: store.collection("almanac.commit_statuses", ["repo_id", "sha"]),
      subIssues: store.collection("almanac.sub_issues", ["parent_id", "issue_id"]),
      rules: store.collection("almanac.rules", ["repo_id"]),
    };
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The row types are ours: emulate publishes none.
    held = { app, store, rows: rows as GitHubRows, tokens };
    register.call(githubPlugin, app, store, webhooks, base, tokens);
    webhooks.dispatch = async () => {};
  };
  try {
    const emulator = await createEmulator({ service: "github", port: 0, baseUrl: url, seed: { tokens: {} } });
    await emulator.close();
  } finally {
    githubPlugin.register = register;
  }
  if (held === undefined) throw new InvariantError("emulate did not register its GitHub plugin: is it version 0.12.2?");
  return held;
}

/** The file name holds a hash that changes with each release, so it is found by what it exports. */
async function loadPlugin(): Promise<PluginModule> {
  const folder = new URL("./", import.meta.resolve("emulate"));
  const file = readdirSync(folder).find(
    (name) => /^dist-.*\.js$/.test(name) && readFileSync(new URL(name, folder), "utf8").includes("getGitHubStore"),
  );
  if (file === undefined) throw new InvariantError("emulate holds no GitHub plugin: is it version 0.12.2?");
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- What it exports is checked by use, and by the contract test.
  return (await import(new URL(file, folder).href)) as PluginModule;
}
