/** One content line of an iCalendar file, with its line ends: folded at 75 bytes, no character torn apart. */
export function icsLine(name: string, value: string): string {
  let folded = "";
  let bytes = 0;
  for (const char of `${name}:${value}`) {
    const size = new TextEncoder().encode(char).length;
    if (bytes + size > 75) {
      folded += "\r\n ";
      bytes = 1;
    }
    folded += char;
    bytes += size;
  }
  return `${folded}\r\n`;
}

/** Foreign text as a value of iCalendar's type TEXT: what would end it is escaped, line ends stay, other control characters go. */
export function icsText(foreign: string): string {
  return foreign
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n]/gu, " ")
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\n/g, "\\n");
}
