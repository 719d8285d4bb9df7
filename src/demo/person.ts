import { InvariantError } from "../errors.ts";

/** An item as a person sees it in a list. */
export type SeenItem = {
  readonly number: number;
  readonly title: string;
  readonly body: string | null;
  readonly state: string;
  readonly state_reason: string | null;
  readonly user: { readonly login: string } | null;
  readonly labels: readonly { readonly name: string }[];
  readonly assignees: readonly { readonly login: string }[];
  readonly created_at: string;
  readonly closed_at: string | null;
  readonly pull_request?: { readonly merged_at?: string | null };
};

/** Somebody who works on the repository through GitHub's own interface. */
export type Person = {
  readonly login: string;
  get<T>(path: string): Promise<T>;
  send<T>(method: "POST" | "PATCH" | "PUT" | "DELETE", path: string, body: object): Promise<T>;
  /** What a question or change over GraphQL is answered, for what REST does not know. */
  query<T>(document: string): Promise<T>;
  /** The same person in another repository. */
  at(repository: string): Person;
};

/** A person with a token of their own, acting on one repository; a refusal is a bug of the story that is told. */
export function personAt(api: string, repository: string, login: string, token: string): Person {
  const call = async <T>(method: string, path: string, body: object | undefined): Promise<T> => {
    const answer = await fetch(`${api}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        accept: "application/vnd.github+json",
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new InvariantError(`${login}: ${method} ${path} was answered ${answer.status}: ${text}`);
    // The embedded GitHub answers in GitHub's shapes; the caller names the part it reads.
    return (text === "" ? undefined : JSON.parse(text)) as T;
  };
  const home = `/repos/${repository}`;
  return {
    login,
    get: (path) => call("GET", `${home}${path}`, undefined),
    send: (method, path, body) => call(method, `${home}${path}`, body),
    query: async <T>(query: string) => {
      const { data, errors } = await call<{ data: T; errors?: unknown }>("POST", "/graphql", { query });
      if (errors !== undefined) throw new InvariantError(`${login}: ${query} was answered ${JSON.stringify(errors)}`);
      return data;
    },
    at: (other) => personAt(api, other, login, token),
  };
}
