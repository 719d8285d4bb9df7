import { type Ground, isNewer, rowsInForce } from "./ground.ts";
import { parseDateRange } from "./parse-date-range.ts";
import { many } from "./ground.ts";
import { nearest } from "../markdown/nearest.ts";
import { type WrittenCadence, cadencesInForce, writtenRhythm } from "./resolve-cadences.ts";
import type { Objection, Rule } from "./rule.ts";
import { refusalOf } from "./sentence.ts";

/** A rule about each cadence in force. */
function aboutEach(
  check: (id: string, cadence: WrittenCadence, ground: Ground) => readonly { key: string; message: string }[],
): Rule {
  return (ground) =>
    cadencesInForce(ground.written).flatMap(([id, cadence]) =>
      cadence.title === undefined
        ? []
        : check(id, cadence, ground).map(({ key, message }): Objection => ({
            path: ["cadences", id, key],
            message: `\`${id}\`: ${message}`,
          })),
    );
}

const rhythmFits = aboutEach((id, cadence, ground) => {
  if (cadence.delivery === "line") return [];
  const message = refusalOf(() => writtenRhythm(ground, id, cadence));
  if (message === undefined) return [];
  return [
    {
      key: cadence.rrule !== undefined ? "rrule" : cadence.on === undefined ? "every" : "on",
      message,
    },
  ];
});

const severalWeeksNeedFrom = aboutEach((_id, cadence) => {
  const weeks = Number(/^\s*(\d+)\s+weeks?\s*$/i.exec(cadence.every ?? "")?.[1] ?? 1);
  if (weeks < 2 || cadence.from !== undefined || cadence.delivery === "line" || cadence.delivery === "standing")
    return [];
  return [
    {
      key: "every",
      message: `\`every: ${weeks} weeks\` needs \`from\`, a day of a week in which it comes, like \`from: 2026-11-03\`; without it nobody knows which weeks are meant`,
    },
  ];
});

const untilIsLater = aboutEach((_id, { from, until }) =>
  from !== undefined && until !== undefined && until < from
    ? [{ key: "until", message: `it ends on ${until}, before it begins on ${from}` }]
    : [],
);

const pausesAreShort = aboutEach((_id, { from, until, pause }) => {
  const [first, last] = [from ?? "0000", until ?? "9999"];
  const swallowed = many(pause)
    .map(parseDateRange)
    .find((range) => until !== undefined && range.from <= first && last <= range.to);
  return swallowed === undefined
    ? []
    : [
        {
          key: "pause",
          message: `the pause ${swallowed.from}..${swallowed.to} leaves no day of it; take it out with \`off\` instead`,
        },
      ];
});

const linesArePartOfSomething = aboutEach((id, cadence, ground) => {
  const row = ["cadences", id];
  const partOf = cadence["part-of"];
  if (cadence.delivery !== "line") {
    if (partOf === undefined || isNewer(ground, row, "delivery", "part-of")) return [];
    return [{ key: "part-of", message: "`part-of` is for `delivery: line` only; write both, or neither" }];
  }
  if (partOf === undefined)
    return [{ key: "delivery", message: "`delivery: line` needs `part-of`, the cadence whose item holds it" }];
  const rows = new Map(rowsInForce(ground.written.cadences));
  const whole = rows.get(partOf);
  if (whole === undefined) {
    const near = nearest(partOf, rows.keys());
    return [
      {
        key: "part-of",
        message: `there is no cadence \`${partOf}\`${near === undefined ? "" : `; did you mean \`${near}\`?`}`,
      },
    ];
  }
  if (partOf === id) return [{ key: "part-of", message: "a line cannot be part of itself" }];
  if (whole.delivery === "line")
    return [{ key: "part-of", message: `\`${partOf}\` is a line itself; name the cadence that has an item` }];
  const own = unfitting(ground, id, cadence, ["every", "on", "rrule", "at"]);
  return own === undefined
    ? []
    : [
        {
          key: own,
          message: `a line comes together with \`${partOf}\`; leave \`${own}\` out, or give it another \`delivery\``,
        },
      ];
});

const standingNeverComes = aboutEach((id, cadence, ground) => {
  if (cadence.delivery !== "standing") return [];
  const own = unfitting(ground, id, cadence, ["every", "on", "rrule", "due"]);
  return own === undefined
    ? []
    : [
        {
          key: own,
          message: `a standing duty never comes and never ends; leave \`${own}\` out, or give it another \`delivery\``,
        },
      ];
});

/** A key that does not go with the delivery; what a lower layer wrote before the delivery was changed means nothing any more. */
function unfitting<Key extends keyof WrittenCadence>(
  ground: Ground,
  id: string,
  cadence: WrittenCadence,
  keys: readonly Key[],
): Key | undefined {
  return keys.find((key) => cadence[key] !== undefined && !isNewer(ground, ["cadences", id], "delivery", key));
}

/** Cadences: their keys make a rhythm, and lines belong to something. */
export const cadenceRules: readonly Rule[] = [
  rhythmFits,
  severalWeeksNeedFrom,
  untilIsLater,
  pausesAreShort,
  linesArePartOfSomething,
  standingNeverComes,
];
