import type { MetricOrigin } from "../playbook/metric-origin.ts";
import type { LocalDate, Zone } from "../time/local-date.ts";
import type { Reading } from "./reading.ts";

/** What is asked of a source outside the issue tracker; equal questions are asked once. */
export type InputQuery = {
  readonly origin: Extract<MetricOrigin, { kind: "csv" | "json" | "http" | "prometheus" }>;
  /** The days that matter; a source that can tell them apart gives no others. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** The zone in which a day begins. */
  readonly zone: Zone;
};

/** Asks a source; whatever goes wrong is a reading that says why. */
export type ReadInput = (query: InputQuery) => Promise<Reading>;
