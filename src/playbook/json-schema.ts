import * as z from "zod";
import { schema } from "./schema.ts";

/** A JSON Schema, as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The JSON Schema (draft 2020-12) of a playbook as written, for editors: what they may complete and how they explain it. */
export function playbookJsonSchema(): JsonSchema {
  // Which keys a file must have depends on its layers; only the version stands in all of them.
  return { ...z.toJSONSchema(schema, { io: "input" }), required: ["version"] };
}
