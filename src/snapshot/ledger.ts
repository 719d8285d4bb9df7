import { hiddenJson, readHiddenJson } from "../markdown/hidden-data.ts";
import type { Instant } from "../time/instant.ts";
import { type DateRange, type LocalDate, isLocalDate } from "../time/local-date.ts";

/** What is remembered in the almanac issue; markers on newer items win over it. */
export type Ledger = {
  readonly version: 1;
  readonly cadences: Readonly<Record<string, CadenceMemory>>;
  /** When the gate was passed and by whom. */
  readonly gate: { readonly passed: Instant; readonly by: string } | undefined;
  /** Whether GitHub lets a login be assigned, and on which day it was asked. */
  readonly people: Readonly<Record<string, { readonly assignable: boolean; readonly asked: LocalDate }>>;
  /** The holidays around now, and on which day they were read from their file. */
  readonly holidays: { readonly read: LocalDate; readonly days: readonly LocalDate[] } | undefined;
  /** Issue types and date fields of the owner's organisation, and on which day they were read. */
  readonly organisation: Organisation | undefined;
  /** The day on which metrics were last measured and the index of reports was brought up to date. */
  readonly measured: LocalDate | undefined;
  /** The day on which the report of several repositories was last gathered. */
  readonly gathered: LocalDate | undefined;
  /** The branch that daily reports were last committed to. */
  readonly reportsBranch: string | undefined;
  /** The newest month whose incidents were recorded, like `2026-11`; undefined before this began. */
  readonly recorded: string | undefined;
  /** Which issues are incidents that are not settled yet, and which only bear an old label of one; undefined before anybody looked. */
  readonly incidents: IncidentsKnown | undefined;
  /** The issues of targets that were missed and are not met again, by metric: the first day of the first period missed, and the issue. It stays known when somebody closed it. */
  readonly missed: Readonly<Record<string, MissedTarget>>;
  /** The day on which figures were last held against their targets. */
  readonly judged: LocalDate | undefined;
  /** What others outside of GitHub were told of each incident that is looked at, by its number. */
  readonly notified: Readonly<Record<string, readonly string[]>>;
  /** Absences recorded by `/away`, by login. */
  readonly away: Readonly<Record<string, readonly DateRange[]>>;
  /** Number of comments on the almanac issue that were read for commands. */
  readonly commentsRead: number;
};

/** Numbers of the incidents to look at in each pass, and the labels of issues that are none because those are older than the first day. */
export type IncidentsKnown = {
  readonly watched: readonly number[];
  readonly ordinary: Readonly<Record<string, string>>;
  /** Those that are or were confidential: their titles are printed nowhere. Left out where there are none. */
  readonly hidden?: readonly number[];
};

/** The issue of a target that was missed, and the first day of the first period that missed it. */
export type MissedTarget = { readonly issue: number; readonly since: LocalDate };

/** What an organisation has for issues. */
export type Organisation = {
  readonly read: LocalDate;
  readonly types: readonly string[];
  readonly dateFields: readonly { readonly id: number; readonly name: string }[];
};

/** When history began for a cadence, and the newest occurrence that was delivered, listed or named. */
export type CadenceMemory = {
  readonly adopted: Instant;
  /** Nominal date. */
  readonly newest: LocalDate | undefined;
  /** The issue of the newest occurrence, or the standing issue itself. */
  readonly issue: number | undefined;
};

/** A ledger of nothing. */
export const emptyLedger: Ledger = {
  version: 1,
  cadences: {},
  gate: undefined,
  people: {},
  holidays: undefined,
  organisation: undefined,
  measured: undefined,
  gathered: undefined,
  reportsBranch: undefined,
  recorded: undefined,
  incidents: undefined,
  missed: {},
  judged: undefined,
  notified: {},
  away: {},
  commentsRead: 0,
};

/** The ledger inside an almanac issue's body; undefined where it is absent or was damaged, so that it must be rebuilt. */
export function readLedger(body: string): Ledger | undefined {
  const value = readHiddenJson(body, "ledger");
  if (!isRecord(value) || value["version"] !== 1 || !isRecord(value["cadences"])) return undefined;
  const cadences = Object.entries(value["cadences"]).map(([id, memory]) => [id, readMemory(memory)] as const);
  if (cadences.some(([, memory]) => memory === undefined)) return undefined;
  const gate = value["gate"];
  const holidays = value["holidays"];
  return {
    version: 1,
    cadences: Object.fromEntries(cadences.flatMap(([id, memory]) => (memory === undefined ? [] : [[id, memory]]))),
    gate: isRecord(gate) && isInstant(gate["passed"]) ? { passed: gate["passed"], by: String(gate["by"]) } : undefined,
    people: Object.fromEntries(
      Object.entries(recordOf(value["people"])).flatMap(([login, known]) => readPerson(login, known)),
    ),
    holidays:
      isRecord(holidays) && isDate(holidays["read"]) && Array.isArray(holidays["days"])
        ? { read: holidays["read"], days: holidays["days"].filter(isDate) }
        : undefined,
    organisation: readOrganisation(value["organisation"]),
    measured: isDate(value["measured"]) ? value["measured"] : undefined,
    gathered: isDate(value["gathered"]) ? value["gathered"] : undefined,
    reportsBranch: typeof value["reportsBranch"] === "string" ? value["reportsBranch"] : undefined,
    recorded:
      typeof value["recorded"] === "string" && /^\d{4}-\d{2}$/.test(value["recorded"]) ? value["recorded"] : undefined,
    incidents: readIncidents(value["incidents"]),
    missed: Object.fromEntries(
      Object.entries(recordOf(value["missed"])).flatMap(([metric, known]) => readMissed(metric, known)),
    ),
    judged: isDate(value["judged"]) ? value["judged"] : undefined,
    notified: Object.fromEntries(
      Object.entries(recordOf(value["notified"])).map(([number, ids]) => [number, readTexts(ids)]),
    ),
    away: Object.fromEntries(
      Object.entries(recordOf(value["away"])).map(([login, ranges]) => [login, readRanges(ranges)]),
    ),
    commentsRead: typeof value["commentsRead"] === "number" ? value["commentsRead"] : 0,
  };
}

/** The ledger as one hidden line; keys in order, so that equal ledgers are equal text. A text in place of a memory stands for one that is not known yet. */
export function writeLedger(
  ledger: Omit<Ledger, "cadences" | "judged"> & {
    readonly cadences: Readonly<Record<string, CadenceMemory | string>>;
    readonly judged: string | undefined;
  },
): string {
  return hiddenJson("ledger", ordered(ledger));
}

function readMemory(value: unknown): CadenceMemory | undefined {
  if (!isRecord(value) || !isInstant(value["adopted"])) return undefined;
  const newest = value["newest"];
  const issue = value["issue"];
  if (newest !== undefined && !isDate(newest)) return undefined;
  return { adopted: value["adopted"], newest, issue: typeof issue === "number" ? issue : undefined };
}

function readOrganisation(value: unknown): Organisation | undefined {
  if (
    !isRecord(value) ||
    !isDate(value["read"]) ||
    !Array.isArray(value["types"]) ||
    !Array.isArray(value["dateFields"])
  )
    return undefined;
  const dateFields = value["dateFields"].flatMap((field: unknown) =>
    isRecord(field) && typeof field["id"] === "number" && typeof field["name"] === "string"
      ? [{ id: field["id"], name: field["name"] }]
      : [],
  );
  return { read: value["read"], types: value["types"].map(String), dateFields };
}

function readIncidents(value: unknown): IncidentsKnown | undefined {
  if (!isRecord(value) || !Array.isArray(value["watched"])) return undefined;
  const watched = numbersIn(value["watched"]);
  const hidden = numbersIn(value["hidden"]);
  const ordinary = Object.entries(recordOf(value["ordinary"])).flatMap(([number, labels]) =>
    typeof labels === "string" ? [[number, labels] as const] : [],
  );
  return { watched, ordinary: Object.fromEntries(ordinary), ...(hidden.length > 0 && { hidden }) };
}

function readMissed(metric: string, value: unknown): [string, MissedTarget][] {
  if (!isRecord(value) || typeof value["issue"] !== "number" || !isDate(value["since"])) return [];
  return [[metric, { issue: value["issue"], since: value["since"] }]];
}

function numbersIn(value: unknown): readonly number[] {
  return Array.isArray(value) ? value.filter((one): one is number => typeof one === "number") : [];
}

/** An empty text stands for a notice that was not delivered. */
function readTexts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string" && one !== "") : [];
}

function readPerson(login: string, value: unknown): [string, { assignable: boolean; asked: LocalDate }][] {
  if (!isRecord(value) || typeof value["assignable"] !== "boolean" || !isDate(value["asked"])) return [];
  return [[login, { assignable: value["assignable"], asked: value["asked"] }]];
}

function readRanges(value: unknown): DateRange[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((range) =>
    isRecord(range) && isDate(range["from"]) && isDate(range["to"]) ? [{ from: range["from"], to: range["to"] }] : [],
  );
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, ordered(inner)]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function recordOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

function isDate(value: unknown): value is LocalDate {
  return typeof value === "string" && isLocalDate(value);
}

function isInstant(value: unknown): value is Instant {
  return (
    typeof value === "string" &&
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(value) &&
    !Number.isNaN(Date.parse(value))
  );
}
