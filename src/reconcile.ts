import type { TextProblem } from "./errors.ts";
import { type Progress, applyPlan } from "./github/apply-plan.ts";
import type { Client } from "./github/client.ts";
import type { Observed } from "./github/read-snapshot.ts";
import { readSnapshot } from "./github/read-snapshot.ts";
import { ROUNDS, readUntilKnown } from "./github/read-until-known.ts";
import type { AlertMessage } from "./inputs/alert.ts";
import type { Writer } from "./github/writer.ts";
import type { ReadInput } from "./inputs/input-query.ts";
import type { Outcome } from "./operation/outcome.ts";
import type { Plan, Problem } from "./operation/plan.ts";
import { makePlan } from "./plan/make-plan.ts";
import type { Probed } from "./plan/world.ts";
import type { Playbook } from "./playbook/playbook.ts";
import { readPlaybook } from "./read-playbook.ts";
import type { Requirement } from "./requirements/requirement.ts";
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
  /** Whether the owner's defaults can stop all writing also where the playbook does not ask for them. */
  readonly ownerStops?: boolean;
  /** Reads what metrics are made of; without it they are not read. */
  readonly readInput?: ReadInput;
  /** What monitoring told whatever started this pass; undefined: nothing. */
  readonly alerts?: readonly AlertMessage[];
  /** What monitors measured; undefined: nobody asks them. */
  readonly probed?: Probed;
  readonly now: Instant;
  readonly writer: Writer | undefined;
  /** Told of each operation as it ends. */
  readonly tell?: (progress: Progress) => void;
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

/** One pass: observe, plan, apply. */
export async function reconcile(request: PassRequest): Promise<Pass> {
  const observed = await request.observed;
  if (observed.playbook === undefined) return { kind: "no-playbook" };
  const parsed = await readPlaybook(request, request.playbookFile, observed.playbook);
  if (parsed.kind === "invalid") return { kind: "invalid-playbook", problems: parsed.problems };
  const { playbook, warnings } = parsed;
  const snapshot = await withAuthors(request, playbook, observed.snapshot);
  const { templates } = await request.builtIns;
  const plan = await planToFixpoint(request, playbook, snapshot, templates);
  const notWritten = reasonNotToWrite(request, playbook);
  const outcomes =
    notWritten === undefined && request.writer !== undefined
      ? await applyPlan(plan, request.writer, request.tell)
      : undefined;
  return { kind: "planned", playbook, warnings, plan, outcomes, notWritten };
}

/** Items of logins that wrote for Almanac before count too. */
async function withAuthors(request: PassRequest, playbook: Playbook, snapshot: Snapshot): Promise<Snapshot> {
  const others = playbook.authors.filter((login) => login.toLowerCase() !== request.author.toLowerCase());
  if (others.length === 0) return snapshot;
  const more = await readSnapshot(request.client, { authors: others, playbookFile: undefined });
  const byNumber = new Map([...snapshot.items, ...more.snapshot.items].map((item) => [item.number, item]));
  const items = [...byNumber.values()].sort((a, b) => a.number - b.number);
  const closed = [snapshot.closedSince, more.snapshot.closedSince].filter((since) => since !== undefined).sort();
  return { ...snapshot, items, closedSince: closed.at(-1) };
}

async function planToFixpoint(
  request: PassRequest,
  playbook: Playbook,
  snapshot: Snapshot,
  templates: BuiltIns["templates"],
): Promise<Plan> {
  const { value, lacking } = await readUntilKnown(
    request.client,
    (facts) => makePlan(playbook, snapshot, facts, templates, request.now, request.alerts, request.probed),
    request.readInput,
  );
  return lacking.length === 0 ? value : { ...value, problems: [...value.problems, endless(lacking)] };
}

function endless(lacking: readonly Requirement[]): Problem {
  const kinds = [...new Set(lacking.map((requirement) => requirement.kind))].join(", ");
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
