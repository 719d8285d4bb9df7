import { posix } from "node:path";
import { parseSync } from "rolldown/utils";
import { namesIn } from "./declared-names.ts";
import { readUses, type UseKind } from "./read-uses.ts";
import { childOf, childrenOf, isNode, nameOf, type SyntaxNode, walkAll } from "./syntax-node.ts";

/** What the checks need to know of one file. */
export type Source = {
  readonly path: string;
  readonly imports: readonly Import[];
  /** The names it exports, types included. */
  readonly exports: readonly string[];
  /** Lines that pass on what another file exports. */
  readonly passedOn: readonly number[];
  /** Lines with a default export. */
  readonly defaults: readonly number[];
  readonly uses: readonly { readonly kind: UseKind; readonly what: string; readonly line: number }[];
};

/** One import, type-only and dynamic ones included; `file` is the path it leads to where it is relative. */
export type Import = { readonly specifier: string; readonly file: string | undefined; readonly line: number };

/** Reads one TypeScript file; throws where it does not parse. */
export function readSource(path: string, text: string): Source {
  const parsed = parseSync(path, text, { lang: "ts", preserveParens: false });
  const program: unknown = parsed.program;
  if (parsed.errors.length > 0 || !isNode(program)) {
    throw new Error(`${path} does not parse: ${parsed.errors.map((error) => error.message).join("; ")}`);
  }
  const lineAt = (start: number) => text.slice(0, start).split("\n").length;
  const linesOf = (nodes: readonly SyntaxNode[]) => nodes.map((node) => lineAt(node.start));
  const body = childrenOf(program, "body");
  const exporting = body.filter((node) => node.type.startsWith("Export"));
  const imported = new Set(body.flatMap((node) => (node.type === "ImportDeclaration" ? importedNames(node) : [])));
  return {
    path,
    imports: importsOf(program).map(({ specifier, start }) => ({
      specifier,
      file: specifier.startsWith(".") ? posix.join(posix.dirname(path), specifier) : undefined,
      line: lineAt(start),
    })),
    exports: exporting.flatMap(exportedNames),
    passedOn: linesOf(exporting.filter((node) => passesOn(node, imported))),
    defaults: linesOf(exporting.filter(isDefault)),
    uses: readUses(program).map(({ kind, what, start }) => ({ kind, what, line: lineAt(start) })),
  };
}

function importsOf(program: SyntaxNode): readonly { readonly specifier: string; readonly start: number }[] {
  const found: { specifier: string; start: number }[] = [];
  walkAll(program, (node) => {
    if (!/^(Import|Export)|^TSImportType$|^TSExternalModuleReference$/.test(node.type)) return;
    const literal = childOf(node, "source") ?? childOf(node, "argument") ?? childOf(node, "expression");
    const specifier = literal?.type === "Literal" ? literal["value"] : undefined;
    if (typeof specifier === "string") found.push({ specifier, start: node.start });
  });
  return found;
}

function importedNames(node: SyntaxNode): readonly string[] {
  return childrenOf(node, "specifiers").flatMap((specifier) => nameOf(childOf(specifier, "local")) ?? []);
}

function exportedNames(node: SyntaxNode): readonly string[] {
  const declaration = childOf(node, "declaration");
  const declared = [
    childOf(declaration, "id"),
    ...childrenOf(declaration, "declarations").map((one) => childOf(one, "id")),
  ];
  const listed = childrenOf(node, "specifiers").map((specifier) => childOf(specifier, "exported"));
  return [...declared, ...listed].flatMap((pattern) => (pattern === undefined ? [] : namesIn(pattern)));
}

function passesOn(node: SyntaxNode, imported: ReadonlySet<string>): boolean {
  if (node.type === "ExportAllDeclaration" || childOf(node, "source") !== undefined) return true;
  return childrenOf(node, "specifiers").some((specifier) => imported.has(nameOf(childOf(specifier, "local")) ?? ""));
}

function isDefault(node: SyntaxNode): boolean {
  return node.type === "ExportDefaultDeclaration" || exportedNames(node).includes("default");
}
