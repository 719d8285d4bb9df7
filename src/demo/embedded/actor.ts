import type { UserRow } from "./rows.ts";

/** A token as it was seeded; unset permissions mean all of them. */
export type Token = {
  readonly token: string;
  readonly login: string;
  readonly kind: "actions" | "app" | "user";
  readonly permissions?: Readonly<Record<string, "read" | "write">>;
  /** Of a classic token of a person; every answer lists them. */
  readonly scopes?: readonly string[];
  /** `owner/name`; an actions token without is limited to the first repository, others see all. */
  readonly repositories?: readonly string[];
};

/** Who a request is made by, and what the token allows. */
export type Actor = {
  readonly user: UserRow;
  /** `jwt`: an app as itself, which reaches no repository. */
  readonly kind: "actions" | "app" | "user" | "jwt";
  readonly token: string;
  /** By permission name with underscores; undefined where nothing is limited. */
  readonly permissions: Readonly<Record<string, "read" | "write">> | undefined;
  readonly scopes?: readonly string[];
  /** Lower-case `owner/name`; undefined where all. */
  readonly repositories: readonly string[] | undefined;
  /** Set for the token of an app's installation; all its tokens share one rate limit. */
  readonly installation?: number;
};

/** Whether the actor is an installation of an app (the built-in Actions app included), not a person. */
export function isInstallation(actor: Actor): boolean {
  return actor.kind !== "user";
}

/** The actor a token stands for; `home` is the repository of an actions token that names none. */
export function actorOf(token: Token, user: UserRow, home: string | undefined): Actor {
  const repositories = token.repositories ?? (token.kind === "actions" && home !== undefined ? [home] : undefined);
  const permissions =
    token.permissions &&
    Object.fromEntries(Object.entries(token.permissions).map(([name, level]) => [name.replaceAll("-", "_"), level]));
  return {
    user,
    kind: token.kind,
    token: token.token,
    ...(token.scopes !== undefined && { scopes: token.scopes }),
    permissions: permissions && { ...permissions, metadata: "read" },
    repositories: repositories?.map((name) => name.toLowerCase()),
  };
}
