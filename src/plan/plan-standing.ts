import { ownerOf } from "../cadence/owner.ts";
import { paceLabel } from "../render/label.ts";
import { renderStandingIssue } from "../render/standing-issue.ts";
import { type Draft, draft, joinDrafts } from "./draft.ts";
import { type World, memoryIn } from "./world.ts";

/** Opens the standing issue of each continuous duty once; one that people closed or deleted stays so. */
export function planStanding(world: World): Draft {
  return joinDrafts(
    world.playbook.cadences
      .filter(
        (cadence) =>
          cadence.delivery === "standing" &&
          !isKnown(world, cadence.id, cadence.was) &&
          memoryIn(world, cadence)?.issue === undefined,
      )
      .map((cadence) => {
        const owner = ownerOf(world.playbook, cadence.owner, world.today, world.away);
        const issue = renderStandingIssue({
          cadence,
          owner,
          product: world.playbook.product,
          repository: world.snapshot,
          playbookFile: world.playbook.file,
        });
        const key = `open:${cadence.id}`;
        return draft({
          operations: [
            {
              kind: "open-issue",
              key,
              title: issue.title,
              body: issue.body,
              labels: [paceLabel(cadence.pace)],
              assignees: owner.people.slice(0, 10),
              type: undefined,
              fields: [],
              reason: `${cadence.title} never ends, so it has one issue that stays.`,
            },
          ],
          learned: [
            { kind: "delivered", cadence: cadence.id, newest: undefined, done: key, opens: true, dueAt: undefined },
          ],
        });
      }),
  );
}

function isKnown(world: World, id: string, was: readonly string[]): boolean {
  return world.snapshot.items.some(
    (item) => item.marker.kind === "standing" && [id, ...was].includes(item.marker.key[0] ?? ""),
  );
}
