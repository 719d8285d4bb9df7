import { readFileSync, readdirSync } from "node:fs";
import type { AlertMessage } from "../../src/inputs/alert.ts";
import type { Plan, Problem } from "../../src/operation/plan.ts";
import type { Probed } from "../../src/plan/world.ts";
import { makePlan } from "../../src/plan/make-plan.ts";
import type { Playbook } from "../../src/playbook/playbook.ts";
import type { Fact } from "../../src/requirements/answer.ts";
import { Facts } from "../../src/requirements/facts.ts";
import type { Snapshot } from "../../src/snapshot/snapshot.ts";
import type { Instant } from "../../src/time/instant.ts";
import type { SimulatedRepository } from "./simulated-repository.ts";

/** The built-in templates, as the product reads them. */
export const templates: ReadonlyMap<string, string> = new Map(
  ["issues", "reports", "."].flatMap((folder) => {
    const root = new URL(`../../templates/${folder}/`, import.meta.url);
    const files = readdirSync(root).filter((file) => file.endsWith(".md"));
    return files.map((file) => {
      const name = folder === "." ? file : `${folder}/${file}`;
      return [name, readFileSync(new URL(file, root), "utf8")] as const;
    });
  }),
);

/** How a plan is made where it is not made as usual. */
export type Otherwise = {
  /** Answers that stand in for the repository's, for example failures. */
  readonly answer?: (requirement: Fact["requirement"]) => Fact | undefined;
  /** What is seen instead of what stands there. */
  readonly seen?: (snapshot: Snapshot) => Snapshot;
  /** What monitoring told. */
  readonly alerts?: readonly AlertMessage[];
  /** What monitors measured. */
  readonly probed?: Probed;
};

/** What is told where GitHub did not answer. */
export const unreachable: Problem = { id: "unreachable", cause: "GitHub did not answer.", place: "here", fix: "Wait." };

/** A pass in which GitHub does not answer questions of one kind. */
export function failing(kind: Fact["requirement"]["kind"]): Otherwise {
  // A failure has the same form for every kind, which the compiler does not see through the union.
  const failed = (requirement: Fact["requirement"]) =>
    ({ requirement, answer: { kind: "failed", problem: unreachable } }) as Fact;
  return { answer: (requirement) => (requirement.kind === kind ? failed(requirement) : undefined) };
}

/** The plan of a pass over a simulated repository; nothing is applied. */
export function planAt(
  repository: SimulatedRepository,
  playbook: Playbook,
  now: Instant,
  { answer, seen = (snapshot) => snapshot, alerts, probed }: Otherwise = {},
): Plan {
  const known: Fact[] = [];
  let last: Facts["missing"] = [];
  for (let round = 0; round <= 3; round += 1) {
    const facts = new Facts(known);
    const plan = makePlan(playbook, seen(repository.snapshot()), facts, templates, now, alerts, probed);
    if (facts.missing.length === 0) return plan;
    last = facts.missing;
    known.push(...facts.missing.map((requirement) => answer?.(requirement) ?? repository.answer(requirement)));
  }
  throw new Error(`the plan still lacks facts after three rounds: ${JSON.stringify(last)}`);
}

/** One pass: plans and applies. */
export function passAt(
  repository: SimulatedRepository,
  playbook: Playbook,
  now: Instant,
  otherwise: Otherwise = {},
): Plan {
  const plan = planAt(repository, playbook, now, otherwise);
  repository.apply(plan, now);
  return plan;
}

/** A pass that dies after so many operations. */
export function diesAfter(operations: number, repository: SimulatedRepository, playbook: Playbook, now: Instant): Plan {
  const plan = planAt(repository, playbook, now);
  repository.apply({ operations: plan.operations.slice(0, operations) }, now);
  return plan;
}
