import { InvariantError } from "../errors.ts";
import { gapAfter, type Line, lineEndOf, linesOf } from "./lines.ts";
import { markerLine } from "./marker.ts";

/** The value on the hidden line of that name, the last one where there are several; undefined where there is none or it was damaged. */
export function readHiddenJson(body: string, name: string): unknown {
  const json = hiddenLine(body, name)?.json;
  if (json === undefined) return undefined;
  try {
    return JSON.parse(json);
  } catch {
    // People can edit the line; a broken one counts as absent.
    return undefined;
  }
}

/** A hidden line `<!-- almanac:NAME {json} -->` that nothing in the value can end. `name` is lower-case words with hyphens. */
export function hiddenJson(name: string, value: unknown): string {
  const json: unknown = JSON.stringify(value);
  if (typeof json !== "string") throw new InvariantError(`the hidden data "${name}" has no JSON form`);
  const escaped = json.replace(/[<>\u2028\u2029]|(?<=-)-/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
  return `<!-- almanac:${checked(name)} ${escaped} -->`;
}

/** The body with this value on the hidden line of that name; a new one stands before the marker, so that the marker stays last. All else keeps its bytes. */
export function withHiddenJson(body: string, name: string, value: unknown): string {
  const fresh = hiddenJson(name, value);
  const old = hiddenLine(body, name);
  if (old !== undefined) return `${body.slice(0, old.start)}${fresh}${body.slice(old.end)}`;
  const marker = markerLine(body);
  if (marker === undefined) return `${body}${gapAfter(body)}${fresh}`;
  const before = body.slice(0, marker.start);
  return `${before}${gapAfter(before)}${fresh}${lineEndOf(body)}${body.slice(marker.start)}`;
}

function hiddenLine(body: string, name: string): (Line & { readonly json: string }) | undefined {
  const shape = new RegExp(`^ {0,3}<!--[ \\t]+almanac:${checked(name)}[ \\t](.*)-->[ \\t]*$`);
  const found = linesOf(body).flatMap((line) => {
    const json = shape.exec(line.text)?.[1];
    return json === undefined ? [] : [{ ...line, json }];
  });
  return found.at(-1);
}

function checked(name: string): string {
  // Regions begin and end with lines of these names.
  const free = /^[a-z]+(?:-[a-z]+)*$/.test(name) && name !== "begin" && name !== "end";
  if (!free) throw new InvariantError(`"${name}" cannot name hidden data`);
  return name;
}
