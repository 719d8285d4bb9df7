import type { Owner } from "../cadence/owner.ts";
import { writeBox } from "../markdown/checklist.ts";
import { writeMarker } from "../markdown/marker.ts";
import { safeText, safeTitle } from "../markdown/safe-text.ts";
import type { Text } from "../operation/operation.ts";
import type { Gate } from "../playbook/playbook.ts";
import { closing } from "./closing.ts";
import { lines, paragraphs } from "./join-text.ts";
import { ownerWords } from "./owner-words.ts";
import { sentence } from "./sentence.ts";

/** The sign-off to render; `owners` answer for the conditions, in their order. */
export type GateIssue = { readonly gate: Gate; readonly product: string; readonly owners: readonly Owner[] };

/** The issue that holds back everything recurring: one box a condition with its owner, and what closing it does. */
export function renderGateIssue({ gate, product, owners }: GateIssue): { readonly title: string; readonly body: Text } {
  const boxes = gate.conditions.map((condition, index) => {
    const owner = owners[index];
    const who = owner === undefined ? "" : ` · ${ownerWords(owner)}`;
    return writeBox({
      id: `gate/${gate.id}/${condition.id}`,
      text: `${safeText(condition.text)}${who}`,
      checked: false,
    });
  });
  const body = paragraphs([
    `**Sign-off before anything recurring starts for ${safeText(product)}.** Closing this issue starts it.`,
    lines(["### Conditions", ...boxes]),
    HOW,
    writeMarker({ kind: "gate", key: [gate.id], notes: {} }),
  ]);
  return { title: safeTitle(gate.title), body };
}

const HOW = [
  "- **Tick** what holds, each by its owner. **Close** this issue when all are ticked: the closing is the signature, by somebody who holds a role and may write here.",
  "- Until then no recurring issue is opened and no report written. Incidents do not wait for it.",
  "- **Nothing to sign off?** Write `gate: off` in the playbook.",
].join("\n");

/** The body of a gate that was closed without right and is open again: one line on top says why, all else keeps its bytes. */
export function renderGateReopened(body: string, because: string): Text {
  const line = `**Open again:** ${sentence(because)}.`;
  return body.startsWith(`${line}\n`) ? body : closing(line, body);
}
