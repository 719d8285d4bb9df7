import type { SeverityId } from "../playbook/incidents.ts";
import type { PostMortemRules } from "../playbook/post-mortem-checks.ts";
import type { LocalDate } from "../time/local-date.ts";

/** What a post-mortem is held against, besides its own words. */
export type Expectations = {
  readonly rules: PostMortemRules;
  /** The incident's severity, where it is known from elsewhere than the document. */
  readonly severity: SeverityId | undefined;
  /** Milliseconds between the status updates that were promised, by severity. */
  readonly updates: Readonly<Partial<Record<SeverityId, number | undefined>>>;
  /** Milliseconds after the resolution in which action items are due, by severity. */
  readonly actionsWithin: Readonly<Partial<Record<SeverityId, number | undefined>>>;
  /** Deadlines before this day are in the past; undefined: the document stands already, and time passed. */
  readonly today: LocalDate | undefined;
  /** Whether a login, in small letters, can be assigned; nothing is said of those it lacks. */
  readonly assignable: ReadonlyMap<string, boolean>;
};
