import { sameLogin } from "../../cadence/owner.ts";
import type { RepositorySettings } from "../../github/facts/read-settings.ts";
import { type Finding, fine } from "./finding.ts";

/** What is known of the token that looks. */
export type TokenFacts = {
  /** Told by how it begins; never the token itself. */
  readonly kind: TokenKind;
  /** The login it writes as; undefined where GitHub does not say. */
  readonly login: string | undefined;
  readonly settings: RepositorySettings;
};

export type TokenKind = "classic" | "fine-grained" | "oauth" | "app-user" | "installation" | "other";

const PREFIXES: readonly (readonly [string, TokenKind])[] = [
  ["ghp_", "classic"],
  ["github_pat_", "fine-grained"],
  ["gho_", "oauth"],
  ["ghu_", "app-user"],
  ["ghs_", "installation"],
];

const WORDS: Readonly<Record<TokenKind, string>> = {
  classic: "a classic personal token",
  "fine-grained": "a fine-grained personal token",
  oauth: "a token of the GitHub command line or another OAuth app",
  "app-user": "a token of an app on behalf of a person",
  installation: "a token of an app's installation, as workflows get it",
  other: "of a kind that is not known",
};

/** The kind of a token by its documented beginning; all else of it is opaque. */
export function tokenKind(token: string): TokenKind {
  return PREFIXES.find(([prefix]) => token.startsWith(prefix))?.[1] ?? "other";
}

const PLACE = "the token in GITHUB_TOKEN";

/** Whether the token is good for looking and for writing, as far as a token shows that; `authors` are the logins whose items are ours. */
export function judgeToken({ kind, login, settings }: TokenFacts, authors: readonly string[]): readonly Finding[] {
  const who = login === undefined ? "GitHub does not say whom it writes as" : `it writes as ${login}`;
  const ours = login !== undefined && authors.some((author) => sameLogin(author, login));
  const others =
    login === undefined || ours
      ? ""
      : ` Passes look for items of ${authors.join(" or ")}, so it is good for looking only.`;
  return [
    fine("token-valid", `The token is valid: ${WORDS[kind]}; ${who}.${others}`, PLACE),
    ...permissions(kind, settings),
    ...scopes(settings),
  ];
}

function permissions(kind: TokenKind, { rights, archived }: RepositorySettings): readonly Finding[] {
  if (kind === "installation" || rights === undefined) {
    return [
      {
        id: "token-permissions-unseen",
        severity: "unknown",
        cause: "GitHub does not list what a token of this kind may do; what it could not read is named below.",
        place: PLACE,
        fix: "Spell the permissions out in the workflow: `contents`, `issues` and `pull-requests`, each `write`.",
      },
    ];
  }
  if (rights.push || archived) return [];
  return [
    {
      id: "token-read-only",
      severity: "warning",
      cause: "The account of this token may read here and not write, so a pass with it would write nothing.",
      place: PLACE,
      fix: "To look, it is enough. To write, give the account write access or use another token.",
    },
  ];
}

/** GitHub lists scopes of classic tokens only. */
function scopes({ scopes: given, private: hidden }: RepositorySettings): readonly Finding[] {
  if (given === undefined) return [];
  const enough = given.includes("repo") || (!hidden && given.includes("public_repo"));
  if (enough) return [fine("token-scopes", `It has the scope it needs (${given.join(", ")}).`, PLACE)];
  return [
    {
      id: "token-scope-missing",
      severity: "warning",
      cause: `The token has ${given.length === 0 ? "no scopes" : `the scopes ${given.join(", ")}`} and lacks \`${hidden ? "repo" : "public_repo"}\`, so a pass with it would write nothing.`,
      place: "https://github.com/settings/tokens",
      fix: `Add the scope \`${hidden ? "repo" : "public_repo"}\` to the token; to look, it is enough as it is.`,
    },
  ];
}
