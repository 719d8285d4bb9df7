import { InputError } from "../../errors.ts";
import type { Instant } from "../../time/instant.ts";
import { type Actor, type Token, actorOf } from "./actor.ts";
import { Apps, type SeedApp } from "./apps.ts";
import type { Reply } from "./call.ts";
import { HookDeliveries } from "./hook-deliveries.ts";
import { hookEvents } from "./hook-events.ts";
import type { Incoming } from "./incoming.ts";
import { startEmulated } from "./start-emulated.ts";
import { type Fault, Faults } from "./faults.ts";
import { type Handling, handle } from "./handle.ts";
import { Moves } from "./moves.ts";
import { type Person, personOf } from "./person.ts";
import { Rates } from "./rates.ts";
import { RequestLog } from "./request-log.ts";
import { Rules } from "./rules.ts";
import { type SeedRepository, ensureUser, findUser, seedRepository, seedTeam } from "./seed.ts";
import { type SeedItem, seedItems } from "./seed-items.ts";
import { listen } from "./listen.ts";
import { SignIns } from "./sign-ins.ts";
import { type World, keepTime } from "./world.ts";

/** What an embedded GitHub begins with. */
export type StartOptions = {
  /** Its only clock. */
  readonly now: () => Instant;
  readonly users: readonly { readonly login: string; readonly type?: "User" | "Bot" }[];
  readonly tokens: readonly Token[];
  readonly repositories: readonly SeedRepository[];
  /** Names of issue types by organisation. */
  readonly issueTypes?: Readonly<Record<string, readonly string[]>>;
  /** Issue fields by organisation: data type by name. */
  readonly issueFields?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** An app, and where it is installed. */
  readonly app?: SeedApp;
  /** Logins of the members of teams, by `org/slug`. */
  readonly teams?: Readonly<Record<string, readonly string[]>>;
};

/** Everything a store held at one moment. */
export type Saved = { readonly held: unknown };

/** A GitHub on this machine that says no where GitHub says no. */
export type EmbeddedGitHub = AsyncDisposable & {
  /** Root of the API. */
  readonly url: string;
  readonly requests: RequestLog;
  /** Requests that no route answers, as `GET /path`: a test of the product must end with none. */
  readonly unhandled: readonly string[];
  readonly rules: Rules;
  readonly moves: Moves;
  readonly limits: Rates;
  /** The app that is registered here, its installations, and the webhooks it is sent. */
  readonly apps: Apps;
  readonly hooks: HookDeliveries;
  /** People who let the app act for them. */
  readonly signIns: SignIns;
  readonly store: { snapshot(): Saved; restore(saved: Saved): void };
  /** Somebody who works here without a token; unknown names are outsiders with an account. */
  as(login: string): Person;
  /** Makes a later request go wrong. */
  failNext(fault: Fault): void;
  /** Forgets faults that have not happened. */
  forgetFaults(): void;
  /** Sets the clock to stand at an instant, or to follow a function. */
  setNow(now: Instant | (() => Instant)): void;
  /** Puts issues straight into a repository `owner/name`. */
  seedItems(repository: string, items: readonly SeedItem[]): void;
  /** What deletes an issue for good; the API has nothing for it. */
  deleteIssue(repository: string, number: number): void;
  close(): Promise<void>;
};

/** Starts a GitHub on a free port, with its people, tokens and repositories. */
export async function startGitHub(options: StartOptions): Promise<EmbeddedGitHub> {
  let { now } = options;
  const requests = new RequestLog();
  const faults = new Faults();
  const rates = new Rates();
  const unhandled: string[] = [];
  const actors = new Map<string, Actor>();
  const handling: { current: Handling | undefined } = { current: undefined };
  const { server, url } = await listen({
    fault: (method, path) => faults.take(method, path),
    handle: (incoming) => (handling.current === undefined ? { status: 503 } : handle(handling.current, incoming)),
    log: (incoming, reply, lost) => {
      const query = incoming.query.size === 0 ? "" : `?${incoming.query.toString()}`;
      const token = incoming.headers["authorization"]?.replace(/^(bearer|token)\s+/i, "");
      const login =
        token === undefined
          ? undefined
          : (actors.get(token)?.user.login ?? handling.current?.world.apps.loginOf(token));
      requests.add({
        at: now(),
        method: incoming.method,
        path: incoming.path + query,
        login,
        agent: incoming.headers["user-agent"] ?? "",
        text: incoming.text,
        status: lost ? 0 : (reply?.status ?? 0),
        lost,
      });
    },
  });
  const emulated = await startEmulated(url);
  const apps = new Apps(emulated.rows, () => now());
  const hooks = new HookDeliveries(() => now());
  const signIns = new SignIns(apps, () => now());
  const formerNames = new Map<string, number>();
  const world: World = { rows: emulated.rows, emulated, formerNames, url, now: () => now(), apps, hooks, signIns };
  keepTime(emulated, () => now());
  seed(world, options);
  const home = options.repositories[0] && `${options.repositories[0].owner}/${options.repositories[0].name}`;
  for (const token of options.tokens) actors.set(token.token, actorOf(token, ensureUser(world, token.login), home));
  const standing = {
    world,
    unhandled: (line: string) => unhandled.push(line),
    answered: (incoming: Incoming, reply: Reply, actor: Actor) => {
      for (const event of hookEvents(world, incoming, reply, actor)) hooks.send(event);
    },
  };
  handling.current = {
    ...standing,
    rates,
    actorOf: (token) => actors.get(token) ?? signIns.actorOf(token) ?? world.apps.actorOf(token),
  };
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return {
    url,
    requests,
    unhandled,
    rules: new Rules(world),
    moves: new Moves(world),
    limits: rates,
    apps,
    hooks,
    signIns,
    store: {
      snapshot: () => ({ held: emulated.store.snapshot() }),
      restore: ({ held }) => emulated.store.restore(held),
    },
    as: (login) => {
      const actor: Actor = {
        user: ensureUser(world, login),
        kind: "user",
        token: `as ${login}`,
        permissions: undefined,
        repositories: undefined,
      };
      const inside: Handling = { ...standing, rates: new Rates(), actorOf: () => actor };
      return personOf(login, (method, target, text) => {
        const [path = "", query = ""] = target.split("?");
        return handle(inside, {
          method,
          path,
          query: new URLSearchParams(query),
          headers: { authorization: "person" },
          text,
        });
      });
    },
    failNext: (fault) => faults.add(fault),
    forgetFaults: () => faults.clear(),
    setNow: (next) => (now = typeof next === "string" ? (): Instant => next : next),
    seedItems: (repository, items) => seedItems(world, repository, items),
    deleteIssue: (repository, number) => {
      const repo = world.rows.repos.findOneBy("full_name", repository);
      const issue = world.rows.issues.findBy("number", number).find((row) => row.repo_id === repo?.id);
      if (issue === undefined) throw new InputError(`there is no issue ${repository}#${number} to delete`);
      world.rows.issues.update(issue.id, { deleted: true, state: "closed" });
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

function seed(world: World, options: StartOptions): void {
  for (const user of options.users)
    if (findUser(world, user.login) === undefined) ensureUser(world, user.login, user.type);
  for (const repository of options.repositories) seedRepository(world, repository);
  if (options.app !== undefined) {
    ensureUser(world, `${options.app.slug}[bot]`);
    world.apps.register(options.app);
  }
  for (const [team, members] of Object.entries(options.teams ?? {})) seedTeam(world, team, members);
  for (const [org, fields] of Object.entries(options.issueFields ?? {})) {
    for (const [name, type] of Object.entries(fields)) world.rows.issueFields.insert({ org, name, data_type: type });
  }
  for (const [org, names] of Object.entries(options.issueTypes ?? {})) {
    for (const name of names) world.rows.issueTypes.insert({ org, name, description: null, color: null });
  }
}
