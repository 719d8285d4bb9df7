import type { ErrorCode } from "yaml";
import { looksSecret } from "./show.ts";

/** What a YAML error means to somebody who does not know YAML, and whether the rest of the text can still be trusted. */
export type YamlMistake = {
  readonly message: string;
  /** `value`: only this line is in doubt; `structure`: everything from here on. */
  readonly doubts: "value" | "structure";
};

/** Explains an error of the YAML library by its code and by the line it stands on, from its column (counted from 1) on. */
export function explainYaml(code: ErrorCode, line: string, column: number): YamlMistake {
  const rest = line.slice(column - 1);
  const badValue = unquoted(line, rest);
  if (badValue !== undefined) return { message: badValue, doubts: "value" };
  const doubts = LOCAL.has(code) ? "value" : "structure";
  return { message: (EXPLANATIONS.get(code) ?? unexpected)(line, rest), doubts };
}

/** Mistakes that leave the lines around them as they are. */
const LOCAL: ReadonlySet<ErrorCode> = new Set(["DUPLICATE_KEY", "BAD_ALIAS", "BAD_DQ_ESCAPE", "NON_STRING_KEY"]);

const COLON =
  "a second `: ` in one line: put the value in quotes if it contains a colon, or begin a new line for the next key";

const DEEPER =
  "the next line is indented more than this one, so that it reads on in the middle of this value; give both lines the same indentation";

/** What is said by code; `rest` is the line from the place of the mistake on. */
const EXPLANATIONS: ReadonlyMap<ErrorCode, (line: string, rest: string) => string> = new Map([
  ["DUPLICATE_KEY", (_, rest) => `\`${word(rest)}\` stands twice here; keep one of them`],
  ["TAB_AS_INDENT", () => "this line is indented with a tab; YAML allows spaces only, use two for each level"],
  ["BAD_INDENT", indentation],
  ["BLOCK_AS_IMPLICIT_KEY", (_, rest) => (/: |:$/.test(rest) ? COLON : DEEPER)],
  ["BLOCK_IN_FLOW", () => COLON],
  ["MULTILINE_IMPLICIT_KEY", (_, rest) => unfinishedKey(rest)],
  ["MISSING_CHAR", missing],
  [
    "MULTIPLE_DOCS",
    () => "a second document begins here; a playbook is one document, remove the line with `---` or `...`",
  ],
  ["BAD_ALIAS", () => "a value cannot begin with an unquoted `*`; quote it"],
  ["BAD_DQ_ESCAPE", () => "there is no such `\\` sequence in \"double quotes\"; write `\\\\`, or use 'single quotes'"],
  ["KEY_OVER_1024_CHARS", () => "a key is longer than 1024 characters; is a quote or a line break missing?"],
]);

function unfinishedKey(rest: string): string {
  const [, key, value] = /^([\w-]+):(\S.{0,40})/.exec(rest) ?? [];
  if (key === undefined || value === undefined)
    return "this looks like a key, but no value follows on its line; a colon and a space are needed after a key";
  return looksSecret(value)
    ? `a space is missing after \`${key}:\``
    : `a space is missing after the colon: write \`${key}: ${value.trim()}\``;
}

function unquoted(line: string, rest: string): string | undefined {
  const before = line.slice(0, line.length - rest.length);
  const found = /^[>|]/.test(rest)
    ? rest
    : /(?:^|[:,[{-])\s*([>|][^"']*)$/.exec(before)?.[1] === undefined
      ? rest
      : `>${rest}`;
  const [first = ""] = found;
  if (first === "@") return "a name cannot begin with an unquoted `@`; leave the @ out or quote it";
  if (first === ">" && !/^>[+-]?\d?\s*(?:#.*)?$/.test(found)) {
    return "a value cannot begin with an unquoted `>`; quote it or write above (`above 8%`)";
  }
  if (first === "|" && !/^\|[+-]?\d?\s*(?:#.*)?$/.test(found))
    return "a value cannot begin with an unquoted `|`; quote it";
  if (first === "`") return "a value cannot begin with a backtick; quote it or leave the backticks out";
  if (first === "%") return "a value cannot begin with an unquoted `%`; quote it";
  return undefined;
}

function indentation(line: string): string {
  const spaces = /^ */.exec(line)?.[0].length ?? 0;
  return `this line begins with ${spaces} ${spaces === 1 ? "space" : "spaces"}, which lines up with no line above it; keys that belong together begin in the same column, use two spaces for each level`;
}

function missing(_line: string, rest: string): string {
  return /^[\w-]+:\S/.test(rest) ? unfinishedKey(rest) : "a colon is missing after this key";
}

function unexpected(line: string, rest: string): string {
  if (/^[\]}]/.test(rest)) return `\`${rest.slice(0, 1)}\` closes nothing; remove it, or add the opening bracket`;
  if (/['"]/.test(line.slice(0, line.length - rest.length))) {
    return "text follows after the closing quote; put all of the value inside the quotes";
  }
  if (/:\s+-\s/.test(line) || /:\s+-$/.test(line))
    return "a list in lines begins on the line after its key; or write it as `[one, two]`";
  return "this is not valid YAML; are a key and its value (`key: value`) on this line, with the indentation of the lines around it?";
}

function word(rest: string): string {
  return /^["']?([\w/.-]{1,60})/.exec(rest)?.[1] ?? "this key";
}
