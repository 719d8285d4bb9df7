/** Where a metric's figure is read. Paths lie in the repository; `secret` is a name, never a value. */
export type MetricOrigin =
  | {
      readonly kind: "github";
      readonly what: GitHubFigure;
      /** What is made of what was counted; undefined: the usual thing for its kind. */
      readonly measure: GitHubMeasure | undefined;
      readonly environment: string | undefined;
      readonly label: string | undefined;
      readonly workflow: string | undefined;
      /** The label an issue bears while its author is waited for. */
      readonly waiting: string | undefined;
      readonly scanner: Scanner | undefined;
      /** Another repository of the same owner, `acme/site`; undefined: this one. */
      readonly repository: string | undefined;
    }
  | {
      readonly kind: "csv";
      readonly file: string;
      readonly column: string;
      /** The column of which `column` is a part: `activated` of `signups`. */
      readonly of: string | undefined;
      /** The column that counts how many were measured. */
      readonly sample: string | undefined;
      readonly date: string | undefined;
      /** Only rows that hold these values in these columns. */
      readonly where: Readonly<Record<string, string>>;
      readonly aggregate: Aggregate | undefined;
    }
  | {
      readonly kind: "json";
      readonly file: string;
      readonly pick: string;
      readonly date: string | undefined;
      readonly aggregate: Aggregate | undefined;
    }
  | { readonly kind: "http"; readonly url: string; readonly pick: string; readonly secret: string | undefined }
  | {
      readonly kind: "prometheus";
      readonly url: string;
      readonly query: string;
      readonly secret: string | undefined;
      /** Milliseconds between the values of a range query; undefined: one value, as it is now. */
      readonly step: number | undefined;
      readonly aggregate: Aggregate | undefined;
    }
  /** People write it into the report's issue. */
  | { readonly kind: "manual" };

/** What can be counted on GitHub itself. */
export type GitHubFigure = (typeof gitHubFigures)[number];

/** Every word `source: { github: … }` takes. */
export const gitHubFigures = [
  "deployments",
  "releases",
  "incidents",
  "issues",
  "pull-requests",
  "workflow-runs",
  "alerts",
] as const;

/** A scanner of GitHub. */
export type Scanner = (typeof scanners)[number];

/** Every word `scanner` takes. */
export const scanners = ["dependabot", "code-scanning", "secret-scanning"] as const;

/** What can be made of what was counted on GitHub. */
export type GitHubMeasure = (typeof gitHubMeasures)[number];

/** Every word `measure` takes. */
export const gitHubMeasures = [
  "frequency",
  "lead-time",
  "failure-rate",
  "time-to-restore",
  "uptime",
  "mttr",
  "mtta",
  "first-response",
  "resolution",
  "cycle-time",
  "count",
] as const;

/** How several values of one window become one. */
export type Aggregate = (typeof aggregates)[number];

/** Every word `aggregate` takes. */
export const aggregates = ["last", "sum", "mean", "median", "p90", "least", "most", "count"] as const;

/** What a metric's figure says about its source's values: they themselves, or how far they moved since the window before. */
export type FigureOf = (typeof figuresOf)[number];

/** Every word `as` takes. */
export const figuresOf = ["value", "growth", "reduction"] as const;

/** What the numbers of a source outside GitHub count in. */
export type SourceUnit = (typeof sourceUnits)[number];

/** Every word `unit` takes. */
export const sourceUnits = [
  "percent",
  "fraction",
  "ratio",
  "count",
  "amount",
  "seconds",
  "minutes",
  "hours",
  "days",
] as const;
