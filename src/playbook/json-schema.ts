import * as z from "zod";
import { InvariantError } from "../errors.ts";
import { builtInIds } from "./built-in-ids.ts";
import { schema } from "./schema.ts";

/** A JSON Schema, as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The JSON Schema (draft 2020-12) of a playbook as written, for editors: what they may complete and how they explain it. */
export function playbookJsonSchema(): JsonSchema {
  const { $schema, properties, ...rest } = z.toJSONSchema(schema, { io: "input" });
  const sections: Record<string, unknown> = { ...properties };
  const definitions: Record<string, unknown> = {};
  for (const [name, ids] of Object.entries(builtInIds)) {
    const written = properties?.[name];
    if (typeof written !== "object") throw new InvariantError(`the schema has no section ${name}`);
    const { additionalProperties: row, ...section } = written;
    definitions[name] = row;
    const known = Object.fromEntries(ids.map((id) => [id, { $ref: `#/$defs/${name}` }]));
    sections[name] = { ...section, properties: known, additionalProperties: { $ref: `#/$defs/${name}` } };
  }
  // Which other keys a file must have depends on its layers; only the version stands in all of them.
  return { $schema, ...rest, required: ["version"], properties: sections, $defs: definitions };
}
