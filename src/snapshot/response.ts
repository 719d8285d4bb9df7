import type { Instant } from "../time/instant.ts";

/** How people answered to an issue, and nothing of who they are. */
export type Response = {
  readonly number: number;
  readonly createdAt: Instant;
  /** When a person other than its author first wrote under it; undefined while nobody has. */
  readonly answeredAt: Instant | undefined;
  /** When it was closed as done; undefined while it is open, and for what was closed for another reason. */
  readonly resolvedAt: Instant | undefined;
  /** Stretches in which it waited for its author, by the label for that; the last one may be open. */
  readonly waits: readonly { readonly from: Instant; readonly to: Instant | undefined }[];
};

/** The issues with a label that changed since an instant, by number; `cut` where there were more than are read. */
export type Responses = { readonly issues: readonly Response[]; readonly cut: boolean };
