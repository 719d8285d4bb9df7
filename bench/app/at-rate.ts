import { setTimeout as wait } from "node:timers/promises";
import { median } from "../median.ts";

/** Milliseconds each took, sorted, and how many were refused. */
export type Sent = { readonly took: readonly number[]; readonly refused: number };

const SECONDS = 6;

/** Does something so many times a second, on time however slow it is; milliseconds of each, sorted. */
export async function atRate(rate: number, one: (count: number) => Promise<boolean>): Promise<Sent> {
  const took: number[] = [];
  let refused = 0;

  async function begin(due: number, count: number): Promise<void> {
    if (!(await one(count))) refused += 1;
    // From when it should have been sent: a late sender must not hide a slow server.
    took.push(performance.now() - due);
  }

  const begun = performance.now();
  const waiting: Promise<void>[] = [];
  for (let count = 0; count < rate * SECONDS; count += 1) {
    const due = begun + (count * 1000) / rate;
    const ahead = due - performance.now();
    if (ahead > 0) await wait(ahead);
    waiting.push(begin(due, count));
  }
  await Promise.all(waiting);
  return { took: took.toSorted((a, b) => a - b), refused };
}

/** The time that such a share took at most. */
export function percentile(share: number, { took }: Sent): number {
  return took[Math.floor(took.length * share)] ?? Number.NaN;
}

/** The medians of what rounds came to, and their least and largest 99th percentile. */
export function wordsOf(rounds: readonly Sent[]): string {
  const p99 = rounds.map((sent) => percentile(0.99, sent));
  const [half, whole] = [median(rounds.map((sent) => percentile(0.5, sent))), median(p99)].map((value) =>
    value.toFixed(1),
  );
  return `${half} and ${whole} ms (${Math.min(...p99).toFixed(1)} to ${Math.max(...p99).toFixed(1)})`;
}
