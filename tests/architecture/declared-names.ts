import { childOf, childrenOf, nameOf, type SyntaxNode, walk } from "./syntax-node.ts";

/** Every name a program gives to something of its own, wherever in it: such a name is not the global one. */
export function declaredNames(program: SyntaxNode): ReadonlySet<string> {
  const names = new Set<string>();
  walk(program, (node) => {
    for (const pattern of patternsOf(node)) for (const name of namesIn(pattern)) names.add(name);
  });
  return names;
}

/** The names that a binding pattern binds, `{ a, b: [c], ...d }` included. */
export function namesIn(pattern: SyntaxNode): readonly string[] {
  const name = nameOf(pattern);
  if (name !== undefined) return [name];
  const inside = [
    childOf(pattern, "left"),
    childOf(pattern, "argument"),
    childOf(pattern, "value"),
    ...childrenOf(pattern, "properties"),
    ...childrenOf(pattern, "elements"),
  ];
  return inside.flatMap((child) => (child === undefined ? [] : namesIn(child)));
}

function patternsOf(node: SyntaxNode): readonly SyntaxNode[] {
  if (/^Import.*Specifier$/.test(node.type)) return present(childOf(node, "local"));
  if (node.type === "CatchClause") return present(childOf(node, "param"));
  if (/^(VariableDeclarator|Class)/.test(node.type)) return present(childOf(node, "id"));
  if (/Function/.test(node.type)) return [...present(childOf(node, "id")), ...childrenOf(node, "params")];
  return [];
}

function present(node: SyntaxNode | undefined): readonly SyntaxNode[] {
  return node === undefined ? [] : [node];
}
