import type { InputQuery, ReadInput } from "./input-query.ts";

/** A reader that asks nobody: for plans that are made without inputs, secrets or network. */
export const noInputs: ReadInput = async ({ origin }) =>
  Promise.resolve({ kind: "unreadable", source: sourceName(origin), because: "Sources are not read here." });

/** What a source is called in sentences: its file, or the host that is asked. */
export function sourceName(origin: InputQuery["origin"]): string {
  return "file" in origin ? origin.file : new URL(origin.url).host;
}
