import type { ProposedFile } from "./propose.ts";

/** Files for the success metrics that GitHub cannot know, each with its columns only, and the lines that connect them. */
export const FIGURE_FILES: readonly ProposedFile[] = [
  { path: "data/growth.csv", text: "week,signups,activated,joined_7,kept_7,joined_30,kept_30\n" },
  { path: "data/business.csv", text: "month,active_users,ltv,cac\n" },
  { path: "data/portfolio.csv", text: "quarter,gain,invested\n" },
  { path: "data/compliance.csv", text: "month,checked,kept\n" },
  { path: "data/process.csv", text: "quarter,hours\n" },
];

/** What connects these files to the metrics of `phase-6`, as a playbook says it. */
export const FIGURE_LINES = `metrics:
  activation-rate: { source: { csv: data/growth.csv, column: activated, of: signups } }
  day-7-retention: { source: { csv: data/growth.csv, column: kept_7, of: joined_7 } }
  day-30-retention: { source: { csv: data/growth.csv, column: kept_30, of: joined_30 } }
  user-growth: { source: { csv: data/business.csv, column: active_users } }
  ltv-cac: { source: { csv: data/business.csv, column: ltv, of: cac } }
  portfolio-roi: { unit: amount, source: { csv: data/portfolio.csv, column: gain, of: invested } }
  regulatory-adherence: { source: { csv: data/compliance.csv, column: kept, of: checked } }
  process-improvement: { source: { csv: data/process.csv, column: hours } }
  nps: { source: manual, stale-after: 100 days }
`;

/** What people should know before they fill the files. */
export const FIGURE_WORDS = [
  "Figures that GitHub cannot know",
  "  One row a week, month or quarter, named like 2026-W47, 2026-11 or 2026-Q4. NPS is told in a comment: `/figure nps 54`.",
  "  Whatever is counted is added up while it is read: reports and the branch almanac-data hold counts, shares and medians, never who they are about. Keep names, addresses and numbers of persons out of these files; they need none.",
].join("\n");
