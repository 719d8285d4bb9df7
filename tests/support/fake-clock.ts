import type { Clock } from "../../src/time/clock.ts";
import { type Instant, fromMillis, toMillis } from "../../src/time/instant.ts";

/** A clock that goes on only while somebody sleeps; sleepers side by side sleep at the same time. */
export class FakeClock implements Clock {
  /** What was slept, in the order of falling asleep, in milliseconds. */
  readonly slept: number[] = [];
  #millis: number;
  readonly #asleep: { readonly until: number; readonly wake: () => void }[] = [];

  constructor(start: Instant = "2026-11-23T08:00:00Z") {
    this.#millis = toMillis(start);
  }

  now(): Instant {
    return fromMillis(this.#millis);
  }

  /** Milliseconds since 1970, where whole seconds are too coarse. */
  get millis(): number {
    return this.#millis;
  }

  /** Lets time pass until an instant; it never runs back. */
  set(instant: Instant): void {
    this.#millis = Math.max(this.#millis, toMillis(instant));
  }

  async sleep(millis: number): Promise<void> {
    this.slept.push(millis);
    const until = this.#millis + millis;
    await new Promise<void>((wake) => {
      this.#asleep.push({ until, wake });
      setImmediate(() => this.#wakeNext());
    });
  }

  #wakeNext(): void {
    const next = this.#asleep.toSorted((a, b) => a.until - b.until)[0];
    if (next === undefined) return;
    this.#asleep.splice(this.#asleep.indexOf(next), 1);
    this.#millis = Math.max(this.#millis, next.until);
    next.wake();
  }
}
