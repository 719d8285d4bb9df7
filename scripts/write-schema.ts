import { mkdir, writeFile } from "node:fs/promises";
import { playbookJsonSchema } from "../src/playbook/json-schema.ts";

const folder = new URL("../schema/", import.meta.url);
await mkdir(folder, { recursive: true });
await writeFile(new URL("almanac.schema.json", folder), `${JSON.stringify(playbookJsonSchema(), undefined, 2)}\n`);
