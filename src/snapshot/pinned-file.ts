import type { Instant } from "../time/instant.ts";

/** A file of the default branch that says which versions of dependencies are used, and when it last changed. */
export type PinnedFile = { readonly path: string; readonly changedAt: Instant };

/** Those of a repository, by path; `cut` where there are more than are looked at. */
export type PinnedFiles = { readonly all: readonly PinnedFile[]; readonly cut: boolean };
