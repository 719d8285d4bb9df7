import type { Client } from "../client.ts";
import type { AppClient } from "./exchange-code.ts";

/** What an App that was just registered is known by. */
export type RegisteredApp = {
  readonly id: number;
  readonly slug: string;
  readonly privateKey: string;
  readonly webhookSecret: string;
  /** What people sign in with. */
  readonly client: AppClient;
  /** Its page, where it is installed from. */
  readonly page: string;
};

/** Takes what GitHub made of a manifest; the code is good once, within an hour. Nobody need be signed in. */
export async function convertManifest(anonymous: Client, code: string): Promise<RegisteredApp> {
  const { data } = await anonymous.request("POST /app-manifests/{code}/conversions", { code }, { idempotent: false });
  const { id, slug = "", pem, webhook_secret: secret, html_url: page } = data;
  const client = { id: data.client_id, secret: data.client_secret };
  return { id, slug, privateKey: pem, webhookSecret: secret ?? "", client, page };
}
