import { Octokit } from "@octokit/core";
import type { Endpoints } from "@octokit/types";
import { InvariantError } from "../errors.ts";
import type { Clock } from "../time/clock.ts";
import { makeHttpFetch } from "./http-fetch.ts";
import { type RememberedAnswers, rememberingFetch } from "./remembering-fetch.ts";
import { type Write, makeSender } from "./sender.ts";
import type { Head } from "./head.ts";
import type { SharedLimit } from "./shared-limit.ts";
import { webUrlOf } from "./web-url-of.ts";

/** A documented route of GitHub's REST API. */
export type Route = keyof Endpoints;

/** Parameters of a route; owner and repository are the client's own unless given. */
export type Given<R extends Route> = Omit<Endpoints[R]["parameters"], "owner" | "repo"> & {
  readonly owner?: string;
  readonly repo?: string;
};

/** What a route answers. */
export type Answer<R extends Route> = Endpoints[R]["response"]["data"];

/** One repository on GitHub, read and written with one token. */
export type Client = {
  readonly owner: string;
  readonly name: string;
  /** The page of the repository for people. */
  readonly webUrl: string;
  /** Logins whose items were asked for over this client: what is ours. */
  readonly authors: Set<string>;
  /** The name of the default branch, once some answer told it. */
  defaultBranch: string | undefined;
  /** Heads of branches as last seen over this client. */
  readonly heads: Map<string, Head>;
  /** Ids by which GraphQL knows issues, by number, as answers told them. */
  readonly nodes: Map<number, string>;
  /** How many requests were sent. */
  requests(): number;
  /** Whether something it asked for goes by another name by now. */
  moved(): boolean;
  /** Sends a request, paced and with patience; rejects with a `GitHubError`. Whatever changes something says whether it may be sent twice. */
  request<R extends Route>(route: R, parameters: Given<R>, write?: Write): Promise<Endpoints[R]["response"]>;
  /** The same for another repository, `acme/security`; undefined where nothing of this pass reaches it. */
  elsewhere(repository: string): Promise<Client | undefined>;
  /** Sends a GraphQL query that changes nothing; the answer as it came. */
  query(document: string): Promise<unknown>;
  /** Sends a GraphQL mutation; the answer as it came. */
  mutate(document: string, write: Write): Promise<unknown>;
};

/** What a client is made of. */
export type ClientOptions = {
  readonly token: string;
  /** Root of the API, `https://api.github.com`. */
  readonly api: string;
  readonly owner: string;
  readonly name: string;
  readonly clock: Clock;
  readonly fetch?: typeof fetch;
  /** Told when a request has left this machine; not with a `fetch` of one's own. */
  readonly onSent?: () => void;
  /** Once it is aborted, nothing is sent any more: somebody else may be at it. */
  readonly signal?: AbortSignal;
  /** Told of each wait before it begins. */
  readonly onWait?: (wait: { readonly millis: number; readonly because: string }) => void;
  /** Agrees with others who ask with tokens of the same installation. */
  readonly shared?: SharedLimit;
  /** Answers that this token got before: what has not changed is not sent again. */
  readonly answers?: RememberedAnswers;
  /** Milliseconds that may be waited in all: for limits, between writes, before further attempts. Ten minutes where unset. */
  readonly budget?: number;
  /** Reaches another repository where this token does not. */
  readonly elsewhere?: Client["elsewhere"];
};

const TEN_MINUTES = 600_000;

/** A client for one repository; nothing is sent yet. */
export function connect({
  token,
  owner,
  name,
  clock,
  fetch,
  onSent = () => {},
  onWait,
  signal,
  shared,
  answers,
  budget = TEN_MINUTES,
  elsewhere,
  ...options
}: ClientOptions): Client {
  const api = options.api.replace(/\/+$/, "");
  let moved = false;
  const send = makeHttpFetch(onSent, () => (moved = true));
  const web = `${webUrlOf(api)}/${owner}/${name}`;
  const octokit = new Octokit({
    auth: token,
    baseUrl: api,
    userAgent: "almanac",
    request: {
      fetch: fetch ?? (answers === undefined ? send : rememberingFetch(send, answers)),
      parseSuccessResponseBody: false,
      log: SILENT,
    },
  });
  const sender = makeSender({ octokit, api, web, token, clock, budget, onWait, signal, shared });
  const graphql = async (document: string, write: Write | undefined): Promise<unknown> =>
    (await sender.send(`POST ${api.replace(/\/v3$/, "")}/graphql`, { query: document }, write)).data;
  const authors = new Set<string>();
  const clientOf = (home: { readonly owner: string; readonly repo: string }): Client => ({
    owner: home.owner,
    name: home.repo,
    webUrl: `${webUrlOf(api)}/${home.owner}/${home.repo}`,
    authors,
    defaultBranch: undefined,
    heads: new Map(),
    nodes: new Map(),
    requests: () => sender.sent(),
    moved: () => moved,
    async request<R extends Route>(route: R, parameters: Given<R>, write?: Write) {
      if (write === undefined && !/^(?:GET|HEAD) /.test(route))
        throw new InvariantError(`${route} must say whether it is idempotent`);
      const answer = await sender.send(route, { ...(route.includes("{repo}") ? home : {}), ...parameters }, write);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- that a route answers what its documentation says is GitHub's promise
      return answer as Endpoints[R]["response"];
    },
    elsewhere: elsewhere ?? (async (other) => clientOf(ownerAndName(other))),
    query: async (document) => graphql(document, undefined),
    mutate: async (document, write) => graphql(document, write),
  });
  return clientOf({ owner, repo: name });
}

function ownerAndName(repository: string): { readonly owner: string; readonly repo: string } {
  const [owner = "", repo = ""] = repository.split("/");
  return { owner, repo };
}

/** Octokit would write to the console. */
const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
