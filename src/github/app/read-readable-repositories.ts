import type { Client } from "../client.ts";
import { PAGE } from "../read-pages.ts";

/** A repository that the App reaches and a person may read. */
export type ReadableRepository = {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly admin: boolean;
  readonly installation: number;
};

type Installation = { readonly id: number; readonly suspended_at: string | null };

/** Every repository that the App reaches and the person of the client's token was let into. */
export async function readReadableRepositories(person: Client): Promise<readonly ReadableRepository[]> {
  const installations = await readAll(async (page) => {
    const { data } = await person.request("GET /user/installations", { per_page: PAGE, page });
    return { rows: data.installations satisfies readonly Installation[], total: data.total_count };
  });
  const found = await Promise.all(
    installations
      .filter(({ suspended_at: suspendedAt }) => suspendedAt === null)
      .map(async ({ id: installation }) => {
        const rows = await readAll(async (page) => readPage(person, installation, page));
        return rows.map(({ id, owner, name, permissions }) => ({
          id: Number(id),
          owner: owner.login,
          name,
          admin: permissions?.admin === true,
          installation,
        }));
      }),
  );
  return found.flat();
}

async function readPage(person: Client, installation: number, page: number) {
  const where = { installation_id: installation, per_page: PAGE, page };
  const { data } = await person.request("GET /user/installations/{installation_id}/repositories", where);
  return { rows: data.repositories, total: data.total_count };
}

type Part<T> = { readonly rows: readonly T[]; readonly total: number };

/** The first page tells how many there are; the others are read together. */
async function readAll<T>(read: (page: number) => Promise<Part<T>>): Promise<readonly T[]> {
  const first = await read(1);
  const pages = Math.ceil(first.total / PAGE);
  const rest = await Promise.all(Array.from({ length: Math.max(0, pages - 1) }, async (_, index) => read(index + 2)));
  return [first, ...rest].flatMap(({ rows }) => rows);
}
