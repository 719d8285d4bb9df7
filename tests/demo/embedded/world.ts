import { type EmbeddedGitHub, type StartOptions, startGitHub } from "../../../src/demo/embedded/start.ts";
import type { SeedRepository } from "../../../src/demo/embedded/seed.ts";

/** JSON in which any path may be asked for. */
export interface Data {
  readonly [key: string]: Data;
}

/** One answer as a client sees it. */
export type Response = { readonly status: number; readonly data: Data; readonly headers: Headers };

/** One field of each entry of a list. */
export function pluck(list: Data, field: string): unknown[] {
  return Array.isArray(list) ? list.map((entry: Data) => entry[field]) : [];
}

/** Sends a request over HTTP with a token. */
export type Send = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<Response>;

/** The instant at which small worlds stand. */
export const noon = "2026-11-23T12:00:00Z";

/** A GitHub with `acme/shop`: ada admin, hal write, tim triage, rea read, out an outsider; tokens named after their people, `act` for Actions. */
export async function smallGitHub(
  repository: Partial<SeedRepository> = {},
  more: Partial<Pick<StartOptions, "tokens" | "issueTypes" | "teams" | "repositories">> = {},
): Promise<EmbeddedGitHub & { send(token: string | undefined): Send }> {
  const people = ["ada", "hal", "tim", "rea", "out"];
  const github = await startGitHub({
    now: () => noon,
    users: people.map((login) => ({ login })),
    tokens: [
      { token: "act", login: "github-actions[bot]", kind: "actions" },
      ...people.map((login) => ({ token: login, login, kind: "user" as const })),
      ...(more.tokens ?? []),
    ],
    repositories: [
      {
        owner: "acme",
        name: "shop",
        files: { "README.md": "# Shop\n", "docs/guide.md": "one\ntwo\n" },
        collaborators: { ada: "admin", hal: "write", tim: "triage", rea: "read" },
        ...repository,
      },
      ...(more.repositories ?? []),
    ],
    ...(more.issueTypes && { issueTypes: more.issueTypes }),
    ...(more.teams && { teams: more.teams }),
  });
  return Object.assign(github, { send: (token: string | undefined) => sender(github.url, token) });
}

function sender(url: string, token: string | undefined): Send {
  return async (method, path, body, headers = {}) => {
    const response = await fetch(url + path, {
      method,
      headers: { ...(token !== undefined && { authorization: `token ${token}` }), ...headers },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = (response.headers.get("content-type") ?? "").includes("application/json");
    return {
      status: response.status,
      data: (text === "" ? undefined : json ? JSON.parse(text) : text) as Data,
      headers: response.headers,
    };
  };
}

/** Puts one commit with files on a branch (made from main where it does not stand) by the Git data endpoints; gives its sha. */
export async function commit(
  send: Send,
  branch: string,
  files: Readonly<Record<string, string | null>>,
  message = "Change",
): Promise<string> {
  const repo = "/repos/acme/shop";
  const known = await send("GET", `${repo}/git/ref/heads/${branch}`);
  const from = known.status === 200 ? known : await send("GET", `${repo}/git/ref/heads/main`);
  const parent = from.data["object"]?.["sha"];
  const entries = Object.entries(files).map(([path, content]) => ({
    path,
    mode: "100644",
    type: "blob",
    ...(content === null ? { sha: null } : { content }),
  }));
  const tree = await send("POST", `${repo}/git/trees`, { base_tree: parent, tree: entries });
  const made = await send("POST", `${repo}/git/commits`, { message, tree: tree.data["sha"], parents: [parent] });
  const moved =
    known.status === 200
      ? await send("PATCH", `${repo}/git/refs/heads/${branch}`, { sha: made.data["sha"] })
      : await send("POST", `${repo}/git/refs`, { ref: `refs/heads/${branch}`, sha: made.data["sha"] });
  if (moved.status >= 300) throw new Error(`could not move ${branch}: ${moved.status} ${JSON.stringify(moved.data)}`);
  return made.data["sha"] as unknown as string;
}
