import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import formats from "ajv-formats";
import type { DescribedRequest, TrimmedDescription } from "../../scripts/trim-description.ts";
import { strictSchema } from "./openapi-schema.ts";

/** A request as it went over the wire: path with query, body as text. */
export type SentRequest = { readonly method: string; readonly path: string; readonly text: string };

const description = JSON.parse(
  readFileSync(new URL("../fixtures/github-openapi.min.json", import.meta.url), "utf8"),
) as TrimmedDescription;

/** The routes that the trimmed description knows, `GET /repos/{owner}/{repo}`. */
export const describedRoutes: readonly string[] = Object.keys(description.operations);

/** Each with the pattern of its paths, those with the fewest parameters first. */
const patterns = describedRoutes
  .map((route) => ({ route, pattern: new RegExp(`^${route.replaceAll(/\{[^}]+\}/g, "[^/]+")}$`) }))
  .sort((a, b) => a.route.split("{").length - b.route.split("{").length);

/** The described route of a request; undefined where there is none. Where a repository moved, GitHub leads on by its number. */
export function routeOf({ method, path }: SentRequest): string | undefined {
  const line = `${method} ${path.split("?")[0]?.replace(/^\/repositories\/\d+(?=\/|$)/, "/repos/moved/moved")}`;
  return patterns.find(({ pattern }) => pattern.test(line))?.route;
}

/** Everything in which a request is not as GitHub describes it, one line each. GraphQL and signing in are described elsewhere and pass. */
export function violationsOf(request: SentRequest): readonly string[] {
  if (request.path === "/graphql" || request.path.startsWith("/login/oauth/")) return [];
  const route = routeOf(request);
  const operation = route === undefined ? undefined : description.operations[route];
  const said = (what: string): string => `${request.method} ${request.path}: ${what}`;
  if (route === undefined || operation === undefined) return [said("no such operation")];
  const query = Object.fromEntries(new URLSearchParams(request.path.split("?")[1] ?? ""));
  return [
    ...faults(`${route} query`, () => querySchema(operation), query),
    ...bodyFaults(route, operation, request),
  ].map(said);
}

function bodyFaults(route: string, { body }: DescribedRequest, { text }: SentRequest): readonly string[] {
  if (text === "") return body?.required === true ? ["has no body"] : [];
  if (body === undefined) return ["takes no body"];
  return faults(`${route} body`, () => strictSchema(body.schema), JSON.parse(text));
}

function querySchema({ query }: DescribedRequest): object {
  return {
    type: "object",
    additionalProperties: false,
    required: query.filter(({ required }) => required).map(({ name }) => name),
    properties: Object.fromEntries(query.map(({ name, schema }) => [name, strictSchema(schema)])),
  };
}

/** Queries are text, so that numbers may be written as such; bodies are what they are. */
const checkers = { query: newChecker(true), body: newChecker(false) };
const compiled = new Map<string, ValidateFunction>();

function faults(name: string, schemaOf: () => object, value: unknown): readonly string[] {
  const ajv = name.endsWith(" query") ? checkers.query : checkers.body;
  const check = compiled.get(name) ?? ajv.compile(schemaOf());
  compiled.set(name, check);
  if (check(value)) return [];
  return (check.errors ?? []).map(({ instancePath, message, params }) =>
    `${instancePath} ${message} ${JSON.stringify(params)}`.trim(),
  );
}

function newChecker(coerceTypes: boolean): Ajv {
  const ajv = new Ajv({ strict: false, allErrors: true, inlineRefs: false, coerceTypes });
  formats.default(ajv);
  for (const format of ["repo.nwo", "timestamp", "ssh-key"]) ajv.addFormat(format, true);
  const schemas: Record<string, object> = {};
  for (const [name, schema] of Object.entries(description.schemas)) schemas[name] = strictSchema(schema);
  return ajv.addSchema({ $id: "description", schemas });
}
