import type { LocatedEntry, LocatedMap } from "./located.ts";
import { withEntry } from "./located.ts";

/** One layer laid over another: sections by id, rows key by key, everything else replaced, but what was stopped below stays so. */
export function mergeLayers(lower: LocatedMap, upper: LocatedMap): LocatedMap {
  return mergeMaps(normal(lower), normal(upper), []);
}

/** A layer with every role spelled as a group of keys. */
function normal(layer: LocatedMap): LocatedMap {
  const section = layer.entries.get("roles");
  if (section?.node.kind !== "map") return layer;
  const roles = new Map([...section.node.entries].map(([id, entry]) => [id, spelledRole(entry)] as const));
  return withEntry(layer, "roles", { ...section, node: { ...section.node, entries: roles } });
}

function spelledRole(entry: LocatedEntry): LocatedEntry {
  const { node, at } = entry;
  if (node.kind === "map" || (node.kind === "scalar" && node.value === "off")) return entry;
  return { at, node: { kind: "map", at: node.at, entries: new Map([["held-by", entry]]) } };
}

function mergeMaps(lower: LocatedMap, upper: LocatedMap, path: readonly string[]): LocatedMap {
  const kept = withoutReplaced(lower, upper, path);
  const entries = new Map(kept.entries);
  for (const [key, entry] of upper.entries) {
    const below = entries.get(key);
    const inside = [...path, key];
    const merged =
      inside.length === 1 && key === "paused" && isOn(below)
        ? below
        : below?.node.kind === "map" && entry.node.kind === "map" && !isOneValue(inside)
          ? { at: entry.at, node: mergeMaps(below.node, entry.node, inside) }
          : entry;
    entries.set(key, merged);
  }
  return { ...upper, entries };
}

/** An off switch: who stands above cannot switch on again what an owner switched off for all. */
function isOn(entry: LocatedEntry | undefined): entry is LocatedEntry {
  return entry?.node.kind === "scalar" && entry.node.value === true;
}

/** Groups of keys that make up a single value. */
function isOneValue(path: readonly string[]): boolean {
  const [section, , key] = path;
  if (section === "holidays") return true;
  if (section === "metrics") return key === "source";
  if (section === "roles") return key === "by-label";
  return false;
}

/** Keys of a row that say the same thing in another way: who holds a role, when a cadence comes. */
function withoutReplaced(lower: LocatedMap, upper: LocatedMap, path: readonly string[]): LocatedMap {
  if (path.length !== 2) return lower;
  if (path[0] === "roles" && HOLDING.some((key) => upper.entries.has(key))) return without(lower, HOLDING_ALL);
  if (path[0] !== "cadences") return lower;
  if (upper.entries.has("rrule")) return without(lower, ["every", "on"]);
  if (upper.entries.has("every") || upper.entries.has("on")) return without(lower, ["rrule"]);
  return lower;
}

const HOLDING = ["held-by", "rotate", "by-label", "agent"];
const HOLDING_ALL = [...HOLDING, "every", "from", "otherwise"];

function without(map: LocatedMap, keys: readonly string[]): LocatedMap {
  return { ...map, entries: new Map([...map.entries].filter(([key]) => !keys.includes(key))) };
}
