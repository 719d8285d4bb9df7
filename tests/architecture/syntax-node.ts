/** A node of the syntax tree, as far as the checks need to know it. */
export type SyntaxNode = { readonly type: string; readonly start: number; readonly [key: string]: unknown };

/** Where a node stands: the node around it, the key under which it hangs there, and where that one stands. */
export type Place = { readonly parent: SyntaxNode; readonly key: string; readonly above: Place | undefined };

/** Type syntax vanishes before the program runs; these wrappers around expressions do not. */
const kept = new Set([
  "TSAsExpression",
  "TSSatisfiesExpression",
  "TSNonNullExpression",
  "TSTypeAssertion",
  "TSInstantiationExpression",
]);

/** Visits every node that is there at run time, parents before children. */
export function walk(node: SyntaxNode, visit: (node: SyntaxNode, place: Place | undefined) => void): void {
  descend(node, undefined, (child, place) => {
    if (child.type.startsWith("TS") && !kept.has(child.type)) return false;
    visit(child, place);
    return true;
  });
}

/** Visits every node, type syntax included, parents before children. */
export function walkAll(node: SyntaxNode, visit: (node: SyntaxNode) => void): void {
  descend(node, undefined, (child) => {
    visit(child);
    return true;
  });
}

function descend(
  node: SyntaxNode,
  place: Place | undefined,
  enter: (node: SyntaxNode, place: Place | undefined) => boolean,
): void {
  if (!enter(node, place)) return;
  for (const [key, value] of Object.entries(node)) {
    const children: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const child of children) if (isNode(child)) descend(child, { parent: node, key, above: place }, enter);
  }
}

/** The node under `key`, if there is one. */
export function childOf(node: SyntaxNode | undefined, key: string): SyntaxNode | undefined {
  const value = node?.[key];
  return isNode(value) ? value : undefined;
}

/** The nodes of the list under `key`; holes of a pattern are left out. */
export function childrenOf(node: SyntaxNode | undefined, key: string): readonly SyntaxNode[] {
  const value = node?.[key];
  const children: readonly unknown[] = Array.isArray(value) ? value : [];
  return children.filter(isNode);
}

/** The name of an identifier node. */
export function nameOf(node: SyntaxNode | undefined): string | undefined {
  return node?.type === "Identifier" && typeof node["name"] === "string" ? node["name"] : undefined;
}

/** The property that a member expression asks for, `a.b` and `a["b"]` alike; undefined where it is computed. */
export function propertyOf(node: SyntaxNode): string | undefined {
  if (node.type !== "MemberExpression") return undefined;
  const property = childOf(node, "property");
  if (node["computed"] !== true) return nameOf(property);
  return property?.type === "Literal" && typeof property["value"] === "string" ? property["value"] : undefined;
}

/** Whether a value found in a tree is a node of it. */
export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
