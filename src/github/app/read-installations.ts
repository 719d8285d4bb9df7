import { GitHubError } from "../../errors.ts";
import type { Client } from "../client.ts";
import { readAllPages } from "../read-pages.ts";

/** One installation of the App, and what its owner granted it there. */
export type Installation = {
  readonly id: number;
  readonly suspended: boolean;
  /** By name, as GitHub writes them in tokens: `pull_requests`. */
  readonly permissions: Readonly<Record<string, string>>;
};

/** Every installation of the App; the client must ask as the App itself. */
export async function readInstallations(app: Client): Promise<readonly Installation[]> {
  const rows = await readAllPages(app, "GET /app/installations", {});
  return rows.map(installationOf);
}

/** One of them; undefined where there is none of that number any more. */
export async function readInstallation(app: Client, id: number): Promise<Installation | undefined> {
  try {
    const { data } = await app.request("GET /app/installations/{installation_id}", { installation_id: id });
    return installationOf(data);
  } catch (error) {
    if (error instanceof GitHubError && error.status === 404) return undefined;
    throw error;
  }
}

type Row = { readonly id: number; readonly suspended_at: string | null; readonly permissions: object };

function installationOf({ id, suspended_at: suspendedAt, permissions }: Row): Installation {
  return { id, suspended: suspendedAt !== null, permissions: stringsOf(permissions) };
}

function stringsOf(permissions: object): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(permissions).map(([name, level]) => [name, String(level)]));
}
