import type { Client } from "../client.ts";
import type { Label } from "../../operation/operation.ts";
import { readAllPages } from "../read-pages.ts";

/** All labels of the repository as they look now. */
export async function readLabels(client: Client): Promise<readonly Label[]> {
  const rows = await readAllPages(client, "GET /repos/{owner}/{repo}/labels", {});
  return rows.map(({ name, color, description }) => ({ name, color, description: description ?? "" }));
}
