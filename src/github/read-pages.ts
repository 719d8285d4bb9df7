import type { Endpoints } from "@octokit/types";
import type { Client, Given, Route } from "./client.ts";

/** Routes that answer a list, page by page. */
export type ListRoute = {
  [R in Route]: Endpoints[R]["response"]["data"] extends readonly unknown[] ? R : never;
}[Route];

/** A row of a list. */
export type RowOf<R extends ListRoute> = Endpoints[R]["response"]["data"][number];

/** Rows of a page: as many as GitHub gives. */
export const PAGE = 100;

/** How many pages are asked for at once where GitHub does not say how many there are. */
const BATCH = 4;

/** All rows of a list, or those of its first `most` pages; after the first page the others are read together. */
export async function readPages<R extends ListRoute>(
  client: Client,
  route: R,
  parameters: Given<R>,
  most: number,
): Promise<{ readonly rows: RowOf<R>[]; readonly cut: boolean }> {
  const read = async (page: number) => {
    const { data, headers } = await client.request(route, { ...parameters, per_page: PAGE, page });
    const rows: RowOf<R>[] = [...data];
    return { rows, last: lastPage(headers.link), full: rows.length >= PAGE };
  };
  let { rows, last, full } = await read(1);
  let done = 1;
  while (full && done < most) {
    const upTo = Math.min(last ?? done + BATCH, most);
    const numbers = Array.from({ length: upTo - done }, (_, index) => done + 1 + index);
    const pages = await Promise.all(numbers.map(read));
    rows = [...rows, ...pages.flatMap((page) => page.rows)];
    full = pages.at(-1)?.full ?? false;
    last = pages.at(-1)?.last;
    done = upTo;
  }
  return { rows, cut: full && done >= most };
}

/** The number of the last page, where the `Link` header tells it. */
function lastPage(link: string | undefined): number | undefined {
  const [, page] = /[?&]page=(\d+)[^>]*>;\s*rel="last"/.exec(link ?? "") ?? [];
  return page === undefined ? undefined : Number(page);
}
