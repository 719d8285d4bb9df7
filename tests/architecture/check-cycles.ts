import type { Source } from "./source.ts";
import type { Violation } from "./violation.ts";

/** Finds every chain of imports that leads back to its beginning, type-only imports included; each chain once. */
export function checkCycles(sources: readonly Source[]): readonly Violation[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const done = new Set<string>();
  const trail: string[] = [];
  const violations: Violation[] = [];

  function follow(source: Source): void {
    trail.push(source.path);
    for (const { file, line } of source.imports) {
      const next = byPath.get(file ?? "");
      if (next === undefined || done.has(next.path)) continue;
      const back = trail.indexOf(next.path);
      if (back < 0) follow(next);
      else violations.push({ path: source.path, line, message: `import cycle: ${chain(trail.slice(back))}` });
    }
    trail.pop();
    done.add(source.path);
  }

  for (const source of sources) if (!done.has(source.path)) follow(source);
  return violations;
}

function chain(paths: readonly string[]): string {
  return [...paths, paths[0]].join(" → ");
}
