/** One thing looked at: how it stands, where that is, and what to change where something is to change. */
export type Finding = {
  /** Stable word for scripts, for example `workflow-missing`. */
  readonly id: string;
  /** `unknown`: this token cannot see it. */
  readonly severity: Severity;
  readonly cause: string;
  readonly place: string;
  /** Empty where there is nothing to do. */
  readonly fix: string;
};

/** How much a finding matters: an error keeps part of the work from being done. */
export type Severity = "ok" | "warning" | "error" | "unknown";

/** A finding that all is well. */
export function fine(id: string, cause: string, place: string): Finding {
  return { id, severity: "ok", cause, place, fix: "" };
}
