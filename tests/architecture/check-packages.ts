import { roomOf } from "./rooms.ts";
import type { Source } from "./source.ts";
import type { Violation } from "./violation.ts";

/** Who alone may know a package, so that it can be replaced in one place. */
const homes: readonly { readonly packages: RegExp; readonly rooms: readonly string[] }[] = [
  { packages: /^probot$/, rooms: ["app.ts"] },
  { packages: /^@actions\//, rooms: ["action.ts"] },
  { packages: /^(commander|@commander-js\/.*)$/, rooms: ["cli.ts"] },
  { packages: /^(octokit|@octokit\/.*)$/, rooms: ["github"] },
  { packages: /^zod$/, rooms: ["playbook", "inputs"] },
  { packages: /^yaml$/, rooms: ["playbook", "sources"] },
  { packages: /^(pg-boss|@electric-sql\/pglite)$/, rooms: ["server"] },
  { packages: /^@opentelemetry\//, rooms: ["server"] },
  { packages: /^emulate$/, rooms: ["demo"] },
];

/** Finds imports of a package outside the rooms that may know it. */
export function checkPackages(sources: readonly Source[]): readonly Violation[] {
  return sources.flatMap(({ path, imports }) =>
    imports.flatMap(({ specifier, line }) => {
      const home = homes.find(({ packages }) => packages.test(packageOf(specifier)));
      if (home === undefined || home.rooms.includes(roomOf(path))) return [];
      return [{ path, line, message: `imports ${specifier}: only ${home.rooms.join(" and ")} may know it` }];
    }),
  );
}

function packageOf(specifier: string): string {
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}
