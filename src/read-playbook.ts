import type { TextProblem } from "./errors.ts";
import type { Client } from "./github/client.ts";
import { readOwnerFile } from "./github/facts/read-owner-file.ts";
import { readFact } from "./github/read-fact.ts";
import type { Layer, Parsed } from "./playbook/parse.ts";
import type { BuiltIns } from "./sources/built-ins.ts";

/** Where the layers below a repository's own playbook come from. */
export type LayerSources = {
  readonly client: Client;
  readonly builtIns: Promise<BuiltIns>;
  /** Whether the owner's defaults can stop all writing also where a playbook does not ask for them. */
  readonly ownerStops?: boolean;
};

/** The file of an owner's defaults, in the owner's `.github` repository. */
const ORG_FILE = ".github/almanac.yml";

/** Parses a repository's playbook on top of the layers it asks for; an `org` layer that cannot be read is an error, never an empty layer. */
export async function readPlaybook(sources: LayerSources, file: string, text: string): Promise<Parsed> {
  // Loaded while the reads are under way: reading YAML and checking every key is a third of the engine.
  const { extendsOf, parsePlaybook, pauses } = await import("./playbook/parse.ts");
  const layers: Layer[] = [];
  const problems: TextProblem[] = [];
  const names = extendsOf(text, file);
  for (const name of names) {
    if (name === "phase-6") layers.push({ name, file: "phase-6.yml", text: (await sources.builtIns).phase6 });
    if (name !== "org") continue;
    const layer = await readOrg(sources.client, file);
    if ("message" in layer) problems.push(layer);
    else layers.push(layer);
  }
  if (sources.ownerStops === true && !names.includes("org")) {
    const place = orgFile(sources.client);
    const defaults = await readOwnerFile(sources.client, ORG_FILE);
    if (defaults !== undefined && pauses(defaults, place))
      layers.push({ name: "org", file: place, text: "version: 1\npaused: true\n" });
  }
  if (problems.length > 0) return { kind: "invalid", problems };
  return parsePlaybook([...layers, { name: "repository", file, text }]);
}

function orgFile({ owner }: Client): string {
  return `${owner}/.github/${ORG_FILE}`;
}

async function readOrg(client: Client, file: string): Promise<Layer | TextProblem> {
  const { answer } = await readFact(client, { kind: "owner-file", path: ORG_FILE });
  const place = `${client.owner}/.github`;
  if (answer.kind === "value" && typeof answer.value === "string")
    return { name: "org", file: orgFile(client), text: answer.value };
  const why = answer.kind === "failed" ? answer.problem.cause : "there is no such file";
  return {
    file,
    line: 1,
    column: 1,
    severity: "error",
    message: `\`extends: org\` needs ${ORG_FILE} in ${place}, which could not be read: ${why}`,
  };
}
