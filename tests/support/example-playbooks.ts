import { readFileSync } from "node:fs";
import { PlaybookError } from "../../src/errors.ts";
import { type Layer, parsePlaybook } from "../../src/playbook/parse.ts";
import type { Playbook } from "../../src/playbook/playbook.ts";

/** The built-in playbook as it ships. */
export const phase6Text: string = read("../../templates/playbook/phase-6.yml");

/** Five lines: every row of the built-in playbook, all of it Ada's. */
export const smallestPlaybookText: string = read("../playbook/fixtures/smallest.yml.txt");

/** Acme Shop, twelve people, November 2026. */
export const typicalPlaybookText: string = read("../playbook/fixtures/typical.yml.txt");

/** The built-in layer. */
export const phase6Layer: Layer = { name: "phase-6", file: "phase-6.yml", text: phase6Text };

/** The smallest playbook on top of the built-in one, with YAML of one's own laid over it key by key; throws `PlaybookError` when that is invalid. */
export function aPlaybook(overrides = ""): Playbook {
  const smallest = { name: "org", file: "acme/.github/.github/almanac.yml", text: smallestPlaybookText };
  return parsedOrThrow([
    phase6Layer,
    smallest,
    { name: "repository", file: ".github/almanac.yml", text: `version: 1\n${overrides}` },
  ]);
}

/** The typical playbook on top of the built-in one. */
export function theTypicalPlaybook(): Playbook {
  return parsedOrThrow([phase6Layer, { name: "repository", file: ".github/almanac.yml", text: typicalPlaybookText }]);
}

function parsedOrThrow(layers: readonly Layer[]): Playbook {
  const parsed = parsePlaybook(layers);
  if (parsed.kind === "invalid") throw new PlaybookError(parsed.problems);
  return parsed.playbook;
}

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), "utf8");
}
