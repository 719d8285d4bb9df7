/** Where a metric's figure is read. Paths lie in the repository; `secret` is a name, never a value. */
export type MetricOrigin =
  | {
      readonly kind: "github";
      readonly what: GitHubFigure;
      readonly environment: string | undefined;
      readonly label: string | undefined;
      readonly workflow: string | undefined;
    }
  | { readonly kind: "csv"; readonly file: string; readonly column: string; readonly date: string | undefined }
  | { readonly kind: "json"; readonly file: string; readonly pick: string }
  | { readonly kind: "http"; readonly url: string; readonly pick: string; readonly secret: string | undefined }
  | { readonly kind: "prometheus"; readonly url: string; readonly query: string; readonly secret: string | undefined }
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
] as const;
