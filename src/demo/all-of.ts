import type { Person } from "./person.ts";

/** All pages of a list; `path` ends in `?` or `&`. */
export async function allOf<T>(person: Person, path: string): Promise<readonly T[]> {
  const all: T[] = [];
  for (let page = 1; ; page += 1) {
    const some = await person.get<T[]>(`${path}per_page=100&page=${page}`);
    all.push(...some);
    if (some.length < 100) return all;
  }
}
