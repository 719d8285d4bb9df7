import type { Work } from "./activity.ts";

/** Discussions that are open, or changed since an instant, by number; told like issues, with the category for a label where they bear none. `cut` where there were more than are read. */
export type Discussions = { readonly all: readonly Work[]; readonly cut: boolean };
