import { fileURLToPath } from "node:url";
import { playbookJsonSchema } from "../src/playbook/json-schema.ts";
import { buildAction } from "./build-action.ts";

/** The root of the project, with a slash at its end. */
export const root: string = fileURLToPath(new URL("../", import.meta.url));

/** Everything in the repository that is made from its sources, path from the root to text. */
export async function generate(): Promise<ReadonlyMap<string, string>> {
  const bundle = await buildAction(`${root}src/action.ts`);
  return new Map([
    ...[...bundle].map(([name, text]): [string, string] => [`action/${name}`, text]),
    ["schema/almanac.schema.json", `${JSON.stringify(playbookJsonSchema(), undefined, 2)}\n`],
  ]);
}
