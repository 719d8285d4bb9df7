import type { SeverityId } from "../playbook/incidents.ts";
import type { Instant } from "../time/instant.ts";

/** Something somebody did or said, and when. */
export type Deed = { readonly at: Instant; readonly by: string };

/** How far the response to an incident is. */
export type IncidentStatus = "investigating" | "identified" | "monitoring" | "resolved";

/** Everything known of an incident, folded from its issue and timeline; all texts are foreign. Lists are in order of instant. */
export type Incident = {
  readonly number: number;
  readonly title: string;
  /** The severity that holds; undefined while nobody who may has set one. */
  readonly severity: SeverityId | undefined;
  /** Every severity that came to hold. */
  readonly severities: readonly SeverityChange[];
  /** A severity asked for by somebody who may not set it; undefined once one was set. */
  readonly proposed: (Deed & { readonly severity: SeverityId }) | undefined;
  /** Who called it an incident, by the first label that counts. */
  readonly declared: Deed;
  /** When it was noticed: as somebody said, else when it was declared. */
  readonly detected: Instant;
  /** When the trouble began, where somebody said so. */
  readonly started: Instant | undefined;
  /** The first acknowledgement. */
  readonly acknowledged: Deed | undefined;
  /** Users could work again, and still can; undefined while they cannot. */
  readonly mitigated: Deed | undefined;
  /** It is over, and was not reopened since. */
  readonly resolved: Resolution | undefined;
  /** The stretches in which it was on: one, and one more for each relapse. Never empty. */
  readonly spells: readonly Spell[];
  /** Who leads, where somebody said so; the newest word holds. */
  readonly commander: (Deed & { readonly login: string }) | undefined;
  /** Who was given which role by hand; the newest word for a login holds. */
  readonly assignments: readonly Assignment[];
  readonly status: IncidentStatus;
  readonly statuses: readonly StatusChange[];
  readonly updates: readonly Update[];
  /** What people wanted to have in the timeline. */
  readonly notes: readonly Said[];
  readonly handoffs: readonly (Said & { readonly to: string })[];
  /** The newest word that the fix was checked. */
  readonly verified: Said | undefined;
  /** What the fix is, as far as GitHub or somebody tells. */
  readonly fixes: readonly Fix[];
  /** Reopened by people after it was over, each with the reason why it was over before. */
  readonly reopenings: readonly Deed[];
  /** The post-mortem was waived. */
  readonly waiver: Said | undefined;
  /** Special flags, each once, with who raised it first. */
  readonly flags: readonly (Deed & { readonly flag: string })[];
  /** It is the same as that issue, and its clocks stand still. */
  readonly duplicateOf: (Deed & { readonly of: number | undefined }) | undefined;
  /** Closed as not planned: it was no incident after all. */
  readonly falseAlarm: Deed | undefined;
  /** When somebody who responds was heard: what quiets those who ask. */
  readonly heard: readonly Deed[];
  /** Attempts to end the present spell that lacked something and did not hold. */
  readonly attempts: readonly Deed[];
  /** People who took part, by login in order: who declared, commanded, commented or was assigned. */
  readonly participants: readonly string[];
};

/** Words about an incident. */
export type Said = Deed & { readonly text: string };

/** A severity that came to hold, and why, where that was said. */
export type SeverityChange = Deed & { readonly severity: SeverityId; readonly why: string | undefined };

/** A role somebody was given by hand. */
export type Assignment = Deed & { readonly login: string; readonly role: string };

/** A status that came to hold; the text is empty where none was given. */
export type StatusChange = Said & { readonly status: IncidentStatus };

/** What was told to others, and by when the next was promised. */
export type Update = Said & { readonly next: Instant | undefined };

/** What ended an incident: a command or a closing, and what it still lacked then. */
export type Resolution = Deed & { readonly lacks: readonly Lack[] };

/** Something without which an incident should not be closed. */
export type Lack = "mitigation" | "fix" | "verification" | "stability";

/** A stretch in which an incident was on; `acknowledged` and `mitigated` count within it. */
export type Spell = {
  readonly from: Instant;
  readonly acknowledged: Deed | undefined;
  readonly mitigated: Deed | undefined;
  /** When it was over, for whatever reason; undefined while it is on. */
  readonly ended: Instant | undefined;
};

/** What repaired it: a merged pull request, a commit, or why there is neither. */
export type Fix =
  | { readonly kind: "pull-request"; readonly at: Instant; readonly number: number; readonly author: string }
  | { readonly kind: "commit"; readonly at: Instant; readonly commit: string; readonly author: string }
  | { readonly kind: "reason"; readonly at: Instant; readonly author: string; readonly text: string };
