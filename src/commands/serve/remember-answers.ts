import { hash } from "node:crypto";
import type { RememberedAnswer, RememberedAnswers } from "../../github/remembering-fetch.ts";
import type { Vault } from "../../server/vault.ts";
import type { Clock } from "../../time/clock.ts";
import { addMillis } from "../../time/instant.ts";

/** A token is good for an hour, and its answers with it. */
const HOUR = 3_600_000;

/** What is remembered of a repository may take this many characters. */
const MOST = 4_000_000;

/** The answers that a token got about a repository before; what is new about them is kept when this is disposed of. */
export async function rememberAnswers(
  vault: Vault,
  repository: number,
  token: string,
  clock: Clock,
): Promise<AsyncDisposable & { readonly answers: RememberedAnswers }> {
  const name = `answers of ${repository} to ${hash("sha256", token)}`;
  const before = (await vault.read(name)) ?? "[]";
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nobody else can write into the vault
  const answers: RememberedAnswers = new Map(JSON.parse(before) as [string, RememberedAnswer][]);
  return {
    answers,
    async [Symbol.asyncDispose]() {
      const after = JSON.stringify([...answers]);
      if (after !== before && after.length < MOST) await vault.write(name, after, addMillis(clock.now(), HOUR));
    },
  };
}
