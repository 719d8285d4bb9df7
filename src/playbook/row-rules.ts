import type { Ground } from "./ground.ts";
import { type Located, type LocatedMap, type Path, nodeAt } from "./located.ts";
import { nearest } from "../markdown/nearest.ts";
import type { Objection, Rule } from "./rule.ts";
import { show } from "./show.ts";

/** Sections whose rows have ids, and the key without which a row of one's own is taken for a typing error. */
const SECTIONS: readonly { readonly path: Path; readonly what: string; readonly needs: readonly string[] }[] = [
  { path: ["cadences"], what: "cadence", needs: ["title"] },
  { path: ["metrics"], what: "metric", needs: ["title"] },
  { path: ["roles"], what: "role", needs: ["title"] },
  { path: ["loops"], what: "loop", needs: ["title", "stages"] },
  { path: ["incidents", "flags"], what: "flag", needs: ["title"] },
  { path: ["incidents", "monitors"], what: "monitor", needs: ["url"] },
  { path: ["gate", "conditions"], what: "condition", needs: ["text", "role"] },
];

const rowsAreKnown: Rule = (ground) => SECTIONS.flatMap((section) => incomplete(ground, section));

const offIsOfSomething: Rule = (ground) =>
  SECTIONS.flatMap(({ path, what }) =>
    ground.layers.flatMap(({ root }, index) => {
      const below = new Set(ground.layers.slice(0, index).flatMap((layer) => idsAt(layer.root, path)));
      return entriesAt(root, path).flatMap(([id, entry]) => {
        if (!isOff(entry.node) || below.has(id)) return [];
        return [
          {
            path: [...path, id],
            at: entry.at,
            message: `there is no ${what} ${ticked(id)} to take out${didYouMean(id, below)}`,
          },
        ];
      });
    }),
  );

const severitiesAreComplete: Rule = ({ written }) =>
  Object.entries(written.incidents?.severities ?? {}).flatMap(([id, severity]) =>
    (["response", "authority"] as const)
      .filter((key) => severity[key] === undefined)
      .map((key) => ({
        path: ["incidents", "severities", id],
        message: `\`${key}\` of ${id} is missing; write it, or \`extends: phase-6\``,
      })),
  );

const wasIsFree: Rule = ({ written }) => {
  const cadences = Object.entries(written.cadences ?? {}).flatMap(([id, row]) =>
    row === "off" ? [] : [{ id, was: typeof row.was === "string" ? [row.was] : (row.was ?? []) }],
  );
  return cadences.flatMap(({ id, was }) =>
    was.flatMap((old): Objection[] => {
      const path = ["cadences", id, "was"];
      if (old === id) return [{ path, message: `${ticked(old)} is its own id; name the id it had before` }];
      if (cadences.some((other) => other.id === old))
        return [
          {
            path,
            message: `${ticked(old)} is the id of another cadence that is in force; both would claim the same items`,
          },
        ];
      const rival = cadences.find((other) => other.id < id && other.was.includes(old));
      return rival === undefined
        ? []
        : [{ path, message: `${ticked(rival.id)} says that it was ${ticked(old)} too; only one of them can be` }];
    }),
  );
};

/** Ids: which rows there are, and which of them are slips of the keyboard. */
export const rowRules: readonly Rule[] = [rowsAreKnown, offIsOfSomething, severitiesAreComplete, wasIsFree];

function incomplete(ground: Ground, { path, what, needs }: (typeof SECTIONS)[number]): readonly Objection[] {
  const rows = entriesAt(ground.root, path);
  const complete = rows.filter(([, { node }]) => needs.every((key) => nodeAt(node, [key]) !== undefined));
  const known = complete.map(([id]) => id);
  return rows.flatMap(([id, { node }]) => {
    const absent = needs.filter((key) => nodeAt(node, [key]) === undefined);
    if (isOff(node) || absent.length === 0) return [];
    const own = `to add a ${what} of your own, give it ${absent.map((key) => `\`${key}\``).join(" and ")}`;
    const near = nearest(id, known);
    const hint = near === undefined ? `; ${own}` : `; did you mean ${ticked(near)}? (T${own.slice(1)}.)`;
    const removed = ground.layers.find(({ root }) => isOff(nodeAt(root, [...path, id])));
    const message =
      removed === undefined
        ? `there is no ${what} ${ticked(id)}${hint}`
        : `the ${what} ${ticked(id)} was taken out by a lower layer; ${own}`;
    return [{ path: [...path, id], message }];
  });
}

function entriesAt(root: LocatedMap, path: Path) {
  const node = nodeAt(root, path);
  return node?.kind === "map" ? [...node.entries] : [];
}

function idsAt(root: LocatedMap, path: Path): readonly string[] {
  return entriesAt(root, path).flatMap(([id, { node }]) => (isOff(node) ? [] : [id]));
}

function isOff(node: Located | undefined): boolean {
  return node?.kind === "scalar" && node.value === "off";
}

function didYouMean(id: string, known: Iterable<string>): string {
  const near = nearest(id, known);
  return near === undefined ? "" : `; did you mean ${ticked(near)}?`;
}

function ticked(id: string): string {
  return `\`${show(id).replaceAll(/^"|"$/g, "")}\``;
}
