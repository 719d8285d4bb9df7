/** What somebody may do in the repository; `maintain` counts as `write`. */
export type Permission = "admin" | "write" | "triage" | "read" | "none";
