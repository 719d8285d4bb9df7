import type { RepoCall, Reply } from "./call.ts";

/** One page of rows as JSON, with the `Link` header of the real service, whose links name repositories by id. */
export function pageOf<T>(call: RepoCall, rows: readonly T[], format: (row: T) => unknown): Reply {
  const size = Math.min(100, positive(call.query.get("per_page"), 30));
  const page = positive(call.query.get("page"), 1);
  const body = rows.slice((page - 1) * size, page * size).map(format);
  const link = links(call, page, Math.max(1, Math.ceil(rows.length / size)));
  return { status: 200, body, ...(link !== "" && { headers: { link } }) };
}

function positive(text: string | null, otherwise: number): number {
  const number = Number(text);
  return text !== null && Number.isInteger(number) && number > 0 ? number : otherwise;
}

function links(call: RepoCall, page: number, last: number): string {
  const path =
    call.world.url +
    call.incoming.path.replace(/^\/(?:repos\/[^/]+\/[^/]+|repositories\/\d+)/, `/repositories/${call.repo.id}`);
  const at = (number: number): string => {
    const query = new URLSearchParams(call.query);
    query.set("page", String(number));
    return `<${path}?${query.toString()}>`;
  };
  return [
    ...(page > 1 ? [`${at(page - 1)}; rel="prev"`] : []),
    ...(page < last ? [`${at(page + 1)}; rel="next"`, `${at(last)}; rel="last"`] : []),
    ...(page > 1 ? [`${at(1)}; rel="first"`] : []),
  ].join(", ");
}
