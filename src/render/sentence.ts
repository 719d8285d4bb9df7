import { safeCode, safeText } from "../markdown/safe-text.ts";

/** A sentence of ours that may quote others: what stands between backticks is shown as code, all else as inert prose. */
export function sentence(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((piece, index) => (index % 2 === 1 ? safeCode(piece.slice(1, -1)) : prose(piece)))
    .join("")
    .trim();
}

/** Inert prose that keeps the blanks around it. */
function prose(piece: string): string {
  const inner = safeText(piece);
  if (inner === "") return /\s/.test(piece) ? " " : "";
  return `${/^\s/.test(piece) ? " " : ""}${inner}${/\s$/.test(piece) ? " " : ""}`;
}
