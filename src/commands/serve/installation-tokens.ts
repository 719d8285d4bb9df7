import { GitHubError } from "../../errors.ts";
import { type MintedToken, mintToken } from "../../github/app/mint-token.ts";
import { readInstallation } from "../../github/app/read-installations.ts";
import type { Client } from "../../github/client.ts";
import type { Vault } from "../../server/vault.ts";
import type { Repository } from "../../server/repository.ts";
import type { Clock } from "../../time/clock.ts";
import { addMillis } from "../../time/instant.ts";
import { APP_PERMISSIONS, OPTIONAL_PERMISSIONS } from "./app-manifest.ts";

/** Tokens that reach one repository, with no more rights than a pass needs. */
export type InstallationTokens = {
  /** One that is good for a while yet; undefined where the App has lost the repository. */
  tokenFor(repository: Repository): Promise<string | undefined>;
  /** One that only reads what stands in it. */
  readerFor(repository: Repository): Promise<string | undefined>;
  /** GitHub does not take it any more: the next one is a new one. */
  forget(repository: Repository): Promise<void>;
};

type Permissions = Readonly<Record<string, "read" | "write">>;

/** A pass takes no longer than this. */
const NEEDED = 10 * 60_000;

/** New rights are used after this; those that were taken away are noticed at once. */
const REMEMBERED = 30 * 60_000;

/** Tokens minted when needed and kept while they are good. */
export function installationTokens(asApp: () => Promise<Client>, vault: Vault, clock: Clock): InstallationTokens {
  /** For what is useful, as far as the owner granted it. */
  async function mint({ id, installation }: Repository): Promise<MintedToken> {
    const app = await asApp();
    const name = `rights in ${installation}`;
    const known = await vault.read(name);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nobody else can write into the vault
    const remembered = known === undefined ? undefined : (JSON.parse(known) as Permissions);
    const narrow = (permissions: Permissions) => ({ repository_ids: [id], permissions });
    try {
      if (remembered !== undefined) return await mintToken(app, installation, narrow(remembered));
    } catch (error) {
      if (!(error instanceof GitHubError) || error.status !== 422) throw error;
    }
    // Not read yet, or fewer than there were.
    const standing = await readInstallation(app, installation);
    const permissions = intersection(standing?.permissions ?? {});
    await vault.write(name, JSON.stringify(permissions), addMillis(clock.now(), REMEMBERED));
    return mintToken(app, installation, narrow(permissions));
  }

  /** Shared by all processes: what GitHub remembers of its answers, it remembers by token. */
  async function kept(name: string, make: () => Promise<MintedToken>): Promise<string | undefined> {
    const known = await vault.read(name);
    if (known !== undefined) return known;
    try {
      const { token, expiresAt } = await make();
      await vault.write(name, token, addMillis(expiresAt, -NEEDED));
      return token;
    } catch (error) {
      if (error instanceof GitHubError && isLoss(error)) return undefined;
      throw error;
    }
  }

  return {
    tokenFor: async (repository) => kept(nameOf(repository.id, repository.installation), async () => mint(repository)),
    readerFor: async ({ id, installation }) =>
      kept(`reader of ${id} in ${installation}`, async () =>
        mintToken(await asApp(), installation, { repository_ids: [id], permissions: { contents: "read" } }),
      ),
    async forget({ id, installation }) {
      await vault.drop(nameOf(id, installation));
    },
  };
}

function nameOf(repository: number, installation: number): string {
  return `token of ${repository} in ${installation}`;
}

/** The installation is gone or suspended, or no longer reaches the repository; a limit is none of that. */
function isLoss({ status, diagnosis }: GitHubError): boolean {
  return [403, 404, 422].includes(status) && !diagnosis.id.startsWith("limit");
}

/** Of what is useful that which was granted. */
function intersection(granted: Readonly<Record<string, string>>): Permissions {
  return Object.fromEntries(
    Object.entries({ ...APP_PERMISSIONS, ...OPTIONAL_PERMISSIONS }).flatMap(([name, level]) => {
      const held = granted[name];
      return held === undefined ? [] : [[name, held === "read" ? "read" : level] as const];
    }),
  );
}
