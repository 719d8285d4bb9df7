import type { Client } from "../client.ts";
import { readAllPages } from "../read-pages.ts";

/** Where the App is installed, and what its owner granted it there. */
export type Installation = {
  readonly id: number;
  /** Login of the organisation or person. */
  readonly account: string;
  readonly suspended: boolean;
  /** By name, as GitHub writes them in tokens: `pull_requests`. */
  readonly permissions: Readonly<Record<string, string>>;
};

/** Every installation of the App; the client must ask as the App itself. */
export async function readInstallations(app: Client): Promise<readonly Installation[]> {
  const rows = await readAllPages(app, "GET /app/installations", {});
  return rows.map(({ id, account, suspended_at: suspendedAt, permissions }) => ({
    id,
    account: account !== null && "login" in account ? account.login : "",
    suspended: suspendedAt !== null,
    permissions: stringsOf(permissions),
  }));
}

/** One of them; undefined where there is none of that number any more. */
export async function readInstallation(app: Client, id: number): Promise<Installation | undefined> {
  return (await readInstallations(app)).find((one) => one.id === id);
}

function stringsOf(permissions: object): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(permissions).map(([name, level]) => [name, String(level)]));
}
