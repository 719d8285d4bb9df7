import { hash } from "node:crypto";
import { toMillis } from "../../time/instant.ts";
import type { Actor } from "./actor.ts";
import type { Incoming } from "./incoming.ts";
import type { Call, RepoCall, RepoRoute, Reply, Route } from "./call.ts";
import { type KeptRoute, keptRepoRoutes, keptRoutes, passOn } from "./kept.ts";
import { type JsonObject, isObject } from "./json.ts";
import type { Rates } from "./rates.ts";
import { Refusal, notFound } from "./refusal.ts";
import { demand, sees } from "./rights.ts";
import { Router } from "./router.ts";
import { repoRoutes, topRoutes } from "./routes/all.ts";
import type { RepoRow } from "./rows.ts";
import type { World } from "./world.ts";

const own = new Router<RepoRoute>(repoRoutes);
const kept = new Router<KeptRoute>(keptRepoRoutes);
const top = new Router<Route>(topRoutes);
const keptTop = new Router(keptRoutes);

/** What a request is handled with. */
export type Handling = {
  readonly world: World;
  readonly rates: Rates;
  /** The actor of a token; undefined for an unknown one. */
  actorOf(token: string): Actor | undefined;
  /** Told of each request that was answered. */
  answered?(incoming: Incoming, reply: Reply, actor: Actor): void;
  /** Told of each request that no route answers. */
  unhandled(line: string): void;
};

/** Answers a request that carries its token in a header, with the headers of the real service. */
export async function handle(handling: Handling, incoming: Incoming): Promise<Reply> {
  const { world, rates } = handling;
  let actor: Actor | undefined;
  let reply: Reply;
  try {
    actor = authenticate(handling, incoming);
    rates.demand(world, actor, incoming);
    reply = await answer(handling, incoming, actor);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    reply = { status: error.status, body: error.body, headers: error.headers };
  }
  if (actor !== undefined) handling.answered?.(incoming, reply, actor);
  const tagged = tag(incoming, actor, reply);
  rates.count(world, actor, incoming, tagged.status);
  return {
    ...tagged,
    headers: { ...standing(world), ...scopes(actor), ...rates.headers(world, actor), ...tagged.headers },
  };
}

/** Finds the route and lets it answer; throws a `Refusal` where GitHub says no. */
export function answer(handling: Handling, incoming: Incoming, actor: Actor | undefined): Reply | Promise<Reply> {
  const { world } = handling;
  const inRepo = /^\/(?:repos\/([^/]+)\/([^/]+)|repositories\/(\d+))(\/.*)?$/.exec(incoming.path);
  if (inRepo === null) return answerTop(handling, incoming, actor);
  const [, owner, name, id, rest = ""] = inRepo;
  const found = own.find(incoming.method, rest);
  const passing = found === undefined ? kept.find(incoming.method, rest) : undefined;
  const needs = found?.route.needs ?? passing?.route.needs;
  if (needs === undefined) return unknown(handling, incoming);
  const repo = id === undefined ? findRepo(world, `${owner}/${name}`) : world.rows.repos.get(Number(id));
  const moved = repo === undefined ? world.formerNames.get(`${owner}/${name}`.toLowerCase()) : undefined;
  if (moved !== undefined) return redirect(world, incoming, actor, moved, rest);
  if (repo === undefined) throw notFound();
  demand(world, repo, actor, needs, incoming.method !== "GET");
  if (found === undefined) return passOn(world, incoming, `/repos/${repo.full_name}${rest}`, actor, repo);
  return found.route.run({ ...callOf(world, incoming, found.params, actor), repo } satisfies RepoCall);
}

/** Where a name leads that a repository had before; who may not see it learns nothing. */
function redirect(world: World, incoming: Incoming, actor: Actor | undefined, id: number, rest: string): Reply {
  const repo = world.rows.repos.get(id);
  if (repo === undefined || !sees(world, repo, actor)) throw notFound();
  const query = incoming.query.size === 0 ? "" : `?${incoming.query.toString()}`;
  const url = `${world.url}/repositories/${id}${rest}${query}`;
  const permanent = incoming.method === "GET";
  return {
    status: permanent ? 301 : 307,
    headers: { location: url },
    body: { message: permanent ? "Moved Permanently" : "Temporary Redirect", url },
  };
}

function answerTop(handling: Handling, incoming: Incoming, actor: Actor | undefined): Reply | Promise<Reply> {
  const found = top.find(incoming.method, incoming.path);
  if (found !== undefined) {
    const call = callOf(handling.world, incoming, found.params, actor);
    return found.route.run(call, handling.rates);
  }
  if (keptTop.find(incoming.method, incoming.path) !== undefined)
    return passOn(handling.world, incoming, incoming.path, actor, undefined);
  return unknown(handling, incoming);
}

function unknown(handling: Handling, incoming: Incoming): Reply {
  handling.unhandled(`${incoming.method} ${incoming.path}`);
  throw notFound();
}

function authenticate(handling: Handling, incoming: Incoming): Actor | undefined {
  const given = incoming.headers["authorization"];
  // An app may say with its own name and secret who it is, about the tokens it was given.
  if (given === undefined || /^basic /i.test(given)) return undefined;
  const actor = handling.actorOf(given.replace(/^(bearer|token)\s+/i, ""));
  if (actor === undefined) throw new Refusal(401, "Bad credentials");
  return actor;
}

function callOf(
  world: World,
  incoming: Incoming,
  params: Readonly<Record<string, string>>,
  actor: Actor | undefined,
): Call {
  return { world, incoming, params, query: incoming.query, body: readJson(incoming), actor };
}

function readJson(incoming: Incoming): JsonObject {
  if (incoming.text === "") return {};
  let value: unknown;
  try {
    value = JSON.parse(incoming.text);
  } catch {
    throw new Refusal(400, "Problems parsing JSON");
  }
  if (Array.isArray(value)) return { labels: value };
  if (!isObject(value)) throw new Refusal(400, "Body should be a JSON object");
  return value;
}

function findRepo(world: World, fullName: string): RepoRow | undefined {
  const exact = world.rows.repos.findOneBy("full_name", fullName);
  return exact ?? world.rows.repos.all().find((repo) => repo.full_name.toLowerCase() === fullName.toLowerCase());
}

/** Reads get an ETag that belongs to their token, and 304 where the asker has that state already. */
function tag(incoming: Incoming, actor: Actor | undefined, reply: Reply): Reply {
  if (incoming.method !== "GET" || reply.status !== 200) return reply;
  const text = reply.text ?? JSON.stringify(reply.body);
  const etag = `W/"${hash("sha1", `${actor?.token ?? ""}\n${text}`, "hex")}"`;
  const headers = { ...reply.headers, etag, "cache-control": "private, max-age=60, s-maxage=60" };
  return incoming.headers["if-none-match"] === etag ? { status: 304, headers } : { ...reply, text, headers };
}

function scopes(actor: Actor | undefined): Record<string, string> {
  return actor?.scopes === undefined ? {} : { "x-oauth-scopes": actor.scopes.join(", ") };
}

let requests = 0;

function standing(world: World): Record<string, string> {
  requests += 1;
  return {
    date: new Date(toMillis(world.now())).toUTCString(),
    server: "github.com",
    "x-github-request-id": `A0E1:${requests.toString(16).toUpperCase().padStart(8, "0")}`,
    "x-github-media-type": "github.v3; format=json",
    "x-github-api-version-selected": "2022-11-28",
  };
}
