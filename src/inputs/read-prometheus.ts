import type { LocalDate, Zone } from "../time/local-date.ts";
import { fromMillis } from "../time/instant.ts";
import { localOf } from "../time/zone.ts";
import { Points } from "./points.ts";
import type { Reading } from "./reading.ts";

/** The numbers of one series in the answer of a Prometheus server, by day; those of an instant query are about the day `on`. */
export function readPrometheus(
  text: string,
  { source, zone, on }: { readonly source: string; readonly zone: Zone; readonly on: LocalDate | undefined },
): Reading {
  const unreadable = (because: string): Reading => ({ kind: "unreadable", source, because });
  const answer = parsed(text);
  const data = field(answer, "data");
  if (field(answer, "status") === "error")
    return unreadable(`${source} refused the query: ${String(field(answer, "error")).slice(0, 200)}`);
  const result = field(data, "result");
  if (field(answer, "status") !== "success" || !Array.isArray(result))
    return unreadable(`${source} did not answer as a Prometheus server does.`);
  const kind = field(data, "resultType");
  const series: readonly unknown[] = kind === "scalar" ? [{ value: result }] : result;
  if (series.length === 0) return unreadable(`The query has no result at ${source}.`);
  if (series.length > 1)
    return unreadable(
      `The query has ${series.length} results at ${source}; let it give one, with sum or max for example.`,
    );
  const pairs = field(series[0], "values") ?? [field(series[0], "value")];
  if (!Array.isArray(pairs)) return unreadable(`${source} did not answer as a Prometheus server does.`);
  const points = new Points();
  for (const pair of pairs as readonly unknown[]) {
    const [at, value] = Array.isArray(pair) ? (pair as readonly unknown[]) : [];
    const number = Number(value);
    // NaN is how it says that nothing was measured.
    if (typeof at !== "number" || typeof value !== "string" || !Number.isFinite(number)) continue;
    const day = on ?? localOf(fromMillis(at * 1000), zone).date;
    points.add({
      stretch: { from: day, to: day },
      value: number,
      base: undefined,
      sample: undefined,
      place: fromMillis(at * 1000),
    });
  }
  return { kind: "read", source, points: points.all };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
