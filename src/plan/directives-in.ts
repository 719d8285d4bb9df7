/** A use of a directive, as it is written in a template. */
export type Use = { readonly name: string; readonly attributes: Readonly<Record<string, string>> };

/** The uses in a template of those directives that are named, in its order: enough to know what must be read before it can be filled. */
export function directivesIn(text: string, named: Readonly<Record<string, unknown>>): readonly Use[] {
  return [...text.matchAll(/^::([a-z-]+)(?:\{([^}\n]*)\})?/gm)].flatMap(([, name = "", written = ""]) => {
    if (!Object.hasOwn(named, name)) return [];
    const attributes: Record<string, string> = {};
    for (const [, key = "", value = ""] of written.matchAll(/([a-z]+)="([^"]*)"/g)) attributes[key] = value;
    return [{ name, attributes }];
  });
}
