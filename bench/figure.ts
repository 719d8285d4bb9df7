/** One line of the table: what was measured, what it should be, what it is, and whether that will do. */
export type Figure = {
  readonly job: string;
  readonly goal: string;
  readonly result: string;
  /** undefined: nothing was promised. A missed count fails the benchmark; a missed time is only shown, since machines differ. */
  readonly met: { readonly kind: "count" | "time"; readonly holds: boolean } | undefined;
};

/** A number that must not be exceeded, on any machine. */
export function countOf(job: string, most: number, found: number, unit: string): Figure {
  return { job, goal: `at most ${most}`, result: `${found} ${unit}`, met: { kind: "count", holds: found <= most } };
}

/** A number that should not be exceeded. */
export function timeOf(job: string, most: number, found: number, unit: string, digits = 0): Figure {
  return {
    job,
    goal: `at most ${most}`,
    result: `${found.toFixed(digits)} ${unit}`,
    met: { kind: "time", holds: found <= most },
  };
}

/** What is only told. */
export function noteOf(job: string, result: string): Figure {
  return { job, goal: "", result, met: undefined };
}

/** All figures as one table for a terminal. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [
    ["", "goal", "met", "result"],
    ...figures.map(({ job, goal, result, met }) => [job, goal, verdict(met), result]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** Which goals are met, in one sentence, and the others one a line. */
export function closingOf(figures: readonly Figure[]): string {
  const goals = figures.filter(({ met }) => met !== undefined);
  const missed = goals.filter(({ met }) => met?.holds === false);
  if (missed.length === 0) return `All ${goals.length} goals are met.`;
  const rows = missed.map(({ job, goal, result }) => `  ${job.trim()}: ${goal}, but ${result}`);
  return [`${goals.length - missed.length} of ${goals.length} goals are met; missed:`, ...rows].join("\n");
}

function verdict(met: Figure["met"]): string {
  if (met === undefined) return "";
  if (met.holds) return "yes";
  return met.kind === "count" ? "NO" : "not here";
}
