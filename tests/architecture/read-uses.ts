import { declaredNames } from "./declared-names.ts";
import { childOf, childrenOf, nameOf, type Place, propertyOf, type SyntaxNode, walk } from "./syntax-node.ts";

/** What a use reaches for: a pure room does none of it, other rooms some. */
export type UseKind = "clock" | "environment" | "command line" | "randomness" | "I/O" | "console" | "language";

/** A place where a program reaches out of itself. */
export type Use = { readonly kind: UseKind; readonly what: string; readonly start: number };

type Found = { readonly kind: UseKind; readonly what: string } | undefined;

const globals: ReadonlyMap<string, UseKind> = new Map([
  ["process", "environment"],
  ["globalThis", "environment"],
  ["navigator", "environment"],
  ["console", "console"],
  ["performance", "clock"],
  ["crypto", "randomness"],
  ["fetch", "I/O"],
  ["require", "I/O"],
  ["WebSocket", "I/O"],
  ["EventSource", "I/O"],
  ["setTimeout", "I/O"],
  ["setInterval", "I/O"],
  ["setImmediate", "I/O"],
]);

/** Methods of Date that answer in the machine's own time zone. */
const local =
  /^[gs]et(FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds|TimezoneOffset)$|^to(Date|Time)String$/;

/** Finds where a program reaches for clock, environment, randomness, I/O, console or the machine's language. */
export function readUses(program: SyntaxNode): readonly Use[] {
  const own = declaredNames(program);
  const uses: Use[] = [];
  walk(program, (node, place) => {
    const found = useOf(node, place, own);
    if (found !== undefined) uses.push({ ...found, start: node.start });
  });
  return uses;
}

function useOf(node: SyntaxNode, place: Place | undefined, own: ReadonlySet<string>): Found {
  if (node.type === "ImportExpression") return { kind: "I/O", what: "import()" };
  if (node.type === "MetaProperty" && nameOf(childOf(node, "meta")) === "import")
    return { kind: "environment", what: "import.meta" };
  const property = propertyOf(node);
  if (property !== undefined) return methodUse(property, place);
  const name = nameOf(node);
  if (name === undefined || place === undefined || !isReference(place)) return undefined;
  const member = memberAt(place);
  if (name === "Temporal") {
    return member === undefined || member === "Now" ? { kind: "clock", what: "Temporal.Now" } : undefined;
  }
  if (own.has(name)) return undefined;
  if (name === "Date") return dateUse(place, member);
  if (name === "Intl") return intlUse(place, member);
  if (name === "Math") {
    return member === undefined || member === "random" ? { kind: "randomness", what: "Math.random" } : undefined;
  }
  if (name === "process" && member === "argv") return { kind: "command line", what: "process.argv" };
  const kind = globals.get(name);
  return kind === undefined ? undefined : { kind, what: name };
}

function methodUse(property: string, place: Place | undefined): Found {
  if (local.test(property)) return { kind: "environment", what: `${property}() in the machine's time zone` };
  if (property === "localeCompare" && argumentsAt(place) < 2) return { kind: "language", what: "localeCompare()" };
  if (/^toLocale[A-Z]/.test(property) && argumentsAt(place) < 1) return { kind: "language", what: `${property}()` };
  return undefined;
}

/** Only forms that depend on nothing but their argument pass, so that no alias hides the clock. */
function dateUse(place: Place, member: string | undefined): Found {
  if (member === "parse" || member === "UTC") return undefined;
  if (place.parent.type === "BinaryExpression" && place.key === "right") return undefined;
  if (place.parent.type === "NewExpression" && place.key === "callee") {
    const given = argumentsAt(place);
    if (given === 1) return undefined;
    if (given === 0) return { kind: "clock", what: "new Date()" };
    return { kind: "environment", what: "new Date(year, month) in the machine's time zone" };
  }
  return { kind: "clock", what: member === undefined ? "Date" : `Date.${member}` };
}

/** Without a language, and for dates a time zone, Intl answers as the machine is set up. */
function intlUse(place: Place, member: string | undefined): Found {
  if (member === undefined) return { kind: "language", what: "Intl" };
  const needed = member === "DateTimeFormat" ? 2 : /^[A-Z]/.test(member) ? 1 : 0;
  return argumentsAt(place.above) < needed ? { kind: "language", what: `Intl.${member}()` } : undefined;
}

/** The member asked of the thing that stands here. */
function memberAt(place: Place): string | undefined {
  return place.key === "object" ? propertyOf(place.parent) : undefined;
}

/** How many arguments the call of the thing that stands here gives; 0 where it is not called, endless for a spread. */
function argumentsAt(place: Place | undefined): number {
  if (place?.key !== "callee") return 0;
  const given = childrenOf(place.parent, "arguments");
  return given.some((one) => one.type === "SpreadElement") ? Number.POSITIVE_INFINITY : given.length;
}

/** Whether an identifier that stands here means a variable, not a property, a key or a label. */
function isReference({ parent, key }: Place): boolean {
  if (key === "property" || key === "key") return parent["computed"] === true;
  return key !== "label" && !/Specifier$|^MetaProperty$/.test(parent.type);
}
