import { type Drawing, WIDTH } from "./frame.ts";
import { element } from "./svg.ts";

/** What stands where nothing was measured: words, and no axis that would make it look like zero. */
export function emptyDrawing(top: number, words = "No data yet"): Drawing {
  return {
    lines: [
      element("rect", { class: "gap", x: 16, y: top, width: WIDTH - 32, height: 72, rx: 6 }),
      element("text", { class: "dim mid", x: WIDTH / 2, y: top + 41 }, words),
    ],
    bottom: top + 72,
  };
}
