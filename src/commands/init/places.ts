/** Where the playbook is looked for. */
export const PLAYBOOK = ".github/almanac.yml";

/** Where the workflow is written. */
export const WORKFLOW = ".github/workflows/almanac.yml";

/** Where the days off are written. */
export const HOLIDAYS = ".github/holidays.ics";
