import { createPublicKey, verify } from "node:crypto";
import { type Instant, addMillis } from "../../time/instant.ts";
import type { Actor } from "./actor.ts";
import { isObject } from "./json.ts";
import { Refusal } from "./refusal.ts";
import type { GitHubRows, RepoRow } from "./rows.ts";

/** Permissions by name, as a registration or an installation grants them. */
export type Permissions = Readonly<Record<string, "read" | "write">>;

/** An app to begin with; its bot is `slug[bot]`. */
export type SeedApp = {
  readonly id: number;
  readonly slug: string;
  /** PEM; only its public half is looked at. */
  readonly privateKey: string;
  readonly webhookSecret: string;
  readonly permissions: Permissions;
  /** What people sign in with; without it nobody can. */
  readonly client?: { readonly id: string; readonly secret: string };
  readonly installations: readonly {
    readonly id: number;
    readonly account: string;
    /** Names within the account; all, present and future, where unset. */
    readonly repositories?: readonly string[];
    /** Fewer than the app asks for, where the owner has not accepted all. */
    readonly permissions?: Permissions;
  }[];
};

/** An app where somebody installed it. */
export type Installation = {
  readonly id: number;
  readonly account: string;
  readonly permissions: Permissions;
  /** Ids; undefined where all of the account. */
  readonly repositories: readonly number[] | undefined;
  readonly suspended: boolean;
};

type Minted = {
  readonly installation: number;
  readonly expires: string;
  readonly permissions: Permissions;
  readonly repositories: readonly number[] | undefined;
};

/** Apps, where they are installed, and the tokens made for that; one app at most. */
export class Apps {
  readonly #rows: GitHubRows;
  readonly #now: () => Instant;
  readonly #installations = new Map<number, Installation>();
  readonly #tokens = new Map<string, Minted>();
  #app: SeedApp | undefined;
  #minted = 0;

  constructor(rows: GitHubRows, now: () => Instant) {
    this.#rows = rows;
    this.#now = now;
  }

  /** The app that is registered here. */
  get app(): SeedApp | undefined {
    return this.#app;
  }

  /** Registers an app, whose bot is there already, and installs it. */
  register(app: SeedApp): void {
    this.#app = app;
    for (const { id, account, repositories, permissions } of app.installations) {
      const ids = repositories?.map((name) => this.#rows.repos.findOneBy("full_name", `${account}/${name}`)?.id);
      this.#installations.set(id, {
        id,
        account,
        permissions: { metadata: "read", ...(permissions ?? app.permissions) },
        repositories: ids?.filter((one) => one !== undefined),
        suspended: false,
      });
    }
  }

  /** Every installation, in the order of their ids. */
  installations(): readonly Installation[] {
    return [...this.#installations.values()].sort((a, b) => a.id - b.id);
  }

  /** The installation with that id. */
  installation(id: number): Installation | undefined {
    return this.#installations.get(id);
  }

  /** Where the app is installed on a repository. */
  installationOf(repo: RepoRow): Installation | undefined {
    const owner = repo.full_name.split("/")[0];
    return this.installations().find(
      ({ account, repositories }) =>
        account === owner && (repositories === undefined || repositories.includes(repo.id)),
    );
  }

  /** The repositories an installation reaches. */
  repositoriesOf({ account, repositories }: Pick<Installation, "account" | "repositories">): readonly RepoRow[] {
    return this.#rows.repos
      .all()
      .filter((repo) => repo.full_name.startsWith(`${account}/`))
      .filter((repo) => repositories === undefined || repositories.includes(repo.id));
  }

  /** What the owner of an account changes about an installation; undefined takes it away. */
  change(id: number, change: Partial<Installation> | undefined): void {
    const known = this.#installations.get(id);
    if (change === undefined || known === undefined) this.#installations.delete(id);
    else this.#installations.set(id, { ...known, ...change });
  }

  /** A new token for an installation, as narrow as asked for. */
  mint(
    installation: Installation,
    permissions: Permissions,
    repositories: readonly number[] | undefined,
  ): Minted & { readonly token: string } {
    this.#minted += 1;
    const token = `ghs_${this.#app?.id}_embedded.${installation.id}.${this.#minted}`;
    const minted: Minted = {
      installation: installation.id,
      expires: addMillis(this.#now(), 3_600_000),
      permissions: { metadata: "read", ...permissions },
      repositories,
    };
    this.#tokens.set(token, minted);
    return { ...minted, token };
  }

  /** The bot's login, for a token of its; undefined for any other. */
  loginOf(token: string): string | undefined {
    return this.#app !== undefined && (token.startsWith("eyJ") || this.#tokens.has(token))
      ? `${this.#app.slug}[bot]`
      : undefined;
  }

  /** Who a token of an app or of an installation stands for; throws a `Refusal` where it stands for nobody any more. */
  actorOf(token: string): Actor | undefined {
    if (this.#app === undefined) return undefined;
    const user = this.#rows.users.findOneBy("login", `${this.#app.slug}[bot]`);
    if (user === undefined) return undefined;
    if (token.startsWith("eyJ"))
      return this.#isOurs(token) ? { user, kind: "jwt", token, permissions: {}, repositories: [] } : undefined;
    const minted = this.#tokens.get(token);
    const installation = minted && this.#installations.get(minted.installation);
    if (minted === undefined || installation === undefined || minted.expires <= this.#now()) return undefined;
    if (installation.suspended) throw new Refusal(403, "This installation has been suspended");
    const reached = this.repositoriesOf({
      account: installation.account,
      repositories: minted.repositories ?? installation.repositories,
    });
    return {
      user,
      kind: "app",
      token,
      permissions: minted.permissions,
      repositories: reached.map(({ full_name }) => full_name.toLowerCase()),
      installation: installation.id,
    };
  }

  /** Whether the app signed it for itself. When is not looked at: the time of this GitHub is not that of the signer. */
  #isOurs(token: string): boolean {
    const [head = "", payload = "", signature = ""] = token.split(".");
    const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
    if (!isObject(claims) || String(claims["iss"]) !== String(this.#app?.id)) return false;
    const { exp, iat } = claims;
    if (typeof exp !== "number" || typeof iat !== "number" || exp - iat > 660) return false;
    const key = createPublicKey(this.#app?.privateKey ?? "");
    return verify("sha256", Buffer.from(`${head}.${payload}`), key, Buffer.from(signature, "base64url"));
  }
}
