import type { Instant } from "../../time/instant.ts";
import type { Apps } from "./apps.ts";
import type { HookDeliveries } from "./hook-deliveries.ts";
import type { SignIns } from "./sign-ins.ts";
import type { Emulated } from "./start-emulated.ts";
import type { GitHubRows, Row, Rows } from "./rows.ts";

/** Everything a route works on. */
export type World = {
  readonly rows: GitHubRows;
  readonly emulated: Emulated;
  readonly apps: Apps;
  readonly signIns: SignIns;
  readonly hooks: HookDeliveries;
  /** Repositories by names they had before, in lower case. */
  readonly formerNames: Map<string, number>;
  /** Root of the API, and of the pages people would see. */
  readonly url: string;
  /** The only clock. */
  now(): Instant;
};

/** Makes emulate's store keep time by our clock, in whole seconds; times given explicitly stay. */
export function keepTime(emulated: Emulated, now: () => Instant): void {
  for (const rows of emulated.store.collections.values()) keepTimeOf(rows, now);
}

function keepTimeOf(rows: Rows<Row>, now: () => Instant): void {
  const insert = rows.insert.bind(rows);
  const update = rows.update.bind(rows);
  rows.insert = (row) => {
    const time = now();
    return Object.assign(insert(unstamp(row, time)), {
      created_at: row.created_at ?? time,
      updated_at: row.updated_at ?? row.created_at ?? time,
    });
  };
  rows.update = (id, change) => {
    const time = now();
    const row = update(id, unstamp(change, time));
    return row === undefined ? undefined : Object.assign(row, { updated_at: change.updated_at ?? time });
  };
}

/** Emulate's own routes write the system time, with milliseconds, which ours never have. */
function unstamp<T extends object>(row: T, time: Instant): T {
  const stamped = Object.entries(row).filter(
    ([field, value]) => field.endsWith("_at") && typeof value === "string" && /\.\d{3}Z$/.test(value),
  );
  return stamped.length === 0 ? row : { ...row, ...Object.fromEntries(stamped.map(([field]) => [field, time])) };
}
