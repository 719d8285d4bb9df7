import { GitHubError } from "../../errors.ts";
import { type HttpAnswer, type HttpFetch, makeHttpFetch } from "../http-fetch.ts";
import { webUrlOf } from "../web-url-of.ts";

/** What the App is known by where people sign in. */
export type AppClient = { readonly id: string; readonly secret: string };

/** A token that acts for a person, or why there is none, in a word of GitHub's. */
export type Exchanged =
  | {
      readonly kind: "token";
      readonly token: string;
      /** Milliseconds for which it is good; undefined: until it is taken back. */
      readonly lasts: number | undefined;
    }
  | { readonly kind: "refused"; readonly why: string };

/** Takes the token that a person's code stands for; the code is good once, and only with the verifier whose challenge went before. Rejects with a `GitHubError` where GitHub does not answer; nothing says anything of what was sent. */
export async function exchangeCode(
  api: string,
  client: AppClient,
  given: { readonly code: string; readonly verifier: string },
): Promise<Exchanged> {
  const answer = await send(`${webUrlOf(api)}/login/oauth/access_token`, {
    method: "POST",
    headers: { accept: "application/json", "content-type": "application/json", "user-agent": "almanac" },
    body: JSON.stringify({
      client_id: client.id,
      client_secret: client.secret,
      code: given.code,
      code_verifier: given.verifier,
    }),
  });
  const said = parse(answer.body);
  const token = field(said, "access_token");
  if (answer.status !== 200 || typeof token !== "string" || token === "") {
    const error = field(said, "error");
    return {
      kind: "refused",
      why: typeof error === "string" && /^\w+$/.test(error) ? error : `status ${answer.status}`,
    };
  }
  const seconds = field(said, "expires_in");
  return { kind: "token", token, lasts: typeof seconds === "number" ? seconds * 1000 : undefined };
}

async function send(url: string, request: Parameters<HttpFetch>[1]): Promise<HttpAnswer> {
  let answer: HttpAnswer;
  try {
    answer = await makeHttpFetch(() => {})(url, request);
  } catch (error) {
    throw away(0, error);
  }
  if (answer.status >= 500) throw away(answer.status, undefined);
  return answer;
}

function away(status: number, cause: unknown): GitHubError {
  const said = status === 0 ? "GitHub did not answer." : `GitHub answered with status ${status}.`;
  const diagnosis = { id: "no-answer", cause: said, place: "GitHub", fix: "Sign in again in a moment." };
  return new GitHubError("Signing in", status, diagnosis, cause);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
