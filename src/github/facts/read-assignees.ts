import type { Client } from "../client.ts";
import { readPages } from "../read-pages.ts";

/** So many pages are read; a login beyond them is not judged. */
const PAGES = 3;

/** Who can be assigned here, in small letters; `all` tells whether nobody was left out. */
export async function readAssignees(
  client: Client,
): Promise<{ readonly logins: ReadonlySet<string>; readonly all: boolean }> {
  const { rows, cut } = await readPages(client, "GET /repos/{owner}/{repo}/assignees", {}, PAGES);
  return { logins: new Set(rows.map(({ login }) => login.toLowerCase())), all: !cut };
}
