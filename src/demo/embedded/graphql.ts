import { type JsonObject, isObject } from "./json.ts";

/** A field that a query asks for, with what it asks of it; `name` is where it goes in the answer. */
export type Selected = {
  readonly name: string;
  /** What it is called there, which differs where it bears an alias. */
  readonly field: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly fields: readonly Selected[];
};

/** A query, or what is to be changed. */
export type Document = { readonly kind: "query" | "mutation"; readonly fields: readonly Selected[] };

/** A document without variables, directives and named fragments; undefined for anything else. Fields of inline fragments stand among the others. */
export function parseDocument(document: string): Document | undefined {
  const tokens = document.match(/"(?:[^"\\]|\\.)*"|\.\.\.|[{}():[\]]|[^\s,{}():[\]"]+/g) ?? [];
  const reader = { tokens, at: 0 };
  const kind = reader.tokens[0] === "mutation" ? "mutation" : "query";
  if (/^(?:query|mutation)$/.test(reader.tokens[0] ?? "")) reader.at += reader.tokens[1] === "{" ? 1 : 2;
  const fields = selection(reader);
  return fields === undefined || reader.at !== tokens.length ? undefined : { kind, fields };
}

/** What of a value was asked for; a field that it has not is among `unknown`. */
export function select(
  value: unknown,
  fields: readonly Selected[],
): { readonly data: unknown; readonly unknown: readonly string[] } {
  if (fields.length === 0 || value === null) return { data: value, unknown: [] };
  if (Array.isArray(value)) {
    const all = value.map((one: unknown) => select(one, fields));
    return { data: all.map(({ data }) => data), unknown: [...new Set(all.flatMap((one) => one.unknown))] };
  }
  const data: Record<string, unknown> = {};
  const unknown: string[] = [];
  for (const { name, fields: inner } of fields) {
    if (!isObject(value) || !(name in value)) unknown.push(name);
    else {
      const found = select(value[name], inner);
      data[name] = found.data;
      unknown.push(...found.unknown);
    }
  }
  return { data, unknown };
}

type Reader = { readonly tokens: readonly string[]; at: number };

function selection(reader: Reader): readonly Selected[] | undefined {
  if (reader.tokens[reader.at] !== "{") return undefined;
  reader.at += 1;
  const fields: Selected[] = [];
  while (reader.tokens[reader.at] !== "}") {
    const name = reader.tokens[reader.at];
    if (name === undefined) return undefined;
    reader.at += 1;
    if (name === "...") {
      // `... on Commit { … }`
      reader.at += 2;
      const inner = selection(reader);
      if (inner === undefined) return undefined;
      fields.push(...inner);
      continue;
    }
    const aliased = reader.tokens[reader.at] === ":";
    const field = aliased ? (reader.tokens[reader.at + 1] ?? "") : name;
    if (aliased) reader.at += 2;
    const parameters = reader.tokens[reader.at] === "(" ? readObject(reader, ")") : {};
    const inner = reader.tokens[reader.at] === "{" ? selection(reader) : [];
    if (inner === undefined) return undefined;
    fields.push({ name, field, parameters, fields: inner });
  }
  reader.at += 1;
  return fields;
}

function readObject(reader: Reader, end: string): JsonObject {
  const object: Record<string, unknown> = {};
  for (reader.at += 1; reader.at < reader.tokens.length && reader.tokens[reader.at] !== end;) {
    const name = reader.tokens[reader.at] ?? "";
    reader.at += 2;
    object[name] = readValue(reader);
  }
  reader.at += 1;
  return object;
}

function readList(reader: Reader): readonly unknown[] {
  const values: unknown[] = [];
  for (reader.at += 1; reader.at < reader.tokens.length && reader.tokens[reader.at] !== "]";)
    values.push(readValue(reader));
  reader.at += 1;
  return values;
}

function readValue(reader: Reader): unknown {
  const token = reader.tokens[reader.at] ?? "";
  if (token === "{") return readObject(reader, "}");
  if (token === "[") return readList(reader);
  reader.at += 1;
  if (token.startsWith('"')) return JSON.parse(token) as unknown;
  return /^\d+$/.test(token) ? Number(token) : token;
}
