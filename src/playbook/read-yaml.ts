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
import type { Located, LocatedEntry, Path, Position, Scalar } from "./located.ts";
import { show } from "./show.ts";
import { type TextLines, textLines } from "./text-lines.ts";
import { unclosed } from "./unclosed.ts";

/** A YAML text as located values, with everything that is wrong with its YAML. */
export type YamlText = {
  /** undefined where nothing could be read. */
  readonly root: Located | undefined;
  readonly problems: readonly TextProblem[];
  /** Lines whose values are in doubt because of a problem found on them. */
  readonly doubtful: ReadonlySet<number>;
  /** What was left out because YAML allows it and a playbook does not. */
  readonly left: readonly Path[];
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
  try {
    return readLines(lines, text);
  } catch (error) {
    // The library descends by recursion; only hostile nesting exhausts the stack.
    if (error instanceof RangeError) return unreadable(lines, "lists or groups are nested too deeply to be read");
    throw error;
  }
}

function readLines(lines: TextLines, text: string): YamlText {
  const document = parseDocument(text, {
    version: "1.2",
    schema: "core",
    merge: false,
    prettyErrors: false,
    logLevel: "error",
  });
  const reading = new Reading(document, lines);
  const open = unclosed(document, text);
  for (const { start, sign } of open)
    reading.complain(lines.at(start), `\`${sign}\` is opened here and never closed`, true);
  for (const error of document.errors) {
    // What is wrong after an opening sign mostly follows from the missing closing one.
    if (open.some(({ start, end }) => start <= error.pos[0] && error.pos[0] <= end)) continue;
    const at = lines.at(error.pos[0]);
    const mistake = explainYaml(error.code, lines.lines[at.line - 1] ?? "", at.column);
    reading.complain(at, mistake.message, mistake.doubts === "structure");
  }
  for (const { code, pos } of document.warnings) {
    const what =
      code === "TAG_RESOLVE_FAILED"
        ? "a value cannot begin with an unquoted `!`; quote it"
        : "this is not part of YAML 1.2; leave it out";
    reading.complain(lines.at(pos[0]), what, false);
  }
  if (document.directives.yaml.explicit === true)
    reading.complain(lines.at(0), "leave the line that begins with %YAML out; playbooks are YAML 1.2", false);
  const root = document.contents === null ? undefined : reading.read(document.contents, []);
  return {
    root,
    problems: reading.problems,
    left: reading.left,
    doubtful: reading.doubtful,
    brokenFrom: reading.brokenFrom,
  };
}

function unreadable(lines: TextLines, message: string): YamlText {
  return { root: undefined, problems: [errorAt(lines.at(0), message)], left: [], doubtful: new Set(), brokenFrom: 1 };
}

/** One walk over a document; holds its budget. */
class Reading {
  readonly problems: TextProblem[] = [];
  readonly left: Path[] = [];
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

  read(node: Node, path: Path): Located | undefined {
    const at = this.#lines.at(node.range?.[0] ?? 0);
    this.#nodes += 1;
    if (this.#nodes > MOST_NODES) return this.#refuseOnce(at, path, TOO_MANY);
    if (path.length > DEEPEST) return this.#refuseOnce(at, path, TOO_DEEP);
    if (isAlias(node)) return this.#follow(node.resolve(this.#document), at, node.source, path);
    // Complained about with the other warnings.
    if (typeof node.tag === "string" && node.tag !== "" && !node.tag.startsWith(OFFICIAL)) return this.#leave(path);
    if (isMap(node)) {
      const entries = new Map<string, LocatedEntry>();
      for (const pair of node.items) this.#readPair(pair.key, pair.value, entries, at, path);
      return { kind: "map", entries, at };
    }
    if (isSeq(node)) {
      const items = node.items.flatMap((item, index) =>
        isNode(item) ? (this.read(item, [...path, index]) ?? []) : [],
      );
      return { kind: "list", items, at };
    }
    return isScalar(node) ? { kind: "scalar", value: valueOf(node), text: node.source ?? "", at } : undefined;
  }

  #readPair(key: unknown, value: unknown, entries: Map<string, LocatedEntry>, around: Position, path: Path): void {
    const at = isNode(key) ? this.#lines.at(key.range?.[0] ?? 0) : around;
    const name =
      isScalar(key) && key.value !== null
        ? typeof key.value === "string"
          ? key.value
          : (key.source ?? "")
        : undefined;
    const refusal = refusalOfKey(name);
    if (name === undefined || refusal !== undefined) {
      this.complain(at, refusal ?? "", false);
      // What a merge key would have brought is not known.
      if (name === "<<") this.#leave(path);
      return;
    }
    const inner = [...path, name];
    const node = isNode(value) ? this.read(value, inner) : nothing(at);
    if (node !== undefined) entries.set(name, { at, node });
  }

  #follow(target: Node | undefined, at: Position, name: string, path: Path): Located | undefined {
    this.#aliases += 1;
    if (target === undefined) {
      const why = `there is no anchor ${show(name)} before this line`;
      return this.#refuse(at, path, `a value cannot begin with an unquoted \`*\`; quote it (${why})`);
    }
    if (this.#aliases > MOST_ALIASES)
      return this.#refuseOnce(at, path, `this file uses more than ${MOST_ALIASES} aliases`);
    return this.read(target, path);
  }

  #refuse(at: Position, path: Path, message: string): undefined {
    this.complain(at, message, false);
    return this.#leave(path);
  }

  /** A bomb goes off many times; said once is enough. */
  #refuseOnce(at: Position, path: Path, message: string): undefined {
    if (this.problems.every((problem) => problem.message !== message)) this.complain(at, message, false);
    return this.#leave(path);
  }

  #leave(path: Path): undefined {
    this.left.push(path);
  }
}

const TOO_MANY = `this file holds more than ${MOST_NODES} values, with aliases counted each time`;
const TOO_DEEP = `this is nested more than ${DEEPEST} levels deep`;
const OFFICIAL = "tag:yaml.org,2002:";

function refusalOfKey(name: string | undefined): string | undefined {
  if (name === undefined) return "a key must be a name, not a list, a group or nothing";
  if (name === "<<") return "merge keys (`<<`) are not supported; write the keys out";
  // Such a key would change what objects are instead of being one of their keys.
  return name === "__proto__" ? "`__proto__` is not known here" : undefined;
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
