import { GitHubError } from "../../errors.ts";
import type { Told } from "../../snapshot/security.ts";

/** What was read, or GitHub's reason why it could not be: for what a token need not be allowed to see. */
export async function told<T>(reading: Promise<T>): Promise<Told<T>> {
  try {
    return { kind: "known", value: await reading };
  } catch (error) {
    // What may pass is no answer; the next pass asks again.
    if (error instanceof GitHubError && [403, 404, 410, 451].includes(error.status))
      return { kind: "unavailable", because: error.diagnosis.cause };
    throw error;
  }
}
