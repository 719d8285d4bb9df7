import { InvariantError } from "../errors.ts";
import type { Answers, Fact, FactOf } from "./answer.ts";
import type { Requirement } from "./requirement.ts";

/** What a planner finds when it asks for a fact. */
export type Asked<T> =
  | { readonly kind: "value"; readonly value: T }
  | { readonly kind: "failed"; readonly problem: Extract<Fact["answer"], { kind: "failed" }>["problem"] }
  /** Not read yet: plan nothing that depends on it, the next round will know. */
  | { readonly kind: "missing" };

/** Answered requirements; remembers what was asked for in vain, which is what must still be read. */
export class Facts {
  readonly #known = new Map<string, Fact>();
  readonly #missing = new Map<string, Requirement>();

  constructor(facts: readonly Fact[] = []) {
    for (const fact of facts) this.#known.set(requirementKey(fact.requirement), fact);
  }

  /** The answer to a requirement, of the type its kind promises. */
  ask<K extends Requirement["kind"]>(requirement: Extract<Requirement, { kind: K }>): Asked<Answers[K]> {
    const key = requirementKey(requirement);
    const fact = this.#known.get(key);
    if (fact === undefined) {
      this.#missing.set(key, requirement);
      return { kind: "missing" };
    }
    if (!answers<K>(fact, requirement.kind)) throw new InvariantError(`fact ${key} answers another kind`);
    return fact.answer;
  }

  /** What was asked for and is not known, in order of key. */
  get missing(): readonly Requirement[] {
    return [...this.#missing].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, requirement]) => requirement);
  }
}

/** Whether a fact answers requirements of a kind, which is what its answer's type hangs on. */
function answers<K extends Requirement["kind"]>(
  fact: Fact,
  kind: string,
): fact is Extract<Fact, FactOf<K>> & FactOf<K> {
  return fact.requirement.kind === kind;
}

/** Text that is equal for equal requirements, whatever the order of their fields. */
export function requirementKey(requirement: Requirement): string {
  const fields = Object.entries(requirement).filter(([, value]) => value !== undefined);
  return JSON.stringify(fields.sort(([a], [b]) => (a < b ? -1 : 1)));
}
