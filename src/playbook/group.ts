import * as z from "zod";
import { nearest } from "../markdown/nearest.ts";
import { type About, ID } from "./sentence.ts";
import { show } from "./show.ts";

/** What zod hands to the function that words a message. */
type Raw = { readonly code?: string; readonly keys?: readonly string[] };

/** A group of keys that refuses all others; its message holds one line for each unknown key, in their order. */
export function group<Shape extends z.ZodRawShape>(
  shape: Shape,
  about: About,
  hintOf?: (key: string) => string | undefined,
) {
  const known = Object.keys(shape);
  const error = (raw: Raw) =>
    raw.code === "unrecognized_keys"
      ? (raw.keys ?? []).map((key) => unknownKey(key, known, hintOf?.(key))).join("\n")
      : EXPECTS_KEYS;
  return z.strictObject(shape, { error }).meta({ ...about });
}

const EXPECTS_KEYS = "expected a group of keys (`key: value`)";

function unknownKey(key: string, known: readonly string[], own: string | undefined): string {
  const near = nearest(key, known);
  const usual =
    near === undefined ? `possible are ${known.map((name) => `\`${name}\``).join(", ")}` : `did you mean \`${near}\`?`;
  return `there is no key ${show(key).replaceAll('"', "`")} here; ${own ?? usual}`;
}

/** Rows by id; `off` takes a row of a lower layer out. */
export function rows<T extends z.ZodType>(row: T, what: string, about: About) {
  return z
    .record(idKey(), z.union([off, row], { error: `expected ${what}, or \`off\` to take it out` }), {
      error: "expected a group of ids with their keys",
    })
    .meta({ ...about });
}

/** The word that takes a row of a lower layer out. */
export const off = z.literal("off").meta({ description: "Takes this row out." });

/** Names of our own making as keys. */
export function idKey() {
  return z
    .string()
    .regex(ID, { error: "an id consists of small letters, digits and single hyphens, like restore-test" });
}
