import type { Instant } from "../time/instant.ts";

/** What GitHub tells, or why it does not: a missing permission is never none. */
export type Told<T> =
  | { readonly kind: "known"; readonly value: T }
  /** Plain text, one sentence. */
  | { readonly kind: "unavailable"; readonly because: string };

/** A warning of GitHub's own scanners that is open. */
export type Finding = {
  readonly severity: "critical" | "high" | "medium" | "low" | undefined;
  readonly openedAt: Instant;
};

/** Open warnings of one scanner; `cut` where there were more than are read. */
export type Findings = { readonly all: readonly Finding[]; readonly cut: boolean };

/** How well a repository is guarded, as far as the token may see. */
export type Security = {
  readonly dependabot: Told<Findings>;
  readonly codeScanning: Told<Findings>;
  readonly secretScanning: Told<Findings>;
  /** The kinds of rules in force on the default branch. */
  readonly rules: Told<readonly string[]>;
  /** How many people may write, and how many of them may change everything. */
  readonly people: Told<{ readonly writers: number; readonly admins: number }>;
};
