import type { SharedLimit } from "../github/shared-limit.ts";
import type { Instant } from "../time/instant.ts";
import type { Repository } from "./repository.ts";

/** What a pass over one repository came to. */
export type PassResult = {
  /** Whether somebody there asks for us; one where nobody does is let sleep until its playbook changes. */
  readonly awake: boolean;
  /** What happened, for people, in Markdown. */
  readonly summary: string;
  /** When to look again, if nothing happens before. */
  readonly nextDueAt: Instant | undefined;
  /** Whether a clock runs there, or somebody must be called: then its next pass goes before all others. */
  readonly urgent: boolean;
  readonly problems: readonly PassProblem[];
  /** The incidents that are on; undefined where they were not looked at. */
  readonly incidents?: readonly RunningIncident[];
  /** The repository is called otherwise by now, or is somebody else's: a name that leads on was asked for. */
  readonly moved: boolean;
  /** Some of it did not work, and is tried again at `nextDueAt`. */
  readonly unfinished: boolean;
  /** Requests it took. */
  readonly requests: number;
};

/** Something that somebody must mend. */
export type PassProblem = {
  readonly id: string;
  readonly cause: string;
  readonly place: string;
  readonly fix: string;
};

/** An incident that is on: nothing that not everybody may know who reads the repository. */
export type RunningIncident = {
  readonly number: number;
  /** undefined: it is confidential. */
  readonly title: string | undefined;
  /** undefined: nobody has settled it yet. */
  readonly severity: string | undefined;
  readonly status: string;
  readonly declaredAt: Instant;
  /** What is owed and by when. */
  readonly clocks: readonly { readonly name: string; readonly due: Instant }[];
};

/** Runs a pass over one repository; rejects where it could not finish, to be tried again; "unreachable" where the App has lost it. Once the signal is aborted, somebody else may be at it, and nothing may be written any more. */
export type PassRunner = (
  repository: Repository,
  budget: SharedLimit,
  signal: AbortSignal,
) => Promise<PassResult | "unreachable">;

/** Says on the newest commit of a pull request what it would change; rejects where it could not, to be tried again. */
export type CheckRunner = (
  repository: Repository,
  pull: number,
  budget: SharedLimit,
  signal: AbortSignal,
) => Promise<void>;
