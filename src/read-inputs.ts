import type { Client } from "./github/client.ts";
import { readWholeFile } from "./github/facts/read-whole-file.ts";
import type { ReadInput } from "./inputs/input-query.ts";
import { USUAL_LIMITS } from "./sources/fetch-outside.ts";
import { type InputAccess, inputReader } from "./sources/input-reader.ts";
import { passedSecrets, privateHosts } from "./sources/passed-secrets.ts";
import type { Clock } from "./time/clock.ts";

/** Reads what a repository's metrics are made of: its own files through GitHub, everything else over the network. */
export function readInputs(
  client: Client,
  clock: Clock,
  reach: { readonly secretOf: InputAccess["secretOf"]; readonly privateHosts: ReadonlySet<string> },
): ReadInput {
  return inputReader({
    readFile: async (path) => readWholeFile(client, path),
    secretOf: reach.secretOf,
    clock,
    outside: { ...USUAL_LIMITS, privateHosts: reach.privateHosts },
  });
}

/** As `readInputs`, with what the environment passes in: for the Action and the command line. */
export function readInputsWith(
  client: Client,
  clock: Clock,
  environment: Readonly<Record<string, string | undefined>>,
): ReadInput {
  return readInputs(client, clock, { secretOf: passedSecrets(environment), privateHosts: privateHosts(environment) });
}
