/** An improvement or feature cycle: its stages in their order. */
export type Loop = { readonly id: string; readonly title: string; readonly stages: readonly Stage[] };

/** One step of a loop and the roles that do it. */
export type Stage = { readonly id: string; readonly title: string; readonly roles: readonly string[] };
