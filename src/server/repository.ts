import type { RepositoryName } from "./tidings.ts";

/** A repository that the App reaches. */
export type Repository = RepositoryName & {
  readonly installation: number;
  /** Whether somebody there asks for us; undefined where nobody looked yet. */
  readonly awake: boolean | undefined;
  /** Somebody with the right to do so stopped all writing there. */
  readonly off: boolean;
};
