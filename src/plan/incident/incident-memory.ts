import type { Said } from "../../incident/calls-now.ts";
import type { ClockId } from "../../incident/clock.ts";
import { distinct, isOneOf } from "../../incident/incident-people.ts";
import { readHiddenJson } from "../../markdown/hidden-data.ts";
import { readMarker } from "../../markdown/marker.ts";
import type { Permission } from "../../snapshot/permission.ts";
import type { Timeline, TimelineEntry } from "../../snapshot/timeline.ts";
import type { Instant } from "../../time/instant.ts";

/** A comment of a timeline. */
export type Comment = Extract<TimelineEntry, { kind: "commented" }>;

/** What we have said and done about an incident, as our own comments tell. */
export type IncidentMemory = {
  /** The comment that is kept current; undefined before the first response. */
  readonly status: Comment | undefined;
  /** The comment that lists what was accepted. */
  readonly receipt: Comment | undefined;
  readonly said: Said;
  /** Who was called in or told. */
  readonly told: readonly string[];
  /** What who set its labels might do then. */
  readonly permissions: ReadonlyMap<string, Permission>;
  /** Short comments that were made, by their keys. */
  readonly notices: readonly string[];
  /** Those comments themselves. */
  readonly made: readonly Comment[];
  /** Comments like `status` and `receipt` that are there once more, because an answer of GitHub was lost. */
  readonly doubles: readonly Comment[];
};

/** The name of the hidden line in the status comment. */
export const MEMORY = "incident";

/** What is remembered: by the status comment, and by short comments that are newer than it. People may have deleted one of them; both together forget nothing. */
export function memoryIn(timeline: Timeline, authors: readonly string[]): IncidentMemory {
  const ours = timeline
    .filter((entry): entry is Comment => entry.kind === "commented" && isOneOf(entry.actor, authors))
    .sort((a, b) => a.id - b.id)
    .map((comment) => ({ comment, marker: readMarker(comment.body) }));
  const of = (kind: string) => ours.find(({ marker }) => marker?.kind === kind)?.comment;
  const status = of("status");
  const kept = keptIn(status?.body ?? "");
  const notices = ours.filter(({ marker }) => marker?.kind === "notice");
  const made = notices.flatMap(({ marker }) => marker ?? []);
  const receipt = of("receipt");
  return {
    status,
    receipt,
    made: notices.map(({ comment }) => comment),
    doubles: ours.flatMap(({ comment, marker }) =>
      (marker?.kind === "status" && comment !== status) || (marker?.kind === "receipt" && comment !== receipt)
        ? [comment]
        : [],
    ),
    said: made.map(({ notes }) => saidIn(notes)).reduce(newest, kept.said),
    told: distinct([...kept.told, ...made.flatMap(({ notes }) => (notes["told"] ?? "").split("+").filter(Boolean))]),
    permissions: kept.permissions,
    notices: [...new Set([...kept.notices, ...made.flatMap(({ key }) => key)])].sort(),
  };
}

/** What is remembered here and in private, as one; the comments themselves are those of here. */
export function joinMemories(here: IncidentMemory, hidden: IncidentMemory): IncidentMemory {
  return {
    ...here,
    said: newest(here.said, hidden.said),
    told: distinct([...here.told, ...hidden.told]),
    notices: [...new Set([...here.notices, ...hidden.notices])].sort(),
  };
}

/** The memory as it is hidden in the status comment, equal for equal memories. */
export function memoryData(memory: Pick<IncidentMemory, "said" | "told" | "permissions" | "notices">): unknown {
  return {
    said: sorted(Object.entries(memory.said)),
    told: memory.told.toSorted(),
    permissions: sorted([...memory.permissions]),
    notices: memory.notices.toSorted(),
  };
}

function sorted(entries: readonly (readonly [string, unknown])[]): unknown {
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

type Kept = Pick<IncidentMemory, "said" | "told" | "permissions" | "notices">;

function keptIn(body: string): Kept {
  const value = recordOf(readHiddenJson(body, MEMORY));
  const permissions = Object.entries(recordOf(value["permissions"])).flatMap(([login, level]) => {
    const known = PERMISSIONS.find((one) => one === level);
    return known === undefined ? [] : [[login, known] as const];
  });
  return {
    said: saidIn(recordOf(value["said"])),
    told: textsOf(value["told"]),
    permissions: new Map(permissions),
    notices: textsOf(value["notices"]),
  };
}

const PERMISSIONS = ["admin", "write", "triage", "read", "none"] as const satisfies readonly Permission[];

const CLOCKS = [
  "triage",
  "acknowledge",
  "investigate",
  "mitigate",
  "update",
  "escalate",
  "stability",
  "resolve",
  "post-mortem",
] as const satisfies readonly ClockId[];

function saidIn(notes: Readonly<Record<string, unknown>>): Said {
  const entries = CLOCKS.flatMap((id): [ClockId, Instant][] => {
    const at = notes[id];
    return typeof at === "string" && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(at) ? [[id, at]] : [];
  });
  return Object.fromEntries(entries);
}

function newest(before: Said, more: Said): Said {
  const entries = CLOCKS.flatMap((id): [ClockId, Instant][] => {
    const at = [before[id], more[id]]
      .filter((one) => one !== undefined)
      .toSorted()
      .at(-1);
    return at === undefined ? [] : [[id, at]];
  });
  return Object.fromEntries(entries);
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}
