import type { MetricOrigin } from "../playbook/metric-origin.ts";
import type { LocalDate } from "../time/local-date.ts";

/** What is asked of a source outside the issue tracker; equal questions are asked once. */
export type InputQuery = Extract<MetricOrigin, { kind: "csv" | "json" | "http" | "prometheus" }> & {
  /** The days that matter; a source that can tell them apart gives no others. */
  readonly from: LocalDate;
  readonly to: LocalDate;
};
