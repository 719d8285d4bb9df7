import { linesOf } from "../markdown/lines.ts";
import { isSeverity } from "./is-severity.ts";
import type { SeverityId } from "../playbook/incidents.ts";

/** What stands between the lines `---` at the head of a post-mortem. */
export type FrontMatter = {
  /** Where the text begins, counted from 1. */
  readonly bodyLine: number;
  /** undefined: there is none; broken: the line that cannot be read, and why. */
  readonly state:
    | { readonly kind: "none" }
    | { readonly kind: "read" }
    | { readonly kind: "broken"; readonly line: number; readonly why: string };
  readonly incident: number | undefined;
  readonly severity: SeverityId | undefined;
  /** The tag by which causes that come back are found. */
  readonly cause: { readonly line: number; readonly tag: string | undefined } | undefined;
};

/** At most so many lines are looked at for its end. */
const LONGEST = 100;

/** Reads the head of a post-mortem: `name: value` lines, nothing nested. */
export function readFrontMatter(document: string): FrontMatter {
  const lines = linesOf(document.slice(0, 20_000));
  const first = lines[0]?.text.replace(/^\ufeff/, "").trimEnd();
  const nothing = { bodyLine: 1, incident: undefined, severity: undefined, cause: undefined };
  if (first !== "---") return { ...nothing, state: { kind: "none" } };
  const end = lines.findIndex(
    ({ text }, index) => index > 0 && index <= LONGEST && /^(?:---|\.\.\.)[ \t]*$/.test(text),
  );
  if (end < 0)
    return {
      ...nothing,
      bodyLine: 2,
      state: { kind: "broken", line: 1, why: "it has no end: close it with a line of three dashes" },
    };
  const values = new Map<string, { readonly line: number; readonly value: string }>();
  let state: FrontMatter["state"] = { kind: "read" };
  for (const [index, { text }] of lines.slice(1, end).entries()) {
    const line = index + 2;
    if (/^\s*(?:#.*)?$/.test(text)) continue;
    const [, name, value = ""] = /^([A-Za-z][\w-]{0,40}):(?:[ \t]+(.*))?$/.exec(text) ?? [];
    const opened = /^["'[{]/.exec(value)?.[0];
    const closed =
      opened === undefined || value.trimEnd().endsWith({ '"': '"', "'": "'", "[": "]", "{": "}" }[opened] ?? "");
    if (name !== undefined && closed && !values.has(name)) values.set(name, { line, value: unquoted(value) });
    else if (state.kind !== "broken")
      state = {
        kind: "broken",
        line,
        why:
          name === undefined
            ? "this line is no “name: value”"
            : closed
              ? `“${name}” stands there twice`
              : "a quote or bracket is never closed",
      };
  }
  const incident = /^#?(\d{1,9})$/.exec(values.get("incident")?.value ?? "")?.[1];
  const severity = values.get("severity")?.value.toUpperCase();
  const cause = values.get("cause");
  return {
    bodyLine: end + 2,
    state,
    incident: incident === undefined ? undefined : Number(incident),
    severity: severity !== undefined && isSeverity(severity) ? severity : undefined,
    cause:
      cause === undefined
        ? undefined
        : {
            line: cause.line,
            tag:
              /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(cause.value) && !/^(?:todo|tbd|unknown)$/.test(cause.value)
                ? cause.value
                : undefined,
          },
  };
}

function unquoted(value: string): string {
  const bare = value.replace(/(?:^|\s)#.*$/, "").trim();
  return /^(["']).*\1$/.test(bare) ? bare.slice(1, -1) : bare;
}
