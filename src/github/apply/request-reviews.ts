import { GitHubError } from "../../errors.ts";
import type { Problem } from "../../operation/plan.ts";
import type { Client } from "../client.ts";
import type { Of } from "./applying.ts";
import { dropped } from "./dropped.ts";

/** Asks people and teams to look at a pull request; that they cannot be asked is a problem, but no failure. */
export async function requestReviews(
  number: number,
  url: string,
  { reviewers, teamReviewers }: Pick<Of<"open-pull-request">, "reviewers" | "teamReviewers">,
  client: Client,
): Promise<readonly Problem[]> {
  if (reviewers.length + teamReviewers.length === 0) return [];
  try {
    const { data } = await client.request(
      "POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers",
      { pull_number: number, reviewers: [...reviewers], team_reviewers: [...teamReviewers] },
      { idempotent: true },
    );
    const people = (data.requested_reviewers ?? []).map(({ login }) => login);
    const teams = (data.requested_teams ?? []).map(({ slug }) => slug);
    const names = [...dropped(reviewers, people), ...dropped(teamReviewers, teams)];
    return names.length === 0 ? [] : [notAsked(names, url, "")];
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    return [notAsked([...reviewers, ...teamReviewers], url, ` ${error.diagnosis.cause}`)];
  }
}

function notAsked(names: readonly string[], place: string, why: string): Problem {
  return {
    id: "reviewers-dropped",
    cause: `GitHub did not ask ${names.join(", ")} for a review.${why}`,
    place,
    fix: "Give them (or the team) access to the repository, or name somebody else in `roles:` of the playbook.",
  };
}
