import type { ReadableRepository } from "../../github/app/read-readable-repositories.ts";
import type { DeadLetter, Queue } from "../queue.ts";
import type { PageParts } from "./page-parts.ts";
import type { Readable } from "./readable.ts";

/** Work about more than one repository that failed as often as it may. */
export type DeadChore = DeadLetter & {
  readonly queue: Queue;
  /** For people: `survey of acme`. */
  readonly name: string;
  /** A repository whose admin rights allow to replay it; undefined where somebody has none. */
  readonly voucher: ReadableRepository | undefined;
};

/** Those that concern somebody: surveys of the installations they are let into, and sweeps, which are for all. */
export async function deadChores(
  { surveys, sweeps }: Pick<PageParts, "surveys" | "sweeps">,
  readable: Readable,
): Promise<readonly DeadChore[]> {
  const all = [...readable.values()];
  if (all.length === 0) return [];
  const [surveyed, swept] = await Promise.all([surveys.deadLetters(), sweeps.deadLetters()]);
  return [
    ...surveyed.flatMap((letter) => {
      const reached = all.filter(({ installation }) => installation === letter.key);
      const [first] = reached;
      if (first === undefined) return [];
      const voucher = reached.find(({ admin }) => admin);
      return [{ ...letter, queue: surveys, name: `survey of ${first.owner}`, voucher }];
    }),
    ...swept.map((letter) => ({
      ...letter,
      queue: sweeps,
      name: "sweep for lost webhooks",
      voucher: all.find(({ admin }) => admin),
    })),
  ];
}
