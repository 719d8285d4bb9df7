import { readBoxes } from "../markdown/checklist.ts";
import { readMarker } from "../markdown/marker.ts";
import { answerAll } from "./answer-all.ts";
import { type Person, type SeenItem } from "./person.ts";

/** How somebody deals with what is assigned to them, as chances at each look, twice a working day. */
type Temper = {
  readonly finishes: number;
  readonly half: number;
  readonly passesOn?: { readonly to: string; readonly chance: number };
  readonly skips?: number;
};

const TEMPERS: Readonly<Record<string, Temper>> = {
  fay: { finishes: 0.6, half: 0.2 },
  hal: { finishes: 0.35, half: 0.1, skips: 0.06 },
  ada: { finishes: 0.4, half: 0 },
  eve: { finishes: 0.35, half: 0.1, passesOn: { to: "ida", chance: 0.15 } },
  ida: { finishes: 0.45, half: 0 },
  // Forgets, does the half of it, and lets the rest be carried over.
  gus: { finishes: 0.06, half: 0.3 },
};
const ORDINARY: Temper = { finishes: 0.3, half: 0.1 };

/** Lets everybody look at what is assigned to them and do something about it, or not; tells what they did. `luckOf` gives the luck of each item by its key. */
export async function lookAtAssignments(
  people: ReadonlyMap<string, Person>,
  luckOf: (key: string) => number,
): Promise<readonly string[]> {
  const someone = [...people.values()][0];
  if (someone === undefined) return [];
  const open = await someone.get<SeenItem[]>(
    `/issues?state=open&creator=${encodeURIComponent("github-actions[bot]")}&per_page=100`,
  );
  const told: string[] = [];
  for (const item of open.toSorted((a, b) => a.number - b.number)) {
    const marker = readMarker(item.body ?? "");
    const person = item.assignees.map((assignee) => people.get(assignee.login)).find((found) => found !== undefined);
    if (person === undefined || marker?.kind !== "occurrence") continue;
    const report = open.find((other) => other.pull_request !== undefined && sameKey(other, marker.key));
    const did = await act(person, item, report, TEMPERS[person.login] ?? ORDINARY, luckOf(marker.key.join(" ")));
    if (did !== undefined) told.push(did);
  }
  return told;
}

/** Ticks every condition of the gate's issue and closes it, as the one who answers for the launch does. */
export async function signOff(person: Person): Promise<string | undefined> {
  const open = await person.get<SeenItem[]>(
    `/issues?state=open&creator=${encodeURIComponent("github-actions[bot]")}&per_page=100`,
  );
  const gate = open.find((item) => readMarker(item.body ?? "")?.kind === "gate");
  if (gate === undefined) return undefined;
  await person.send("PATCH", `/issues/${gate.number}`, { body: tickAll(gate.body ?? "", 1) });
  await person.send("PATCH", `/issues/${gate.number}`, { state: "closed", state_reason: "completed" });
  return `${person.login} signed off the gate, #${gate.number}`;
}

async function act(
  person: Person,
  item: SeenItem,
  report: SeenItem | undefined,
  temper: Temper,
  luck: number,
): Promise<string | undefined> {
  const name = `#${item.number} ${item.title}`;
  if (luck < temper.finishes)
    return report === undefined ? finish(person, item, name) : merge(person, item, report, name);
  if (luck < temper.finishes + temper.half) {
    const body = tickAll(item.body ?? "", 0.5);
    if (body === item.body) return undefined;
    await person.send("PATCH", `/issues/${item.number}`, { body });
    return `${person.login} did a part of ${name}`;
  }
  const rest = (luck - temper.finishes - temper.half) / (1 - temper.finishes - temper.half);
  if (temper.passesOn !== undefined && rest < temper.passesOn.chance) {
    await person.send("PATCH", `/issues/${item.number}`, { assignees: [temper.passesOn.to] });
    return `${person.login} passed ${name} on to ${temper.passesOn.to}`;
  }
  if (temper.skips !== undefined && rest < temper.skips) {
    await person.send("PATCH", `/issues/${item.number}`, { state: "closed", state_reason: "not_planned" });
    return `${person.login} skipped ${name}`;
  }
  return undefined;
}

async function finish(person: Person, item: SeenItem, name: string): Promise<string> {
  await person.send("PATCH", `/issues/${item.number}`, { body: tickAll(item.body ?? "", 1) });
  await person.send("PATCH", `/issues/${item.number}`, { state: "closed", state_reason: "completed" });
  return `${person.login} finished ${name}`;
}

async function merge(person: Person, item: SeenItem, report: SeenItem, name: string): Promise<string> {
  await person.send("PATCH", `/issues/${item.number}`, { body: tickAll(item.body ?? "", 1) });
  const pull = await person.get<{ head: { ref: string } }>(`/pulls/${report.number}`);
  const files = await person.get<{ filename: string }[]>(`/pulls/${report.number}/files`);
  for (const { filename } of files) await answerAll(person, pull.head.ref, filename);
  await person.send("PUT", `/pulls/${report.number}/merge`, { merge_method: "squash" });
  return `${person.login} answered and merged #${report.number}, which finished ${name}`;
}

/** A body in which the first part of the open boxes is ticked; `share` 1 ticks all of them. */
function tickAll(body: string, share: number): string {
  const open = readBoxes(body).filter((box) => !box.checked);
  const chosen = open.slice(0, Math.ceil(open.length * share));
  // From the end, so that offsets before stay true.
  return chosen
    .toReversed()
    .reduce(
      (text, box) =>
        `${text.slice(0, box.start)}${text.slice(box.start, box.end).replace("[ ]", "[x]")}${text.slice(box.end)}`,
      body,
    );
}

function sameKey(item: SeenItem, key: readonly string[]): boolean {
  const marker = readMarker(item.body ?? "");
  return marker?.kind === "report" && marker.key.join(" ") === key.join(" ");
}
