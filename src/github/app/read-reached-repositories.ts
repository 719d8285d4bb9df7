import type { Client } from "../client.ts";
import { PAGE } from "../read-pages.ts";

/** A repository that an installation reaches. */
export type ReachedRepository = {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly archived: boolean;
};

/** Every repository that the installation of the client's token reaches, page by page. */
export async function readReachedRepositories(client: Client): Promise<readonly ReachedRepository[]> {
  const found: ReachedRepository[] = [];
  for (let page = 1; ; page += 1) {
    const { data } = await client.request("GET /installation/repositories", { per_page: PAGE, page });
    for (const { id, owner, name, archived } of data.repositories)
      found.push({ id: Number(id), owner: owner.login, name, archived });
    if (data.repositories.length < PAGE || found.length >= data.total_count) return found;
  }
}
