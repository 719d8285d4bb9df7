import type { Terminal } from "../../src/commands/terminal.ts";
import { simulatedClock } from "../../src/demo/simulated-clock.ts";

/** A terminal that keeps what is printed to it. */
export type RecordedTerminal = Terminal & { printed(): string; warned(): string };

/** A terminal in an empty environment, on a Monday morning, with what a test changes. */
export function aTerminal(change: Partial<Terminal> = {}): RecordedTerminal {
  const out: string[] = [];
  const err: string[] = [];
  return {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    env: {},
    folder: ".",
    interactive: false,
    clock: simulatedClock("2026-11-23T08:00:00Z"),
    stopwatch: () => performance.now(),
    templates: new URL("../../templates/", import.meta.url),
    printed: () => out.join(""),
    warned: () => err.join(""),
    ...change,
  };
}
