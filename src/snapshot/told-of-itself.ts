import type { LocalDate } from "../time/local-date.ts";
import { isLocalDate } from "../time/local-date.ts";

/** What a repository tells its portfolios: figures as they are printed, and its open incidents. */
export type ToldOfItself = {
  readonly product: string;
  /** The day on which this was told. */
  readonly asOf: LocalDate;
  readonly figures: readonly ToldFigure[];
  readonly incidents: readonly ToldIncident[];
};

/** A figure: whether it says anything, how it stands against its target, and the words for both. */
export type ToldFigure = {
  readonly title: string;
  readonly kind: "value" | "zero" | "no-data" | "stale";
  readonly status: "met" | "missed" | "unknown";
  readonly now: string;
  readonly target: string;
  readonly asOf: string;
};

/** An incident that is on; of a confidential one there is no title. */
export type ToldIncident = {
  readonly number: number;
  readonly severity: string;
  readonly title: string;
  readonly since: string;
};

/** So much is read of one repository. */
const MOST = { text: 200_000, figures: 60, incidents: 20 };

/** The file a repository tells of itself in; equal facts are equal text. */
export function writeToldOfItself(told: ToldOfItself): string {
  return `${JSON.stringify({ version: 1, ...told }, undefined, 2)}\n`;
}

/** Reads such a file; undefined where it is none. All texts are foreign. */
export function readToldOfItself(text: string): ToldOfItself | undefined {
  if (text.length > MOST.text) return undefined;
  const value = parse(text);
  if (!isRecord(value) || value["version"] !== 1) return undefined;
  const { product, asOf } = value;
  if (typeof product !== "string" || typeof asOf !== "string" || !isLocalDate(asOf)) return undefined;
  return {
    product,
    asOf,
    figures: list(value["figures"]).slice(0, MOST.figures).map(figureOf),
    incidents: list(value["incidents"]).slice(0, MOST.incidents).map(incidentOf),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function figureOf(value: unknown): ToldFigure {
  const { title, kind, status, now, target, asOf } = isRecord(value) ? value : {};
  return {
    title: textOf(title),
    kind: kind === "value" || kind === "zero" || kind === "stale" ? kind : "no-data",
    status: status === "met" || status === "missed" ? status : "unknown",
    now: textOf(now),
    target: textOf(target),
    asOf: textOf(asOf),
  };
}

function incidentOf(value: unknown): ToldIncident {
  const { number, severity, title, since } = isRecord(value) ? value : {};
  return {
    number: typeof number === "number" && Number.isSafeInteger(number) && number > 0 ? number : 0,
    severity: textOf(severity),
    title: textOf(title),
    since: textOf(since),
  };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
