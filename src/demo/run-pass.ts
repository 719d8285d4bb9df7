import { writerOf } from "../github/apply-plan.ts";
import { connect } from "../github/client.ts";
import { readSnapshot } from "../github/read-snapshot.ts";
import { INCIDENT_LABELS } from "../incident/incident-labels.ts";
import type { Outcome } from "../operation/outcome.ts";
import type { Plan } from "../operation/plan.ts";
import { PLAYBOOK_FILE } from "../playbook/playbook-file.ts";
import { readInputsWith } from "../read-inputs.ts";
import { reconcile } from "../reconcile.ts";
import type { BuiltIns } from "../sources/built-ins.ts";
import type { Instant } from "../time/instant.ts";
import { NAME, OWNER, PRIVATE, PRIVATE_TOKEN, TOKEN } from "./product.ts";
import type { SimulatedClock } from "./simulated-clock.ts";

/** What a pass runs in. */
export type PassWorld = {
  readonly api: string;
  readonly clock: SimulatedClock;
  readonly builtIns: BuiltIns;
  /** Stands in for the network, for example to break it. */
  readonly fetch?: typeof fetch;
};

/** What one pass planned and did, and how many requests it took. */
export type PassDone = { readonly plan: Plan; readonly outcomes: readonly Outcome[]; readonly requests: number };

/** One pass over the shop at an instant, as the Action does it. */
export async function runPass({ api, clock, builtIns, fetch }: PassWorld, now: Instant): Promise<PassDone> {
  clock.set(now);
  const wire = { api, clock, ...(fetch !== undefined && { fetch }) };
  const [owner = "", name = ""] = PRIVATE.split("/");
  const there = connect({ ...wire, token: PRIVATE_TOKEN, owner, name });
  const elsewhere = async (repository: string) => (repository === PRIVATE ? there : undefined);
  const client = connect({ ...wire, token: TOKEN, owner: OWNER, name: NAME, elsewhere });
  const author = "github-actions[bot]";
  const playbookFile = PLAYBOOK_FILE;
  const done = await reconcile({
    client,
    runner: "action",
    author,
    playbookFile,
    observed: readSnapshot(client, { authors: [author], playbookFile, labels: INCIDENT_LABELS }),
    builtIns: Promise.resolve(builtIns),
    readInput: readInputsWith(client, clock, {}),
    now,
    writer: writerOf(client, { authors: [author] }),
  });
  if (done.kind !== "planned") throw new Error(`the demo's playbook is ${done.kind}: ${JSON.stringify(done)}`);
  return { plan: done.plan, outcomes: done.outcomes ?? [], requests: client.requests() };
}
