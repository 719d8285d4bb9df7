/** A route in a table, with its pattern taken apart. */
export type Compiled<R> = { readonly route: R; readonly match: RegExp; readonly names: readonly string[] };

/** Finds the first route whose pattern fits; `:name` is one segment, `*name` the rest of the path. */
export class Router<R extends { readonly method: string; readonly pattern: string }> {
  readonly #byMethod = new Map<string, Compiled<R>[]>();

  constructor(routes: readonly R[]) {
    for (const route of routes) {
      const list = this.#byMethod.get(route.method) ?? [];
      list.push(compile(route));
      this.#byMethod.set(route.method, list);
    }
  }

  /** The route and the decoded parameters, or undefined. */
  find(method: string, path: string): { readonly route: R; readonly params: Record<string, string> } | undefined {
    for (const { route, match, names } of this.#byMethod.get(method) ?? []) {
      const found = match.exec(path);
      if (found === null) continue;
      return { route, params: Object.fromEntries(names.map((name, index) => [name, decode(found[index + 1] ?? "")])) };
    }
    return undefined;
  }
}

function compile<R extends { readonly pattern: string }>(route: R): Compiled<R> {
  const names: string[] = [];
  const source = route.pattern
    .split("/")
    .map((segment) => {
      if (!/^[:*]/.test(segment)) return segment.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
      names.push(segment.slice(1));
      return segment.startsWith("*") ? "(.*)" : "([^/]+)";
    })
    .join("/");
  return { route, match: new RegExp(`^${source}$`), names };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
