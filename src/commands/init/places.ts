/** Where the workflow is written. */
export const WORKFLOW = ".github/workflows/almanac.yml";

/** Where GitHub looks for the form by which people report an incident. */
export const INCIDENT_FORM = ".github/ISSUE_TEMPLATE/incident.yml";

/** Where the days off are written. */
export const HOLIDAYS = ".github/holidays.ics";
