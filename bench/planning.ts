import type { Plan } from "../src/operation/plan.ts";
import { withMarker } from "../src/markdown/marker.ts";
import { makePlan } from "../src/plan/make-plan.ts";
import { parsePlaybook } from "../src/playbook/parse.ts";
import type { Playbook } from "../src/playbook/playbook.ts";
import type { Fact } from "../src/requirements/answer.ts";
import { Facts } from "../src/requirements/facts.ts";
import type { Item } from "../src/snapshot/item.ts";
import type { Snapshot } from "../src/snapshot/snapshot.ts";
import { type BuiltIns, readBuiltIns } from "../src/sources/built-ins.ts";
import type { Instant } from "../src/time/instant.ts";
import { addDays } from "../src/time/local-date.ts";
import { SimulatedRepository } from "../tests/support/simulated-repository.ts";
import { type Figure, noteOf, timeOf } from "./figure.ts";
import { median } from "./median.ts";

const CADENCES = 100;
const ITEMS = 5000;
const ROUNDS = 60;
const WARM_UP = 15;

/** A morning, soon after it, and a day later, when two fifths of the cadences are due. */
const TIMES = { opened: "2026-11-23T11:40:00Z", quiet: "2026-11-23T12:10:00Z", due: "2026-11-24T11:40:00Z" } as const;

/** How long one plan takes for a hundred cadences and five thousand items, none of which any run has seen before. */
export async function planningFigures(): Promise<readonly Figure[]> {
  const builtIns = await readBuiltIns(new URL("../templates/", import.meta.url));
  const playbook = playbookOf(builtIns);
  const repository = new SimulatedRepository();
  repository.items = itemsOf(playbook, builtIns);
  const whole: Snapshot = { ...repository.snapshot(), items: repository.items, closedSince: undefined };
  const dated = playbook.cadences.filter((cadence) => cadence.delivery !== "line").length;
  const size = `${dated} cadences against ${whole.items.length.toLocaleString("en")} items`;
  const measured = (now: Instant): Measured => {
    const known = factsFor((facts) => void makePlan(playbook, whole, facts, builtIns.templates, now), repository);
    return measure((snapshot) => makePlan(playbook, snapshot, new Facts(known), builtIns.templates, now), whole);
  };
  const quiet = measured(TIMES.quiet);
  const due = measured(TIMES.due);
  return [
    timeOf(`planning ${size}, nothing due`, 50, quiet.warm, "ms warm", 1),
    noteOf("  the first plan of a process", `${quiet.first.toFixed(0)} ms`),
    noteOf("  and writing what is due there", `${due.warm.toFixed(0)} ms warm, ${due.operations} operations`),
  ];
}

type Measured = { readonly first: number; readonly warm: number; readonly operations: number };

function measure(plan: (snapshot: Snapshot) => Plan, whole: Snapshot): Measured {
  const millis: number[] = [];
  let operations = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    // Copies, so that nothing that was found out about an item before can be looked up.
    const snapshot = structuredClone(whole);
    const began = performance.now();
    ({ length: operations } = plan(snapshot).operations);
    millis.push(performance.now() - began);
  }
  return { first: millis[0] ?? Number.NaN, warm: median(millis.slice(WARM_UP)), operations };
}

/** The built-in playbook, and as many more of all paces and deliveries as make a hundred. */
function playbookOf({ phase6 }: BuiltIns): Playbook {
  const paces = ["day", "week", "month", "quarter"];
  const deliveries = ["issue", "pull-request", "commit"];
  const own = (count: number): string =>
    Array.from(
      { length: count },
      (_, index) =>
        `  own-${index}: { title: Own ${index}, owner: ada, every: ${paces[index % 4]}, delivery: ${deliveries[index % 3]} }\n`,
    ).join("");
  const parsed = (count: number): Playbook => {
    const text = `version: 1\nextends: phase-6\nproduct: Acme Shop\ntimezone: Europe/Berlin\ndefault-owner: ada\ngate: off\ncadences:\n${own(count)}`;
    const result = parsePlaybook([
      { name: "phase-6", file: "phase-6.yml", text: phase6 },
      { name: "repository", file: ".github/almanac.yml", text },
    ]);
    if (result.kind === "invalid") throw new Error(JSON.stringify(result.problems));
    return result.playbook;
  };
  const built = parsed(1).cadences.filter((cadence) => cadence.delivery !== "line").length - 1;
  return parsed(CADENCES - built);
}

/** Open items as a first pass writes them, and closed ones like them for the years before. */
function itemsOf(playbook: Playbook, { templates }: BuiltIns): Item[] {
  const fresh = new SimulatedRepository();
  const known = factsFor((facts) => void makePlan(playbook, fresh.snapshot(), facts, templates, TIMES.opened), fresh);
  fresh.apply(makePlan(playbook, fresh.snapshot(), new Facts(known), templates, TIMES.opened), TIMES.opened);
  const open = fresh.items;
  const patterns = open.filter((item) => item.marker.kind === "occurrence");
  const closed = Array.from({ length: ITEMS - open.length }, (_, index): Item => {
    const pattern = patterns[index % patterns.length];
    if (pattern === undefined) throw new Error("the first pass opened nothing");
    const date = addDays(pattern.marker.key[1] ?? "", -7 * (1 + Math.floor(index / patterns.length)));
    const marker = { ...pattern.marker, key: [pattern.marker.key[0] ?? "", date] };
    const at = `${date}T09:00:00Z`;
    const body = withMarker(pattern.body.replaceAll("- [ ]", "- [x]"), marker);
    return {
      ...pattern,
      number: 10_000 + index,
      body,
      marker,
      state: "closed",
      stateReason: "completed",
      createdAt: at,
      updatedAt: at,
      closedAt: at,
    };
  });
  return [...open, ...closed];
}

/** Everything a plan asks for, answered by the repository. */
function factsFor(plan: (facts: Facts) => void, repository: SimulatedRepository): readonly Fact[] {
  const known: Fact[] = [];
  for (;;) {
    const facts = new Facts(known);
    plan(facts);
    if (facts.missing.length === 0) return known;
    known.push(...facts.missing.map((requirement) => repository.answer(requirement)));
  }
}
