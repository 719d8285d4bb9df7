import { type Ground, layerOf, many } from "./ground.ts";
import { nearest } from "../markdown/nearest.ts";
import { parseHolder } from "./parse-holder.ts";
import { type WrittenRole, resolveRoles, rolesInForce } from "./resolve-roles.ts";
import type { Objection, Rule } from "./rule.ts";

const WAYS = ["held-by", "rotate", "by-label", "agent"] as const;

/** A rule about each role in force. */
function aboutEach(
  check: (id: string, role: WrittenRole, ground: Ground) => readonly { key?: string; message: string }[],
): Rule {
  return (ground) =>
    rolesInForce(ground.written).flatMap(([id, role]) =>
      check(id, role, ground).map(({ key, message }): Objection => ({
        path: ["roles", id, ...(key === undefined ? [] : [key])],
        message: `\`${id}\`: ${message}`,
      })),
    );
}

const oneWay = aboutEach((_id, role) => {
  const ways = WAYS.filter((key) => role[key] !== undefined);
  return ways.length < 2
    ? []
    : [
        {
          key: ways[1] ?? "held-by",
          message: `\`${ways.join("` and `")}\` exclude each other; say in one way who holds the role`,
        },
      ];
});

const rotationIsComplete = aboutEach((_id, role) => {
  if (role.rotate === undefined) return [];
  const missing = [
    ...(role.every === undefined
      ? [{ key: "rotate", message: "a rotation needs `every`, the length of one turn, like `every: week`" }]
      : []),
    ...(role.from === undefined
      ? [
          {
            key: "rotate",
            message: "a rotation needs `from`, the first day of the first person's turn, like `from: 2026-11-02`",
          },
        ]
      : []),
  ];
  return missing;
});

const byLabelIsComplete = aboutEach((_id, role) =>
  role["by-label"] !== undefined && role.otherwise === undefined
    ? [{ key: "by-label", message: "`by-label` needs `otherwise`, the people who are asked when no label fits" }]
    : [],
);

const keysBelong = aboutEach((_id, role) => [
  ...(["every", "from"] as const)
    .filter((key) => role[key] !== undefined && role.rotate === undefined)
    .map((key) => ({ key, message: `\`${key}\` belongs to \`rotate\`, which is missing` })),
  ...(role.otherwise !== undefined && role["by-label"] === undefined
    ? [{ key: "otherwise", message: "`otherwise` belongs to `by-label`, which is missing" }]
    : []),
]);

const holdersAreNoRoles = aboutEach((id, role, { written }) => {
  const roles = written.roles ?? {};
  const named = many(role["held-by"]).filter((name) => !name.startsWith("@") && Object.hasOwn(roles, name));
  return named.map((name) => ({
    key: "held-by",
    message: `\`${name}\` is a role, not a person; to hand this role to its holders write \`${id}: { falls-back-to: ${name} }\` (for a person of that login write "@${name}")`,
  }));
});

const fallsBackToRoles = aboutEach((id, role, { written }) => {
  const known = rolesInForce(written).map(([other]) => other);
  return many(role["falls-back-to"]).flatMap((next) => {
    if (next === id) return [{ key: "falls-back-to", message: "a role cannot fall back to itself" }];
    if (known.includes(next)) return [];
    const near = nearest(next, known);
    return [
      {
        key: "falls-back-to",
        message: `there is no role \`${next}\`${near === undefined ? "" : `; did you mean \`${near}\`?`}`,
      },
    ];
  });
});

const noCircles: Rule = (ground) => {
  const next = new Map(rolesInForce(ground.written).map(([id, role]) => [id, many(role["falls-back-to"])]));
  const rank = (id: string) => layerOf(ground, ["roles", id, "falls-back-to"]);
  return [...next.keys()].flatMap((start) => {
    const trail = circleFrom(start, start, next, [start]);
    // Every member of a circle sees it; the one written last tells, the first by name of several.
    const teller = trail?.toSorted((a, b) => rank(b) - rank(a) || (a < b ? -1 : 1))[0];
    if (trail === undefined || trail.length === 2 || teller !== start) return [];
    return [
      {
        path: ["roles", start, "falls-back-to"],
        message: `these roles fall back to each other in a circle: ${trail.join(" → ")}`,
      },
    ];
  });
};

function circleFrom(
  id: string,
  start: string,
  next: ReadonlyMap<string, readonly string[]>,
  trail: readonly string[],
): readonly string[] | undefined {
  for (const step of next.get(id) ?? []) {
    if (step === start) return [...trail, start];
    if (trail.includes(step)) continue;
    const found = circleFrom(step, start, next, [...trail, step]);
    if (found !== undefined) return found;
  }
  return undefined;
}

const incidentRolesEndInPeople: Rule = (ground) => {
  const roles = resolveRoles(ground);
  return incidentRoles(ground).flatMap((id): Objection[] => {
    const role = roles.get(id)?.role;
    if (role?.holders.kind !== "everyone" || role.holders.people.length > 0 || role.holders.teams.length === 0)
      return [];
    const message = `${role.title} has duties in an incident and ends only in a team (${role.holders.teams.join(", ")}), which cannot be assigned, nor notified by every token; name a person beside it`;
    return [{ path: ["roles", role.through ?? role.id], message, severity: "warning" }];
  });
};

const absentPeopleAreKnown: Rule = (ground) => {
  const people = knownPeople(ground);
  return Object.entries(ground.written.away ?? {}).flatMap(([login, when]): Objection[] => {
    const name = parseHolder(login).name.toLowerCase();
    if (when === "off" || people.has(name)) return [];
    const near = nearest(name, people);
    return [
      {
        path: ["away", login],
        severity: "warning",
        message: `${name} holds no role here${near === undefined ? "" : `; did you mean \`${near}\`?`}`,
      },
    ];
  });
};

/** Who holds which role: each in one complete way, and no circles. */
export const roleRules: readonly Rule[] = [
  oneWay,
  rotationIsComplete,
  byLabelIsComplete,
  keysBelong,
  holdersAreNoRoles,
  fallsBackToRoles,
  noCircles,
  incidentRolesEndInPeople,
  absentPeopleAreKnown,
];

/** Ids of the roles that have something to do in an incident, in order. */
export function incidentRoles({ written }: Ground): readonly string[] {
  const incidents = written.incidents ?? {};
  const severities = Object.values(incidents.severities ?? {});
  const flags = Object.values(incidents.flags ?? {}).flatMap((flag) => (flag === "off" ? [] : many(flag.tell)));
  const named = [
    ...severities.flatMap((severity) => [severity.authority, severity.escalate?.to, ...many(severity.team)]),
    ...flags,
    ...(incidents.sequence ?? []).flatMap((stage) => many(stage.roles)),
  ];
  return [...new Set(named.flatMap((id) => (id === undefined ? [] : [id])))].sort();
}

/** Logins, in small letters, that the playbook names anywhere as holders. */
export function knownPeople({ written }: Ground): ReadonlySet<string> {
  const names = rolesInForce(written).flatMap(([, role]) => [
    ...many(role["held-by"]),
    ...(role.rotate ?? []),
    ...many(role.otherwise),
    ...Object.values(role["by-label"] ?? {}).flatMap((people) => many(people)),
  ]);
  const all = [...names, ...many(written["default-owner"])].map(parseHolder);
  return new Set(all.flatMap(({ kind, name }) => (kind === "person" ? [name.toLowerCase()] : [])));
}
