/** The opaque GraphQL id of a row. */
export function nodeId(kind: string, id: number): string {
  return Buffer.from(`0:${kind}${id}`).toString("base64url");
}
