import {
  type Document,
  type Node,
  type Scalar as YamlScalar,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
} from "yaml";
import type { TextProblem } from "../errors.ts";
import { errorAt } from "./error-at.ts";
import { explainYaml } from "./explain-yaml.ts";
import type { Located, LocatedEntry, Position, Scalar } from "./located.ts";
import { show } from "./show.ts";
import { type TextLines, textLines } from "./text-lines.ts";

/** A YAML text as located values, with everything that is wrong with its YAML. */
export type YamlText = {
  /** undefined where nothing could be read. */
  readonly root: Located | undefined;
  readonly problems: readonly TextProblem[];
  /** Lines whose values are in doubt because of a problem found on them. */
  readonly doubtful: ReadonlySet<number>;
  /** From this line on, indentation and nesting are in doubt; undefined where they are not. */
  readonly brokenFrom: number | undefined;
};

/** Characters; a playbook with every row spelled out has a fifth of it. */
const LONGEST = 200_000;
const MOST_NODES = 20_000;
const MOST_ALIASES = 100;
const DEEPEST = 40;

/** Reads YAML 1.2 and never throws: no tags, no merge keys, no keys but texts, and aliases only as far as they stay small. */
export function readYaml(file: string, text: string): YamlText {
  const lines = textLines(file, text);
  if (text.length > LONGEST)
    return unreadable(lines, `this file has ${text.length} characters; ${LONGEST} are read at most`);
  const document = parseSafely(text);
  if (document === undefined) return unreadable(lines, "lists or groups are nested too deeply to be read");
  const reading = new Reading(document, lines);
  for (const error of document.errors) {
    const at = lines.at(error.pos[0]);
    const mistake = explainYaml(error.code, lines.lines[at.line - 1] ?? "", at.column);
    reading.complain(at, mistake.message, mistake.doubts === "structure");
  }
  if (document.directives.yaml.explicit === true)
    reading.complain(lines.at(0), "leave the line that begins with %YAML out; playbooks are YAML 1.2", false);
  const root = document.contents === null ? undefined : reading.read(document.contents, 0);
  return { root, problems: reading.problems, doubtful: reading.doubtful, brokenFrom: reading.brokenFrom };
}

function parseSafely(text: string): Document.Parsed | undefined {
  try {
    return parseDocument(text, {
      version: "1.2",
      schema: "core",
      merge: false,
      prettyErrors: false,
      logLevel: "silent",
    });
  } catch (error) {
    // The library descends by recursion; only hostile nesting exhausts the stack.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function unreadable(lines: TextLines, message: string): YamlText {
  return { root: undefined, problems: [errorAt(lines.at(0), message)], doubtful: new Set(), brokenFrom: 1 };
}

/** One walk over a document; holds its budget. */
class Reading {
  readonly problems: TextProblem[] = [];
  readonly doubtful = new Set<number>();
  brokenFrom: number | undefined;
  readonly #document: Document.Parsed;
  readonly #lines: TextLines;
  #nodes = 0;
  #aliases = 0;

  constructor(document: Document.Parsed, lines: TextLines) {
    this.#document = document;
    this.#lines = lines;
  }

  complain(at: Position, message: string, structure: boolean): void {
    // One slip often makes the library stumble several times on the same line.
    if (!this.doubtful.has(at.line)) this.problems.push(errorAt(at, message));
    this.doubtful.add(at.line);
    if (structure) this.brokenFrom = Math.min(this.brokenFrom ?? at.line, at.line);
  }

  read(node: Node, depth: number): Located | undefined {
    const at = this.#lines.at(node.range?.[0] ?? 0);
    this.#nodes += 1;
    if (this.#nodes > MOST_NODES)
      return this.#refuseOnce(at, `this file holds more than ${MOST_NODES} values, with aliases counted each time`);
    if (depth > DEEPEST) return this.#refuse(at, `this is nested more than ${DEEPEST} levels deep`);
    if (typeof node.tag === "string" && node.tag.length > 0 && !node.tag.startsWith("tag:yaml.org,2002:")) {
      return this.#refuse(at, `a value cannot begin with an unquoted \`!\`; quote it`);
    }
    if (isAlias(node)) return this.#follow(node.resolve(this.#document), at, node.source, depth);
    if (isMap(node)) {
      const entries = new Map<string, LocatedEntry>();
      for (const pair of node.items) this.#readPair(pair.key, pair.value, entries, at, depth);
      return { kind: "map", entries, at };
    }
    if (isSeq(node)) {
      const items = node.items.flatMap((item) => (isNode(item) ? (this.read(item, depth + 1) ?? []) : []));
      return { kind: "list", items, at };
    }
    if (!isScalar(node)) return undefined;
    return { kind: "scalar", value: valueOf(node), text: node.source ?? "", at };
  }

  #readPair(key: unknown, value: unknown, entries: Map<string, LocatedEntry>, around: Position, depth: number): void {
    const at = isNode(key) ? this.#lines.at(key.range?.[0] ?? 0) : around;
    if (!isScalar(key) || key.value === null) {
      this.#refuse(at, "a key must be a name, not a list, a group or nothing");
      return;
    }
    const name = typeof key.value === "string" ? key.value : (key.source ?? "");
    if (name === "<<") {
      this.#refuse(at, "merge keys (`<<`) are not supported; write the keys out");
      return;
    }
    // Such a key would change what objects are instead of being one of their keys.
    if (name === "__proto__") {
      this.#refuse(at, "`__proto__` is not known here");
      return;
    }
    const node = isNode(value) ? this.read(value, depth + 1) : nothing(at);
    if (node !== undefined) entries.set(name, { at, node });
  }

  #follow(target: Node | undefined, at: Position, name: string, depth: number): Located | undefined {
    this.#aliases += 1;
    if (target === undefined)
      return this.#refuse(
        at,
        `a value cannot begin with an unquoted \`*\`; quote it (there is no anchor ${show(name)} before this line)`,
      );
    if (this.#aliases > MOST_ALIASES) return this.#refuseOnce(at, `this file uses more than ${MOST_ALIASES} aliases`);
    return this.read(target, depth + 1);
  }

  #refuse(at: Position, message: string): undefined {
    this.complain(at, message, false);
  }

  #refuseOnce(at: Position, message: string): undefined {
    if (this.problems.every((problem) => problem.message !== message)) this.complain(at, message, true);
  }
}

function nothing(at: Position): Located {
  return { kind: "scalar", value: null, text: "", at };
}

function valueOf(node: YamlScalar): Scalar {
  const { value } = node;
  return value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? value
    : (node.source ?? "");
}
