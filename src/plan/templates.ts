/** Texts of the built-in templates by path below `templates/`, for example `reports/weekly-analytics.md`. */
export type Templates = ReadonlyMap<string, string>;
