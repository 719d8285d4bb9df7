import { parseDuration } from "../time/duration.ts";
import { type Ground, rowsInForce, sourceOf, sure } from "./ground.ts";
import type { MetricOrigin } from "./metric-origin.ts";
import type { Metric } from "./playbook.ts";
import { parseOver } from "./parse-over.ts";
import { ownerOf } from "./resolve-cadences.ts";
import type { Written } from "./schema.ts";

/** The metrics in force, ordered by id; all rules must have been kept. */
export function resolveMetrics(ground: Ground): readonly Metric[] {
  return rowsInForce(ground.written.metrics).map(([id, metric]) => ({
    id,
    title: sure(metric.title, `the title of ${id}`).trim(),
    category: metric.category?.trim() ?? "Other",
    owner: ownerOf(ground.written, metric.owner),
    target: metric.target?.trim(),
    ifMissed: metric["if-missed"] ?? "issue",
    over: parseOver(metric.over ?? "week"),
    as: metric.as ?? "value",
    unit: metric.unit,
    origin: metric.source === undefined ? undefined : originOf(metric.source),
    staleAfter: metric["stale-after"] === undefined ? undefined : parseDuration(metric["stale-after"]),
    source: sourceOf(ground, ["metrics", id]),
  }));
}

type WrittenSource = NonNullable<Exclude<NonNullable<Written["metrics"]>[string], string>["source"]>;

function originOf(source: WrittenSource): MetricOrigin {
  if (source === "manual") return { kind: "manual" };
  if ("github" in source) {
    const { github: what, environment, label, workflow, measure, waiting, scanner, repository } = source;
    return { kind: "github", what, environment, label, workflow, measure, waiting, scanner, repository };
  }
  if ("csv" in source) {
    const { csv: file, column, of, sample, date, where = {}, aggregate } = source;
    return { kind: "csv", file, column, of, sample, date, where, aggregate };
  }
  if ("json" in source) {
    const { json: file, pick, date, aggregate } = source;
    return { kind: "json", file, pick, date, aggregate };
  }
  if ("http" in source) return { kind: "http", url: source.http, pick: source.pick, secret: source.secret };
  const { prometheus: url, query, secret, aggregate } = source;
  const step = source.step === undefined ? undefined : parseDuration(source.step);
  return { kind: "prometheus", url, query, secret, step, aggregate };
}
