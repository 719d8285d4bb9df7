import { z } from "zod";

const schema = z.record(z.string(), z.unknown());
const parameter = z.object({
  name: z.string(),
  in: z.enum(["path", "query", "header"]),
  required: z.boolean().optional(),
  schema: schema.optional(),
});
const operation = z.object({
  parameters: z.array(z.union([z.object({ $ref: z.string() }), parameter])).optional(),
  requestBody: z
    .object({ required: z.boolean().optional(), content: z.record(z.string(), z.object({ schema })) })
    .optional(),
});
const description = z.object({
  info: z.object({ version: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.object({ parameters: z.record(z.string(), parameter), schemas: z.record(z.string(), schema) }),
});

/** What a description says of one request: its query, and its body where it takes one. */
export type DescribedRequest = {
  readonly query: readonly { readonly name: string; readonly required: boolean; readonly schema: object }[];
  readonly body: { readonly required: boolean; readonly schema: object } | undefined;
};

/** The part of an OpenAPI description that tells which requests are valid, by route. */
export type TrimmedDescription = {
  readonly source: string;
  readonly operations: Readonly<Record<string, DescribedRequest>>;
  /** Schemas that the others refer to as `#/schemas/NAME`. */
  readonly schemas: Readonly<Record<string, object>>;
};

/** Takes from GitHub's OpenAPI description what it says of the requests of some routes; throws where it does not know one. */
export function generateTrimmed(given: unknown, routes: readonly string[]): TrimmedDescription {
  const { info, paths, components } = description.parse(given);
  const operations: Record<string, DescribedRequest> = {};
  for (const route of routes) {
    const [method = "", path = ""] = route.split(" ");
    const found = paths[path]?.[method.toLowerCase()];
    if (found === undefined) throw new Error(`${route} is not described: is its name right?`);
    const { parameters = [], requestBody } = operation.parse(found);
    const whole = parameters.map((one) => ("$ref" in one ? referred(components.parameters, one.$ref) : one));
    const content = requestBody?.content["application/json"];
    operations[route] = {
      query: whole
        .filter((one) => one.in === "query")
        .map((one) => ({ name: one.name, required: one.required ?? false, schema: bare(one.schema ?? {}) })),
      body:
        content === undefined ? undefined : { required: requestBody?.required ?? false, schema: bare(content.schema) },
    };
  }
  return {
    source: `@octokit/openapi, GitHub's REST API ${info.version}; MIT licence, see github-openapi.LICENSE.txt`,
    operations,
    schemas: reached(operations, components.schemas),
  };
}

function referred<T>(all: Readonly<Record<string, T>>, reference: string): T {
  const found = all[reference.split("/").at(-1) ?? ""];
  if (found === undefined) throw new Error(`${reference} leads nowhere`);
  return found;
}

/** Every schema that is reached from the operations, and from those again. */
function reached(operations: object, all: Readonly<Record<string, object>>): Readonly<Record<string, object>> {
  const found = new Map<string, object>();
  const waiting = namesIn(operations);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    const next = bare(referred(all, name));
    found.set(name, next);
    waiting.push(...namesIn(next));
  }
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function namesIn(value: object): string[] {
  return [...JSON.stringify(value).matchAll(/"#\/schemas\/([^"]+)"/g)].map(([, name = ""]) => name);
}

/** Words for people, which decide nothing. `properties` holds names, not keywords: there they stay. */
const WORDS: ReadonlySet<string> = new Set(["description", "example", "examples", "title", "externalDocs"]);

function bare(value: object, names = false): object {
  if (Array.isArray(value)) return value.map((one: unknown) => (isObject(one) ? bare(one) : one));
  const entries = Object.entries(value).flatMap(([key, inner]: [string, unknown]): [string, unknown][] => {
    if (!names && (WORDS.has(key) || key.startsWith("x-"))) return [];
    if (key === "$ref") return [[key, String(inner).replace("#/components/schemas/", "#/schemas/")]];
    return [[key, isObject(inner) ? bare(inner, !names && key === "properties") : inner]];
  });
  return Object.fromEntries(entries);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
