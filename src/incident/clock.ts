import type { Instant } from "../time/instant.ts";
import type { Deed } from "./incident.ts";

/** What a clock of an incident measures. */
export type ClockId =
  | "triage"
  | "acknowledge"
  | "investigate"
  | "mitigate"
  | "update"
  | "escalate"
  | "stability"
  | "resolve"
  | "post-mortem";

/** A term of the response: what it counts from, when it is due, and who is called when nobody kept it. */
export type Clock = {
  readonly id: ClockId;
  readonly from: Instant;
  readonly due: Instant;
  /** Whether working time counts, and not every hour. */
  readonly working: boolean;
  /** Who kept it, or ended it otherwise, and when; undefined while it runs. */
  readonly stopped: Deed | undefined;
  /** Whom it calls and when, in order, as long as it runs. */
  readonly calls: readonly Call[];
  /** Milliseconds after which the last call comes again, and again; undefined: each comes once. */
  readonly repeat: number | undefined;
};

/** A call to somebody. `quiet` ones wait for the team's working time. */
export type Call = { readonly at: Instant; readonly to: Called; readonly quiet: boolean };

/** Who is called: by what they have to do in this incident. */
export type Called = "triage" | "team" | "commander" | "communicator" | "escalation" | "deciders" | "post-mortem-lead";
