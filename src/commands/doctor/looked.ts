import { type Diagnosis, GitHubError, InputError } from "../../errors.ts";

/** What came of looking at something. */
export type Looked<T> =
  | { readonly kind: "seen"; readonly value: T }
  | { readonly kind: "unseen"; readonly status: number; readonly problem: Diagnosis };

/** Waits for a reading; what GitHub refuses is an answer too. */
export async function looked<T>(reading: Promise<T>, place: string): Promise<Looked<T>> {
  try {
    return { kind: "seen", value: await reading };
  } catch (error) {
    if (error instanceof GitHubError) return { kind: "unseen", status: error.status, problem: error.diagnosis };
    if (error instanceof InputError)
      return {
        kind: "unseen",
        status: 0,
        problem: { id: "unreadable", cause: error.message, place, fix: "Look at what stands there." },
      };
    throw error;
  }
}

/** What was seen, or undefined. */
export function seen<T>(look: Looked<T>): T | undefined {
  return look.kind === "seen" ? look.value : undefined;
}
