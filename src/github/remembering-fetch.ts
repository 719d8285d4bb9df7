import type { HttpFetch } from "./http-fetch.ts";

/** Answers by address, as far as GitHub gave them a tag; they are good for the one token that got them. */
export type RememberedAnswers = Map<string, RememberedAnswer>;

/** An answer that need not be sent again while it has not changed. */
export type RememberedAnswer = {
  readonly etag: string;
  readonly link: string | undefined;
  readonly body: string;
};

/** Asks only for what has changed: what has not costs nothing of the rate limit. */
export function rememberingFetch(send: HttpFetch, answers: RememberedAnswers): HttpFetch {
  return async (url, init) => {
    if (init.method !== "GET") return send(url, init);
    const known = answers.get(url);
    const headers = known === undefined ? init.headers : { ...init.headers, "if-none-match": known.etag };
    const answer = await send(url, { ...init, headers });
    if (answer.status === 304 && known !== undefined) {
      const { body, link } = known;
      const whole = new Map([...answer.headers, ["content-type", "application/json; charset=utf-8"]]);
      if (link !== undefined) whole.set("link", link);
      return { ...answer, status: 200, headers: whole, body, text: async () => Promise.resolve(body) };
    }
    const etag = answer.headers.get("etag");
    if (answer.status === 200 && etag !== undefined)
      answers.set(url, { etag, link: answer.headers.get("link"), body: answer.body });
    else answers.delete(url);
    return answer;
  };
}
