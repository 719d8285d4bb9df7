import type { Instant } from "../../time/instant.ts";
import { parseInstant } from "../../time/instant.ts";
import type { Answer, Client, Given } from "../client.ts";

const MINT = "POST /app/installations/{installation_id}/access_tokens";

/** A token of an installation, and until when it is good. */
export type MintedToken = {
  readonly token: string;
  readonly expiresAt: Instant;
  readonly permissions: Answer<typeof MINT>["permissions"];
};

/** A new token, narrowed to repositories and permissions where they are given; the client must ask as the App itself. */
export async function mintToken(
  app: Client,
  installation: number,
  narrow: Pick<Given<typeof MINT>, "repository_ids" | "permissions">,
): Promise<MintedToken> {
  // Asking twice makes two tokens, of which one is never used.
  const { data } = await app.request(MINT, { installation_id: installation, ...narrow }, { idempotent: true });
  return { token: data.token, expiresAt: parseInstant(data.expires_at), permissions: data.permissions };
}
