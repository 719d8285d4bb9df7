import { GitHubError } from "../../errors.ts";
import { type MintedToken, mintToken } from "../../github/app/mint-token.ts";
import { readInstallations } from "../../github/app/read-installations.ts";
import type { Client } from "../../github/client.ts";
import type { Repository } from "../../server/repository.ts";
import type { Clock } from "../../time/clock.ts";
import { addMillis } from "../../time/instant.ts";

/** Tokens that reach one repository, with no more rights than a pass needs. */
export type InstallationTokens = {
  /** One that is good for a while yet. */
  tokenFor(repository: Repository): Promise<string>;
};

type Permissions = Readonly<Record<string, "read" | "write">>;

/** What a pass may need; what an owner has not granted is done without. */
const PERMISSIONS: Permissions = {
  metadata: "read",
  contents: "write",
  issues: "write",
  pull_requests: "write",
  checks: "write",
  members: "read",
};

/** A pass takes no longer than this. */
const NEEDED = 10 * 60_000;

/** Tokens minted when needed and kept while they are good. */
export function installationTokens(asApp: () => Promise<Client>, clock: Clock): InstallationTokens {
  const kept = new Map<number, MintedToken>();
  /** By installation: what its owner granted, where that is less than all. */
  const granted = new Map<number, Permissions>();

  async function mint(installation: number, repository: number): Promise<MintedToken> {
    const app = await asApp();
    const narrow = (permissions: Permissions) => ({ repository_ids: [repository], permissions });
    try {
      return await mintToken(app, installation, narrow(granted.get(installation) ?? PERMISSIONS));
    } catch (error) {
      if (!(error instanceof GitHubError) || error.status !== 422) throw error;
      const all = (await readInstallations(app)).find(({ id }) => id === installation)?.permissions ?? {};
      granted.set(installation, intersection(all));
      return mintToken(app, installation, narrow(intersection(all)));
    }
  }

  return {
    async tokenFor({ id, installation }) {
      const known = kept.get(id);
      if (known !== undefined && known.expiresAt > addMillis(clock.now(), NEEDED)) return known.token;
      const minted = await mint(installation, id);
      kept.set(id, minted);
      return minted.token;
    },
  };
}

/** Of what is useful that which was granted. */
function intersection(granted: Readonly<Record<string, string>>): Permissions {
  return Object.fromEntries(
    Object.entries(PERMISSIONS).flatMap(([name, level]) => {
      const held = granted[name];
      return held === undefined ? [] : [[name, held === "read" ? "read" : level] as const];
    }),
  );
}
