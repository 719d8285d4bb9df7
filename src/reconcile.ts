import type { TextProblem } from "./errors.ts";
import { applyPlan } from "./github/apply-plan.ts";
import type { Client } from "./github/client.ts";
import { readFact } from "./github/read-fact.ts";
import type { Observed } from "./github/read-snapshot.ts";
import { readSnapshot } from "./github/read-snapshot.ts";
import type { Writer } from "./github/writer.ts";
import type { Outcome } from "./operation/outcome.ts";
import type { Plan, Problem } from "./operation/plan.ts";
import { makePlan } from "./plan/make-plan.ts";
import { type Layer, extendsOf, parsePlaybook } from "./playbook/parse.ts";
import type { Playbook } from "./playbook/playbook.ts";
import type { Fact } from "./requirements/answer.ts";
import { Facts } from "./requirements/facts.ts";
import type { Snapshot } from "./snapshot/snapshot.ts";
import type { BuiltIns } from "./sources/built-ins.ts";
import type { Instant } from "./time/instant.ts";

/** What one pass is made of; without a writer it is a dry run. */
export type PassRequest = {
  readonly client: Client;
  /** Who is running; a playbook meant for another runner is planned and not applied. */
  readonly runner: "action" | "app" | "nobody";
  /** The login whose markers count. */
  readonly author: string;
  readonly playbookFile: string;
  /** The fixed read set, begun by the entry as early as it could. */
  readonly observed: Promise<Observed>;
  readonly builtIns: Promise<BuiltIns>;
  readonly now: Instant;
  readonly writer: Writer | undefined;
};

/** How a pass ended. */
export type Pass =
  | { readonly kind: "no-playbook" }
  | { readonly kind: "invalid-playbook"; readonly problems: readonly TextProblem[] }
  | {
      readonly kind: "planned";
      readonly playbook: Playbook;
      readonly warnings: readonly TextProblem[];
      readonly plan: Plan;
      /** undefined: nothing was written, for the reason in `notWritten`. */
      readonly outcomes: readonly Outcome[] | undefined;
      readonly notWritten: string | undefined;
    };

/** Facts lead to questions for further facts; a plan that still lacks something after so many rounds would never have enough. */
const ROUNDS = 3;

/** One pass: observe, plan, apply. */
export async function reconcile(request: PassRequest): Promise<Pass> {
  const observed = await request.observed;
  if (observed.playbook === undefined) return { kind: "no-playbook" };
  const layers = await layersOf(request, observed.playbook);
  if (layers.kind === "failed") return { kind: "invalid-playbook", problems: layers.problems };
  const parsed = parsePlaybook(layers.layers);
  if (parsed.kind === "invalid") return { kind: "invalid-playbook", problems: parsed.problems };
  const { playbook, warnings } = parsed;
  const snapshot = await withAuthors(request, playbook, observed.snapshot);
  const { templates } = await request.builtIns;
  const plan = await planToFixpoint(request, playbook, snapshot, templates);
  const notWritten = reasonNotToWrite(request, playbook);
  const outcomes = notWritten === undefined && request.writer !== undefined ? await applyPlan(plan, request.writer) : undefined;
  return { kind: "planned", playbook, warnings, plan, outcomes, notWritten };
}

type Layers = { readonly kind: "known"; readonly layers: readonly Layer[] } | { readonly kind: "failed"; readonly problems: readonly TextProblem[] };

/** The texts a playbook is merged from, lowest first. */
async function layersOf(request: PassRequest, text: string): Promise<Layers> {
  const own = { name: "repository", file: request.playbookFile, text };
  const lower: Layer[] = [];
  for (const name of extendsOf(text)) {
    if (name === "phase-6") lower.push({ name, file: "phase-6.yml", text: (await request.builtIns).phase6 });
    if (name !== "org") continue;
    const fact = await readFact(request.client, { kind: "owner-file", path: ".github/almanac.yml" });
    if (fact.requirement.kind !== "owner-file" || fact.answer.kind === "failed" || fact.answer.value === undefined) {
      return { kind: "failed", problems: [unreadableOrg(request, fact)] };
    }
    lower.push({ name, file: `${request.client.owner}/.github/.github/almanac.yml`, text: String(fact.answer.value) });
  }
  return { kind: "known", layers: [...lower, own] };
}

function unreadableOrg(request: PassRequest, fact: Fact): TextProblem {
  const why = fact.answer.kind === "failed" ? fact.answer.problem.cause : "there is no such file";
  return {
    file: request.playbookFile,
    line: 1,
    column: 1,
    severity: "error",
    message: `\`extends: org\` needs .github/almanac.yml in ${request.client.owner}/.github, which could not be read: ${why}`,
  };
}

/** Items of logins that wrote for Almanac before count too. */
async function withAuthors(request: PassRequest, playbook: Playbook, snapshot: Snapshot): Promise<Snapshot> {
  const others = playbook.authors.filter((login) => login.toLowerCase() !== request.author.toLowerCase());
  if (others.length === 0) return snapshot;
  const more = await readSnapshot(request.client, { authors: others, playbookFile: undefined });
  const items = [...snapshot.items, ...more.snapshot.items].sort((a, b) => a.number - b.number);
  const closed = [snapshot.closedSince, more.snapshot.closedSince].filter((since) => since !== undefined).sort();
  return { ...snapshot, items, closedSince: closed.at(-1) };
}

async function planToFixpoint(request: PassRequest, playbook: Playbook, snapshot: Snapshot, templates: BuiltIns["templates"]): Promise<Plan> {
  const known: Fact[] = [];
  for (let round = 0; ; round += 1) {
    const facts = new Facts(known);
    const plan = makePlan(playbook, snapshot, facts, templates, request.now);
    if (facts.missing.length === 0) return plan;
    if (round === ROUNDS) return { ...plan, problems: [...plan.problems, endless(facts)] };
    known.push(...(await Promise.all(facts.missing.map((requirement) => readFact(request.client, requirement)))));
  }
}

function endless(facts: Facts): Problem {
  const kinds = [...new Set(facts.missing.map((requirement) => requirement.kind))].join(", ");
  return {
    id: "facts-missing",
    cause: `After ${ROUNDS} rounds of reading, the plan still lacks facts (${kinds}).`,
    place: "this pass",
    fix: "The next pass tries again; if this stays, report it as a bug with the plan file.",
  };
}

/** Why a plan is not applied; undefined where it is. */
function reasonNotToWrite(request: PassRequest, playbook: Playbook): string | undefined {
  if (request.writer === undefined) return "This was a dry run.";
  if (request.runner === "nobody" || request.runner === playbook.runner) return undefined;
  return `The playbook says \`runner: ${playbook.runner}\`, so the ${request.runner} only plans.`;
}
