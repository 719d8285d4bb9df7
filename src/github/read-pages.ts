import type { Endpoints } from "@octokit/types";
import { InputError } from "../errors.ts";
import type { Client, Given, Route } from "./client.ts";

/** Routes that answer a list, page by page. */
export type ListRoute = {
  [R in Route]: Endpoints[R]["response"]["data"] extends readonly unknown[] ? R : never;
}[Route];

/** A row of a list. */
export type RowOf<R extends ListRoute> = Endpoints[R]["response"]["data"][number];

/** Rows of a page: as many as GitHub gives. */
export const PAGE = 100;

/** So many pages of one list mean that something is wrong, such as a server that always gives the first. */
const FAR_TOO_MANY = 300;

/** All rows of a list; after the first page the others are read together. */
export async function readAllPages<R extends ListRoute>(
  client: Client,
  route: R,
  parameters: Given<R>,
): Promise<RowOf<R>[]> {
  const { rows, cut } = await readPages(client, route, parameters, FAR_TOO_MANY);
  if (cut) throw new InputError(`${route} has more than ${FAR_TOO_MANY} pages of ${PAGE}.`);
  return rows;
}

/** The rows of the first `most` pages of a list, and whether there may be more; after the first page the others are read together. */
export async function readPages<R extends ListRoute>(
  client: Client,
  route: R,
  parameters: Given<R>,
  most: number,
): Promise<{ readonly rows: RowOf<R>[]; readonly cut: boolean }> {
  const read = async (page: number) => {
    const { data, headers } = await client.request(route, { ...parameters, per_page: PAGE, page });
    const rows: RowOf<R>[] = [...data];
    // GitHub sends no header where all is on one page; one more request is cheap, an item overlooked is not.
    const more = rows.length >= PAGE && (headers.link === undefined || headers.link.includes('rel="next"'));
    return { rows, last: lastPage(headers.link), more };
  };
  let { rows, last, more } = await read(1);
  let done = 1;
  while (more && done < most) {
    const upTo = Math.min(Math.max(last ?? 0, done + 1), most);
    const numbers = Array.from({ length: upTo - done }, (_, index) => done + 1 + index);
    const pages = await Promise.all(numbers.map(read));
    rows = [...rows, ...pages.flatMap((page) => page.rows)];
    more = pages.at(-1)?.more ?? false;
    last = pages.at(-1)?.last;
    done = upTo;
  }
  return { rows, cut: more };
}

/** The number of the last page, where the `Link` header tells it. */
function lastPage(link: string | undefined): number | undefined {
  const [, page] = /[?&]page=(\d+)[^>]*>;\s*rel="last"/.exec(link ?? "") ?? [];
  return page === undefined ? undefined : Number(page);
}
