/** The pull request an event is about, as far as the check needs it. */
export type PullEvent = {
  readonly number: number;
  /** Its head lies in another repository, or in one that is gone: its token writes nothing here. */
  readonly fork: boolean;
  /** The branch it is to be merged into. */
  readonly base: string;
  /** Its newest commit; undefined where the event does not say. */
  readonly head: string | undefined;
  /** How many comments it had; undefined where the event does not say. */
  readonly comments: number | undefined;
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
  const comments = field(pull, "comments");
  return {
    number,
    fork,
    base: typeof base === "string" ? base : "HEAD",
    head: shaOf(field(field(pull, "head"), "sha")),
    comments: typeof comments === "number" ? comments : undefined,
  };
}

/** The commit that a merge queue is about to merge; undefined for every other event. */
export function mergeGroupHead(event: unknown): string | undefined {
  return shaOf(field(field(event, "merge_group"), "head_sha"));
}

function shaOf(value: unknown): string | undefined {
  return typeof value === "string" && /^[0-9a-f]{40}$/.test(value) ? value : undefined;
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}
