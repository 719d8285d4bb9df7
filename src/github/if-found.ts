import { GitHubError } from "../errors.ts";

/** The answer, or undefined where GitHub says that there is no such thing; that there is nothing at all yet is another matter, and thrown. */
export async function ifFound<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    const isEmpty = error instanceof GitHubError && error.diagnosis.id === "repository-empty";
    if (error instanceof GitHubError && error.status === 404 && !isEmpty) return undefined;
    throw error;
  }
}
