import type { ReadInput } from "../inputs/input-query.ts";
import { noInputs } from "../inputs/no-inputs.ts";
import type { Fact } from "../requirements/answer.ts";
import { Facts } from "../requirements/facts.ts";
import type { Client } from "./client.ts";
import { readFact } from "./read-fact.ts";

/** Facts lead to questions for further facts, three times where everything has to be found out at once: a lost ledger, a gate that was closed, figures. What still lacks something after one round more would never have enough. */
export const ROUNDS = 4;

/** Calls `attempt` with ever more facts until it asks for nothing new; what it lacks in the end is in `lacking`. */
export async function readUntilKnown<T>(
  client: Client,
  attempt: (facts: Facts) => T,
  readInput: ReadInput = noInputs,
): Promise<{ readonly value: T; readonly lacking: Facts["missing"] }> {
  const known: Fact[] = [];
  for (let round = 0; ; round += 1) {
    const facts = new Facts(known);
    const value = attempt(facts);
    if (facts.missing.length === 0 || round === ROUNDS) return { value, lacking: facts.missing };
    known.push(...(await Promise.all(facts.missing.map((requirement) => readFact(client, requirement, readInput)))));
  }
}
