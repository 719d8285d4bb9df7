import type { IncidentFigures } from "../../incident/incident-figures.ts";
import type { SeverityId } from "../../playbook/incidents.ts";
import type { Target } from "../../playbook/parse-target.ts";
import type { Item } from "../../snapshot/item.ts";
import type { LocalDate, Zone } from "../../time/local-date.ts";

/** What the record of a month is made of; titles and logins are foreign text. */
export type MonthOfIncidents = {
  readonly product: string;
  /** `2026-11`. */
  readonly period: string;
  readonly zone: Zone;
  /** The last day of the month, which everything is told as of. */
  readonly until: LocalDate;
  /** The first day of which incidents are recorded, where that is not the first of the month. */
  readonly since?: LocalDate;
  readonly figures: IncidentFigures;
  /** Milliseconds in which an incident of a severity is to be answered. */
  readonly terms: Readonly<Partial<Record<SeverityId, number | undefined>>>;
  /** What uptime and MTTR should be, where the playbook says so. */
  readonly targets: { readonly uptime: Target | undefined; readonly mttr: Target | undefined };
  /** Post-mortems of all time, with what became of them. */
  readonly postMortems: readonly Item[];
  /** Issues made of action items, of all time. */
  readonly actions: readonly Item[];
  /** What could not be looked at. */
  readonly unread: readonly string[];
};
