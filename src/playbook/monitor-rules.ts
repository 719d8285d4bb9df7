import { parseDuration } from "../time/duration.ts";
import { type Ground, rowsInForce } from "./ground.ts";
import type { Path } from "./located.ts";
import { parseMoment } from "./parse-moment.ts";
import type { Objection, Rule } from "./rule.ts";

const MONITORS: Path = ["incidents", "monitors"];

const monitorsNeedTheApp: Rule = (ground) =>
  monitorsOf(ground).length === 0 || ground.written.runner === "app"
    ? []
    : [
        {
          path: MONITORS,
          message:
            "monitors need the App (`runner: app`): the Action looks once an hour, and who looks so seldom can neither notice an outage in time nor measure 99.9 %; here let your monitoring send alerts instead",
        },
      ];

const monitorsAreWithinBounds: Rule = (ground) =>
  monitorsOf(ground).flatMap(([id, { every, timeout }]): Objection[] => [
    ...(every !== undefined && parseDuration(every) < MINUTE
      ? [{ path: [...MONITORS, id, "every"], message: "once a minute is the most" }]
      : []),
    ...(timeout !== undefined && (parseDuration(timeout) < 100 || parseDuration(timeout) > MINUTE)
      ? [{ path: [...MONITORS, id, "timeout"], message: "write a length of time up to one minute, like 10 s" }]
      : []),
  ]);

const MINUTE = 60_000;

const maintenanceEndsAfterItBegan: Rule = ({ written }) =>
  (written.incidents?.maintenance ?? []).flatMap(({ from, to }, index): Objection[] =>
    sortable(from) < sortable(to)
      ? []
      : [{ path: ["incidents", "maintenance", index, "to"], message: "planned work must end after it begins" }],
  );

/** What watches from outside, and when it must be silent. */
export const monitorRules: readonly Rule[] = [monitorsNeedTheApp, monitorsAreWithinBounds, maintenanceEndsAfterItBegan];

function monitorsOf({ written }: Ground) {
  return rowsInForce(written.incidents?.monitors);
}

function sortable(text: string): string {
  const { date, time } = parseMoment(text);
  return `${date} ${time}`;
}
