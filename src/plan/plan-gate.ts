import { ownerOf } from "../cadence/owner.ts";
import { readBoxes } from "../markdown/checklist.ts";
import type { Gate } from "../playbook/playbook.ts";
import { renderGateIssue } from "../render/gate-issue.ts";
import { renderGateReopened } from "../render/gate-issue.ts";
import { gateLabel } from "../render/label.ts";
import type { Item } from "../snapshot/item.ts";
import { type Draft, draft } from "./draft.ts";
import { type World, holdsARole } from "./world.ts";

/** Whether cadences may start, and what that takes. */
export type GateState = { readonly passed: boolean; readonly draft: Draft };

/** The state of the gate: off or signed off lets cadences start; opens its issue, and reopens it when it was closed without right. */
export function gateOf(world: World): GateState {
  const { gate } = world.playbook;
  if (gate === undefined || world.ledger.gate !== undefined) return { passed: true, draft: draft({}) };
  const item = world.snapshot.items.find((found) => found.marker.kind === "gate" && found.stateReason !== "duplicate");
  if (item === undefined) return { passed: false, draft: openGate(world, gate) };
  if (item.state === "open")
    return { passed: false, draft: draft({ notes: [`Cadences wait for the gate, #${item.number}.`] }) };
  return closedGate(world, gate, item);
}

/** The key of the operation that opens the gate's issue. */
export function openGateKey(gate: Gate): string {
  return `open:gate:${gate.id}`;
}

function openGate(world: World, gate: Gate): Draft {
  const owners = gate.conditions.map((condition) => ownerOf(world.playbook, condition.role, world.today, world.away));
  const assignees = [...new Set(owners.flatMap((owner) => owner.people))].slice(0, 10);
  const issue = renderGateIssue({ gate, product: world.playbook.product, owners });
  return draft({
    operations: [
      {
        kind: "open-issue",
        key: openGateKey(gate),
        title: issue.title,
        body: issue.body,
        labels: [gateLabel],
        assignees,
        type: undefined,
        fields: [],
        reason: "Nothing recurring starts before the launch is signed off.",
      },
    ],
    notes: ["Cadences wait for the gate."],
  });
}

function closedGate(world: World, gate: Gate, item: Item): GateState {
  const closer = world.facts.ask<"closer">({ kind: "closer", issue: item.number });
  if (closer.kind === "missing") return { passed: false, draft: draft({}) };
  if (closer.kind === "failed") return { passed: false, draft: draft({ problems: [closer.problem] }) };
  const by = closer.value?.login;
  const refused = refusal(world, item, by, closer.value?.permission);
  if (refused === undefined && by !== undefined) {
    return {
      passed: true,
      draft: draft({
        learned: [{ kind: "gate-passed", by }],
        notes: [`${by} signed off the gate (#${item.number}); cadences start now.`],
      }),
    };
  }
  const reopen = draft({
    operations: [
      {
        kind: "update-issue",
        key: `reopen:gate:${gate.id}`,
        issue: item.number,
        title: undefined,
        body: renderGateReopened(item.body, refused ?? "it is not known who closed it"),
        state: { kind: "open" },
        needs: undefined,
        reason: `The gate was closed, but ${refused ?? "it is not known by whom"}.`,
      },
    ],
  });
  return { passed: false, draft: reopen };
}

/** Why a closing does not count; undefined where it does. */
function refusal(world: World, item: Item, by: string | undefined, permission: string | undefined): string | undefined {
  if (by === undefined) return "it is not known who closed it";
  if (item.stateReason === "not_planned")
    return `${by} closed it as not planned; to do without a gate, write \`gate: off\` in ${world.playbook.file}`;
  if (permission !== "admin" && permission !== "write") return `${by} has no write access`;
  if (!holdsARole(world.playbook, by)) return `${by} holds no role in ${world.playbook.file}`;
  const open = readBoxes(item.body).filter((box) => !box.checked).length;
  return open > 0 ? `${open} of its conditions ${open === 1 ? "is" : "are"} not ticked` : undefined;
}
