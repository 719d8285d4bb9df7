/** How many bytes a text takes in UTF-8. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** A text of at most `limit` bytes: whole, or its first lines and a paragraph that says so. */
export function cutToBytes(text: string, limit: number, said: string): string {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= limit) return text;
  const ending = `\n\n${said}\n`;
  const kept = new TextDecoder().decode(bytes.subarray(0, limit - byteLength(ending)));
  return `${kept.slice(0, Math.max(0, kept.lastIndexOf("\n")))}${ending}`;
}
