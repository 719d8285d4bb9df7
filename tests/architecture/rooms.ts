/**
 * The rooms of `src/` from the ground up. A file imports from its own room or from rooms on a lower line;
 * rooms on one line do not know each other. Names ending in `.ts` are files directly under `src/`.
 */
export const lines: readonly (readonly string[])[] = [
  ["errors.ts"],
  ["time", "analysis"],
  ["markdown"],
  ["playbook"],
  ["snapshot", "inputs"],
  ["operation"],
  ["cadence", "incident", "postmortem"],
  ["metrics"],
  ["loop"],
  ["requirements"],
  ["render"],
  ["plan"],
  ["github", "sources"],
  ["read-playbook.ts", "read-inputs.ts"],
  ["reconcile.ts"],
  ["server", "demo"],
  ["commands"],
  ["app.ts"],
  ["action.ts", "cli.ts", "index.ts"],
];

/** The files that start something: they alone know the clock, the console and the command line. */
export const entries: readonly string[] = ["app.ts", "action.ts", "cli.ts"];

/** The room of a path under `src/`: its folder, or the file itself where it lies directly there. */
export function roomOf(path: string): string {
  return path.split("/")[1] ?? path;
}

/** The line a room stands on, 0 at the ground; -1 for a room nobody has declared. */
export function lineOf(room: string): number {
  return lines.findIndex((line) => line.includes(room));
}

/** Whether nothing in the room may do I/O or read clock, environment, randomness or console: all below `github/`. */
export function isPure(room: string): boolean {
  const line = lineOf(room);
  return line >= 0 && line < lineOf("github");
}
