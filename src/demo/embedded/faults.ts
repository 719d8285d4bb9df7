/** Something to go wrong: with which request, how, and how often (once where unset). */
export type Fault = {
  /** Found in `METHOD /path?query`, for example `/^POST .*\/issues$/`. */
  readonly match: RegExp | string;
  readonly times?: number;
} & (
  | {
      /** The connection breaks before the request is done, or when it is done and only the answer is lost. */
      readonly how: "before" | "after";
    }
  | {
      readonly how: "status";
      readonly status: number;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
);

/** Faults that are still to happen. */
export class Faults {
  #waiting: { fault: Fault; left: number }[] = [];

  /** The next matching requests go wrong. */
  add(fault: Fault): void {
    this.#waiting.push({ fault, left: fault.times ?? 1 });
  }

  /** The fault for this request, which is used up by it. */
  take(method: string, path: string): Fault | undefined {
    const line = `${method} ${path}`;
    const found = this.#waiting.find(({ fault }) =>
      typeof fault.match === "string" ? line.includes(fault.match) : new RegExp(fault.match).test(line),
    );
    if (found === undefined) return undefined;
    found.left -= 1;
    this.#waiting = this.#waiting.filter(({ left }) => left > 0);
    return found.fault;
  }

  /** How many are still to happen. */
  get pending(): number {
    return this.#waiting.length;
  }

  clear(): void {
    this.#waiting = [];
  }
}
