import { playbookJsonSchema } from "../playbook/json-schema.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

/** `almanac schema`: the JSON Schema of the playbook, for editors. */
export async function schema(terminal: Terminal): Promise<ExitCode> {
  terminal.out(`${JSON.stringify(playbookJsonSchema(), null, 2)}\n`);
  return 0;
}
