import type { SeverityId } from "../playbook/incidents.ts";
import type { Money } from "../playbook/parse-money.ts";
import type { Instant } from "../time/instant.ts";
import type { CommandName } from "./command-rules.ts";
import type { IncidentStatus } from "./incident.ts";

/** What somebody said with a command; logins are as written, texts are foreign and may be empty where they may be left out. */
export type Command =
  | { readonly kind: "ack" }
  | { readonly kind: "severity"; readonly severity: SeverityId; readonly why: string }
  | { readonly kind: "assign"; readonly login: string; readonly role: string }
  | { readonly kind: "commander"; readonly login: string }
  | { readonly kind: "status"; readonly status: IncidentStatus; readonly text: string }
  | { readonly kind: "update"; readonly text: string; readonly next: Instant | undefined }
  | { readonly kind: "note"; readonly text: string }
  | { readonly kind: "started" | "detected" | "mitigated"; readonly at: Instant }
  | { readonly kind: "verified"; readonly text: string }
  | { readonly kind: "resolve"; readonly text: string }
  | { readonly kind: "duplicate"; readonly of: number }
  | { readonly kind: "handoff"; readonly login: string; readonly text: string }
  | { readonly kind: "flag"; readonly flag: string; readonly amount: Money | undefined }
  | { readonly kind: "waive"; readonly text: string }
  /** Somebody wants to know how a command is given. */
  | { readonly kind: "help"; readonly of: CommandName };
