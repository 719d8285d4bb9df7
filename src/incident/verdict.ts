import type { SeverityId } from "../playbook/incidents.ts";
import type { Command } from "./command.ts";
import type { Deed } from "./incident.ts";
import type { WrittenCommand } from "./written-commands.ts";

/** What became of one command of a comment. */
export type Verdict = Deed & {
  readonly comment: number;
  readonly written: WrittenCommand;
  readonly outcome:
    | { readonly kind: "accepted"; readonly command: Command }
    | { readonly kind: "help"; readonly command: Extract<Command, { kind: "help" }> }
    | { readonly kind: "refused"; readonly because: string }
    /** The comment was edited: before we read it, or so that its commands are not those we accepted. */
    | { readonly kind: "edited"; readonly accepted: boolean };
};

/** A severity label somebody set without the right to; it does not hold. */
export type RefusedLabel = Deed & { readonly id: number; readonly severity: SeverityId; readonly because: string };
