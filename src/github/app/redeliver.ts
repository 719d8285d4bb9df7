import type { Client } from "../client.ts";

/** Asks GitHub to send a webhook of its log again, under the same name; the client must ask as the App itself. */
export async function redeliver(app: Client, delivery: number | bigint): Promise<void> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the description says number, ids are longer: the path takes any digits
  const id = delivery as number;
  // A delivery that comes twice is known by its name.
  await app.request("POST /app/hook/deliveries/{delivery_id}/attempts", { delivery_id: id }, { idempotent: true });
}
