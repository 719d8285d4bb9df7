/** The pull request an event is about, as far as the check needs it. */
export type PullEvent = {
  readonly number: number;
  /** Its head lies in another repository, or in one that is gone: its token writes nothing here. */
  readonly fork: boolean;
  /** The branch it is to be merged into. */
  readonly base: string;
};

/** Reads an event; events are foreign data, and others than those of pull requests give undefined. */
export function pullEvent(event: unknown): PullEvent | undefined {
  const pull = field(event, "pull_request");
  const number = field(pull, "number");
  if (typeof number !== "number" || !Number.isSafeInteger(number)) return undefined;
  const home = field(field(field(pull, "base"), "repo"), "full_name");
  const from = field(field(field(pull, "head"), "repo"), "full_name");
  const base = field(field(pull, "base"), "ref");
  const fork = typeof home !== "string" || typeof from !== "string" || home.toLowerCase() !== from.toLowerCase();
  return { number, fork, base: typeof base === "string" ? base : "HEAD" };
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}
