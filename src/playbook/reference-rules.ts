import { type Ground, many, rowsInForce } from "./ground.ts";
import { isLeft } from "./check-form.ts";
import type { Path } from "./located.ts";
import { nearest } from "./nearest.ts";
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
    if (known.includes(name) || isLeft(ground.left, ["roles", name])) return [];
    return [{ path, message: noSuchRole(ground, name, known) }];
  });
};

const ownersExist: Rule = (ground) => {
  const known = rolesInForce(ground.written).map(([id]) => id);
  const people = knownPeople(ground);
  return ownerReferences(ground).flatMap(({ path, name }): Objection[] => {
    if (known.includes(name) || isLeft(ground.left, ["roles", name])) return [];
    const message = refusalOf(() => parsePerson(name));
    if (message !== undefined)
      return [
        { path, message: `${show(name)} is neither a role nor a person; write a role's id, or one person's login` },
      ];
    if (name.startsWith("@") || people.has(name.toLowerCase())) return [];
    const taken = ground.written.roles?.[name] === "off";
    const near = nearest(name, [...known, ...people]);
    // Somebody who holds no role may own a cadence; a name that resembles a known one is a slip.
    if (!taken && near === undefined) return [];
    return [
      {
        path,
        message: `${noSuchRole(ground, name, [...known, ...people])} (for a person of that login write "@${name}")`,
      },
    ];
  });
};

/** Names: everything that is said of a role is said of one that exists. */
export const referenceRules: readonly Rule[] = [rolesExist, ownersExist];

function noSuchRole({ written }: Ground, name: string, known: readonly string[]): string {
  if (written.roles?.[name] === "off") return `the role \`${name}\` was taken out with \`off\`, but is needed here`;
  const near = nearest(name, known);
  return `there is no role ${show(name).replaceAll('"', "`")}${near === undefined ? "" : `, did you mean \`${near}\`?`}`;
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
