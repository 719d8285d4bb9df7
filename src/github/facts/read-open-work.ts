import type { OpenWork } from "../../snapshot/activity.ts";
import type { Client } from "../client.ts";
import { readPages } from "../read-pages.ts";
import { workOf } from "./work-of.ts";

/** A thousand open items, the oldest: nobody plans with more. */
const PAGES = 10;

/** The open issues and pull requests of everybody, by number. */
export async function readOpenWork(client: Client): Promise<OpenWork> {
  const { rows, cut } = await readPages(
    client,
    "GET /repos/{owner}/{repo}/issues",
    { state: "open", sort: "created", direction: "asc" },
    PAGES,
  );
  const unique = [...new Map(rows.map((row) => [row.number, row])).values()].sort((a, b) => a.number - b.number);
  const work = (isPull: boolean) =>
    unique.filter((row) => (row.pull_request !== undefined) === isPull).map((row) => workOf(row));
  return { issues: work(false), pullRequests: work(true), cut };
}
