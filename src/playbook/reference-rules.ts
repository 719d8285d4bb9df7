import { nameOf } from "./explain-issue.ts";
import { type Ground, many, rowsInForce } from "./ground.ts";
import { isLeft } from "./check-form.ts";
import type { Path } from "./located.ts";
import { nearest } from "../markdown/nearest.ts";
import { cadencesInForce } from "./resolve-cadences.ts";
import { rolesInForce } from "./resolve-roles.ts";
import { knownPeople } from "./role-rules.ts";
import type { Objection, Rule } from "./rule.ts";
import { refusalOf } from "./sentence.ts";
import { parsePerson } from "./parse-holder.ts";
import { show } from "./show.ts";

/** A place that names a role, or a role or person. */
type Reference = { readonly path: Path; readonly name: string };

const rolesExist: Rule = (ground) => {
  const known = rolesInForce(ground.written).map(([id]) => id);
  return roleReferences(ground).flatMap(({ path, name }): Objection[] => {
    if (known.includes(name) || isRemoved(ground, name) || isLeft(ground.left, ["roles", name])) return [];
    return [{ path, message: noSuchRole(name, known) }];
  });
};

const ownersExist: Rule = (ground) => {
  const known = rolesInForce(ground.written).map(([id]) => id);
  const people = knownPeople(ground);
  return ownerReferences(ground).flatMap(({ path, name }): Objection[] => {
    if (known.includes(name) || isRemoved(ground, name) || isLeft(ground.left, ["roles", name])) return [];
    if (name.startsWith("@") && known.includes(name.slice(1)))
      return [
        {
          path,
          message: `"${name}" is a person with the name of a role, which would be asked instead; make them hold a role, and name that`,
        },
      ];
    const message = refusalOf(() => parsePerson(name));
    if (message !== undefined)
      return [
        { path, message: `${show(name)} is neither a role nor a person; write a role's id, or one person's login` },
      ];
    // Somebody who holds no role may own a cadence; a name that resembles a known one is a slip.
    const isPerson = name.startsWith("@") || people.has(name.toLowerCase());
    if (isPerson || nearest(name, [...known, ...people]) === undefined) return [];
    return [
      { path, message: `${noSuchRole(name, [...known, ...people])} (for a person of that login write "@${name}")` },
    ];
  });
};

const rolesTakenOutAreNotNeeded: Rule = (ground) => {
  const needed = Map.groupBy([...roleReferences(ground), ...ownerReferences(ground)], ({ name }) => name);
  return [...needed].flatMap(([name, references]): Objection[] => {
    if (!isRemoved(ground, name)) return [];
    const places = [...new Set(references.map(({ path }) => nameOf(path)))];
    const rest = places.length > SHOWN ? ` and ${places.length - SHOWN} more` : "";
    const message = `this role cannot be taken out while it is needed by ${places.slice(0, SHOWN).join(", ")}${rest}`;
    return [{ path: ["roles", name], message }];
  });
};

/** How many places a message names. */
const SHOWN = 5;

/** Names: everything that is said of a role is said of one that exists. */
export const referenceRules: readonly Rule[] = [rolesExist, ownersExist, rolesTakenOutAreNotNeeded].map(named);

/** The rule with the name of the place in each message. */
function named(rule: Rule): Rule {
  return (ground) => rule(ground).map(({ path, message }) => ({ path, message: `\`${nameOf(path)}\`: ${message}` }));
}

function isRemoved({ written }: Ground, role: string): boolean {
  return Object.hasOwn(written.roles ?? {}, role) && written.roles?.[role] === "off";
}

function noSuchRole(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  return `there is no role ${show(name).replaceAll('"', "`")}${near === undefined ? "" : `; did you mean \`${near}\`?`}`;
}

function roleReferences({ written }: Ground): readonly Reference[] {
  const { incidents, gate } = written;
  const conditions = gate === undefined || gate === "off" ? [] : rowsInForce(gate.conditions);
  const at = (path: Path, names: string | readonly string[] | undefined) => many(names).map((name) => ({ path, name }));
  return [
    ...at(["decision-authority"], written["decision-authority"]),
    ...conditions.flatMap(([id, condition]) => at(["gate", "conditions", id, "role"], condition.role)),
    ...Object.entries(incidents?.severities ?? {}).flatMap(([id, severity]) => {
      const row = ["incidents", "severities", id];
      return [
        ...at([...row, "authority"], severity.authority),
        ...at([...row, "team"], severity.team),
        ...at([...row, "escalate", "to"], severity.escalate?.to),
      ];
    }),
    ...rowsInForce(incidents?.flags).flatMap(([id, flag]) => at(["incidents", "flags", id, "tell"], flag.tell)),
    ...Object.keys(incidents?.["first-steps"] ?? {}).map((name) => ({
      path: ["incidents", "first-steps", name],
      name,
    })),
    ...(incidents?.sequence ?? []).flatMap((stage, index) =>
      at(["incidents", "sequence", index, "roles"], stage.roles),
    ),
    ...rowsInForce(written.loops).flatMap(([id, loop]) =>
      (loop.stages ?? []).flatMap((stage, index) => at(["loops", id, "stages", index, "roles"], stage.roles)),
    ),
  ];
}

function ownerReferences({ written }: Ground): readonly Reference[] {
  const owner = (path: Path, name: string | undefined) => (name === undefined ? [] : [{ path, name: name.trim() }]);
  return [
    ...cadencesInForce(written).flatMap(([id, cadence]) => owner(["cadences", id, "owner"], cadence.owner)),
    ...rowsInForce(written.metrics).flatMap(([id, metric]) => owner(["metrics", id, "owner"], metric.owner)),
    ...Object.entries(written.incidents?.severities ?? {}).flatMap(([id, severity]) =>
      many(severity.stakeholders).map((name) => ({ path: ["incidents", "severities", id, "stakeholders"], name })),
    ),
  ];
}
