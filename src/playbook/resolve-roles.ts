import { type Ground, many, rowsInForce, sourceOf } from "./ground.ts";
import { parseDate } from "./parse-date.ts";
import { parseHolder, parsePerson } from "./parse-holder.ts";
import { parseTurn } from "./parse-turn.ts";
import type { Holders, Role, Source } from "./playbook.ts";
import type { Written } from "./schema.ts";

/** A role after all fall-backs; `byDefault` where nobody but `default-owner` was left. */
export type ResolvedRole = { readonly role: Role; readonly byDefault: boolean };

/** A role as written, spelled as a group of keys. */
export type WrittenRole = Exclude<NonNullable<Written["roles"]>[string], string | readonly unknown[]>;

/** The roles in force with who holds them, ordered by id; total, so that rules can look at them while other things are wrong. */
export function resolveRoles(ground: Ground): ReadonlyMap<string, ResolvedRole> {
  const written = new Map(rolesInForce(ground.written));
  const owner = ground.written["default-owner"];
  const fallBack: Held = {
    holders: { kind: "everyone", people: owner === undefined ? [] : [parsePerson(owner)], teams: [] },
    because: sourceOf(ground, ["default-owner"]),
    through: undefined,
    byDefault: true,
  };
  return new Map(
    [...written].map(([id, role]) => {
      const { holders, because, through, byDefault } = heldBy(ground, written, id, new Set()) ?? fallBack;
      const title = role.title?.trim() ?? id;
      return [
        id,
        { role: { id, title, holders, through, independent: role.independent ?? false, because }, byDefault },
      ];
    }),
  );
}

/** The roles that are in force, ordered by id. */
export function rolesInForce(written: Written): readonly (readonly [string, WrittenRole])[] {
  return rowsInForce(written.roles).map(
    ([id, role]) => [id, typeof role === "string" || isList(role) ? { "held-by": role } : role] as const,
  );
}

type Held = {
  readonly holders: Holders;
  readonly because: Source;
  readonly through: string | undefined;
  readonly byDefault: boolean;
};

/** Who holds a role itself or through the roles it falls back to; undefined where they all are empty. */
function heldBy(
  ground: Ground,
  written: ReadonlyMap<string, WrittenRole>,
  id: string,
  seen: ReadonlySet<string>,
): Held | undefined {
  const role = written.get(id);
  if (role === undefined || seen.has(id)) return undefined;
  const own = ownHolders(ground, id, role);
  if (own !== undefined) return own;
  for (const next of many(role["falls-back-to"])) {
    const held = heldBy(ground, written, next, new Set([...seen, id]));
    if (held !== undefined) return { ...held, through: held.through ?? next };
  }
  return undefined;
}

function ownHolders(ground: Ground, id: string, role: WrittenRole): Held | undefined {
  const held = (key: string, holders: Holders): Held => ({
    holders,
    because: sourceOf(ground, ["roles", id, key]),
    through: undefined,
    byDefault: false,
  });
  if (role["held-by"] !== undefined) return held("held-by", everyone(many(role["held-by"])));
  if (role.agent !== undefined) return held("agent", { kind: "agent", agent: role.agent.trim() });
  if (role.rotate !== undefined && role.from !== undefined && role.every !== undefined) {
    const people = unique(role.rotate.map(parsePerson));
    return held("rotate", { kind: "rotation", people, turn: parseTurn(role.every), from: parseDate(role.from) });
  }
  if (role["by-label"] !== undefined && role.otherwise !== undefined) {
    const labels = Object.entries(role["by-label"]).sort(([a], [b]) => (a < b ? -1 : 1));
    return held("by-label", {
      kind: "by-label",
      labels: new Map(labels.map(([label, people]) => [label, unique(many(people).map(parsePerson))])),
      otherwise: unique(many(role.otherwise).map(parsePerson)),
    });
  }
  return undefined;
}

function everyone(names: readonly string[]): Holders {
  const holders = names.map(parseHolder);
  const named = (kind: "person" | "team") =>
    unique(holders.filter((holder) => holder.kind === kind).map(({ name }) => name));
  return { kind: "everyone", people: named("person"), teams: named("team") };
}

/** GitHub's logins do not differ by case; the first spelling stays. */
function unique(names: readonly string[]): readonly string[] {
  return names.filter(
    (name, index) => names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === index,
  );
}

function isList(value: unknown): value is readonly string[] {
  return Array.isArray(value);
}
