type Schema = Record<string, unknown>;

/**
 * A schema of OpenAPI 3.0 as a JSON Schema that refuses what it does not name: `nullable` becomes a type, and objects
 * with properties are closed. Parts of an `allOf` stay open, since each knows only some of the properties.
 */
export function strictSchema(given: object, inAllOf = false): Schema {
  const { nullable, ...schema }: Schema = { ...given };
  const strict: Schema = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key === "properties" && isSchema(value)) {
      strict[key] = Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [name, isSchema(inner) ? strictSchema(inner) : inner]),
      );
    } else if (Array.isArray(value)) {
      strict[key] = value.map((inner: unknown) =>
        isSchema(inner) ? strictSchema(inner, inAllOf || key === "allOf") : inner,
      );
    } else strict[key] = isSchema(value) ? strictSchema(value) : value;
  }
  const isOpen = inAllOf || "allOf" in schema || "additionalProperties" in schema;
  if ("properties" in schema && !isOpen) strict["additionalProperties"] = false;
  if (typeof strict["$ref"] === "string") strict["$ref"] = strict["$ref"].replace(/^#/, "description#");
  return nullable === true ? orNull(strict) : strict;
}

function orNull(schema: Schema): Schema {
  if (typeof schema["type"] !== "string") return { anyOf: [schema, { type: "null" }] };
  const choices = Array.isArray(schema["enum"]) ? { enum: [...(schema["enum"] as unknown[]), null] } : {};
  return { ...schema, type: [schema["type"], "null"], ...choices };
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
