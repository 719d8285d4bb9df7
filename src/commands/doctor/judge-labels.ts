import { INCIDENT_LABEL } from "../../incident/declare.ts";
import type { Label } from "../../operation/operation.ts";
import type { Playbook } from "../../playbook/playbook.ts";
import { almanacLabel, digestLabel, gateLabel, paceLabel } from "../../render/label.ts";
import { listed } from "../../render/listed.ts";
import type { Item } from "../../snapshot/item.ts";
import { type Finding, fine } from "./finding.ts";

/** How our labels and the severities' stand; nothing ever breaks by a label, for items are known by their marker. */
export function judgeLabels(
  labels: readonly Label[],
  playbook: Playbook,
  items: readonly Item[],
  web: string,
): readonly Finding[] {
  const place = `${web}/labels`;
  const found = [
    ...ownLabels(playbook).flatMap((own) => ofOwn(own, labels, usedBy(own, playbook, items), place)),
    ...ofSeverities(playbook, labels, place),
  ];
  return found.length > 0 ? found : [fine("labels", "Our labels look as they should.", place)];
}

function ownLabels(playbook: Playbook): readonly Label[] {
  const paces = [...new Set(playbook.cadences.filter(({ delivery }) => delivery !== "line").map(({ pace }) => pace))];
  return [almanacLabel, gateLabel, digestLabel, ...paces.map(paceLabel)];
}

/** The items of ours that were opened with a label. */
function usedBy(own: Label, playbook: Playbook, items: readonly Item[]): readonly Item[] {
  const kinds: Readonly<Record<string, Item["marker"]["kind"]>> = {
    [almanacLabel.name]: "almanac",
    [gateLabel.name]: "gate",
    [digestLabel.name]: "digest",
  };
  return items.filter(({ marker, kind }) => {
    if (kinds[own.name] !== undefined) return marker.kind === kinds[own.name];
    const cadence = playbook.cadences.find(({ id, was }) => [id, ...was].includes(marker.key[0] ?? ""));
    return (
      kind === "issue" &&
      ["occurrence", "standing"].includes(marker.kind) &&
      cadence !== undefined &&
      paceLabel(cadence.pace).name === own.name
    );
  });
}

function ofOwn(own: Label, labels: readonly Label[], items: readonly Item[], place: string): readonly Finding[] {
  const standing = labels.find(({ name }) => name.toLowerCase() === own.name.toLowerCase());
  if (standing !== undefined) {
    if (standing.color.toLowerCase() === own.color) return [];
    return [
      {
        id: "label-recoloured",
        severity: "warning",
        cause: `\`${own.name}\` has the colour #${standing.color}; ours is #${own.color}. It works all the same.`,
        place,
        fix: `Leave it if you like it so, or set it back to #${own.color}.`,
      },
    ];
  }
  // Without items of that kind the label is only not there yet.
  if (items.length === 0) return [];
  const renamed = labels.find(
    (label) => label.color.toLowerCase() === own.color && items.some((item) => item.labels.includes(label.name)),
  );
  const happened = renamed === undefined ? "was deleted" : `was renamed to \`${renamed.name}\``;
  return [
    {
      id: renamed === undefined ? "label-deleted" : "label-renamed",
      severity: "warning",
      cause: `\`${own.name}\` ${happened}. Items are known by their marker, so nothing is lost; the next one gets \`${own.name}\` anew, and lists by label fall in two.`,
      place,
      fix:
        renamed === undefined
          ? "Nothing to do: it comes back with the next item."
          : `Rename \`${renamed.name}\` back to \`${own.name}\`, if lists by label matter to you.`,
    },
  ];
}

function ofSeverities(playbook: Playbook, labels: readonly Label[], place: string): readonly Finding[] {
  const known = playbook.incidents.severities.map(({ id }) => id);
  // GitHub leaves a label that is not there out of what its forms open.
  const missing = [...known, ...(known.length === 0 ? [] : [INCIDENT_LABEL])].filter(
    (id) => !labels.some(({ name }) => name.toLowerCase() === id.toLowerCase()),
  );
  if (missing.length === 0) return [];
  return [
    {
      id: "severity-label-missing",
      severity: "warning",
      cause: `There ${missing.length === 1 ? "is no label" : "are no labels"} ${listed(missing)}; an incident is declared by the label of its severity, or by \`incident\` while none is settled.`,
      place,
      fix: `Add ${missing.length === 1 ? "a label of that name" : "labels of these names"}.`,
    },
  ];
}
