import { GitHubError } from "../../errors.ts";
import type { Problem } from "../../operation/plan.ts";
import type { Client } from "../client.ts";
import type { Of } from "./applying.ts";
import { dropped } from "./dropped.ts";

/** Who is to look at a pull request. */
export type Reviewers = Pick<Of<"open-pull-request">, "reviewers" | "teamReviewers">;

/** Asks people and teams to look at a pull request; that some cannot be asked is a problem, but no failure. */
export async function requestReviews(
  number: number,
  url: string,
  { reviewers, teamReviewers }: Reviewers,
  client: Client,
): Promise<readonly Problem[]> {
  if (reviewers.length + teamReviewers.length === 0) return [];
  try {
    const { data } = await client.request(
      "POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers",
      { pull_number: number, reviewers: [...reviewers], team_reviewers: teamReviewers.map(slugOf) },
      { idempotent: true },
    );
    const people = (data.requested_reviewers ?? []).map(({ login }) => login);
    const teams = (data.requested_teams ?? []).map(({ slug }) => slug);
    const names = [...dropped(reviewers, people), ...dropped(teamReviewers.map(slugOf), teams)];
    return names.length === 0 ? [] : [notAsked(names, url, "")];
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    // GitHub asks nobody where one of them cannot be asked.
    if (error.status === 422 && reviewers.length + teamReviewers.length > 1) {
      return oneByOne(number, url, { reviewers, teamReviewers }, client);
    }
    return [notAsked([...reviewers, ...teamReviewers], url, ` ${error.diagnosis.cause}`)];
  }
}

/** Teams are written `acme/product`; GitHub wants the part behind the owner. */
function slugOf(team: string): string {
  return team.slice(team.lastIndexOf("/") + 1);
}

async function oneByOne(number: number, url: string, all: Reviewers, client: Client): Promise<readonly Problem[]> {
  const each = [
    ...all.reviewers.map((login) => ({ reviewers: [login], teamReviewers: [] })),
    ...all.teamReviewers.map((slug) => ({ reviewers: [], teamReviewers: [slug] })),
  ];
  const problems: Problem[] = [];
  for (const one of each) problems.push(...(await requestReviews(number, url, one, client)));
  return problems;
}

function notAsked(names: readonly string[], place: string, why: string): Problem {
  return {
    id: "reviewers-dropped",
    cause: `GitHub did not ask ${names.join(", ")} for a review.${why}`,
    place,
    fix: "Give them (or the team) access to the repository, or name somebody else in `roles:` of the playbook.",
  };
}
