import { actorIn, type RepoCall, type RepoRoute, type Reply, textField } from "../call.ts";
import { recordEvent } from "../events.ts";
import { formatAssociation } from "../format/association.ts";
import { nodeId } from "../format/node-id.ts";
import { formatPull } from "../format/pull.ts";
import { formatTeam } from "../format/team.ts";
import { pageUrl, repositoryUrl } from "../format/urls.ts";
import { formatUserId } from "../format/user.ts";
import { limitBody } from "../limits.ts";
import { pageOf } from "../page.ts";
import { Refusal, invalid } from "../refusal.ts";
import { reaches, roleOf } from "../rights.ts";
import type { PullRow, ReviewRow } from "../rows.ts";
import { findUser } from "../seed.ts";
import { type Pulled, pullIn } from "./pulls.ts";

const read = { accepts: "pull_requests=read", role: "read" } as const;
const ask = { accepts: "pull_requests=write", role: "write" } as const;

/** Who is asked for a review, and what they said. */
export const reviewRoutes: readonly RepoRoute[] = [
  {
    method: "GET",
    pattern: "/pulls/:number/requested_reviewers",
    needs: read,
    run: (call) => requested(call, pullIn(call).pull),
  },
  { method: "POST", pattern: "/pulls/:number/requested_reviewers", needs: ask, run: request },
  { method: "DELETE", pattern: "/pulls/:number/requested_reviewers", needs: ask, run: withdraw },
  { method: "GET", pattern: "/pulls/:number/reviews", needs: read, run: list },
  {
    method: "POST",
    pattern: "/pulls/:number/reviews",
    needs: { accepts: "pull_requests=write", role: "read" },
    run: create,
  },
];

function requested(call: RepoCall, pull: PullRow): Reply {
  const teams = pull.requested_team_ids.flatMap((id) => call.world.rows.teams.get(id) ?? []);
  return {
    status: 200,
    body: {
      users: pull.requested_reviewer_ids.map((id) => formatUserId(call.world, id)),
      teams: teams.map((team) => formatTeam(call.world, team)),
    },
  };
}

function request(call: RepoCall): Reply {
  const { world } = call;
  const { pull, issue } = pullIn(call);
  const people = names(call, "reviewers").map((login) => reviewer(call, login));
  if (people.includes(issue.user_id)) throw new Refusal(422, "Review cannot be requested from pull request author.");
  const teams = names(call, "team_reviewers").map((slug) => teamId(call, slug));
  const actor = actorIn(call).user;
  for (const id of people.filter((one) => !pull.requested_reviewer_ids.includes(one))) {
    recordEvent(world, issue, "review_requested", actor, { subject_id: id });
  }
  world.rows.pullRequests.update(pull.id, {
    requested_reviewer_ids: [...new Set([...pull.requested_reviewer_ids, ...people])],
    requested_team_ids: [...new Set([...pull.requested_team_ids, ...teams])],
  });
  world.rows.issues.update(issue.id, {});
  return { status: 201, body: formatNow(call, { pull, issue }) };
}

function withdraw(call: RepoCall): Reply {
  const { world } = call;
  const { pull, issue } = pullIn(call);
  const people = names(call, "reviewers").map((login) => findUser(world, login)?.id);
  const slugs = names(call, "team_reviewers");
  world.rows.pullRequests.update(pull.id, {
    requested_reviewer_ids: pull.requested_reviewer_ids.filter((id) => !people.includes(id)),
    requested_team_ids: pull.requested_team_ids.filter((id) => !slugs.includes(world.rows.teams.get(id)?.slug ?? "")),
  });
  return { status: 200, body: formatNow(call, { pull, issue }) };
}

function reviewer(call: RepoCall, login: string): number {
  const user = findUser(call.world, login);
  if (
    user === undefined ||
    user.type === "Bot" ||
    (call.repo.private ? !reaches(roleOf(call.world, call.repo, user), "read") : !isCollaborator(call, user.id))
  ) {
    throw new Refusal(
      422,
      `Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the ${call.repo.full_name} repository.`,
    );
  }
  return user.id;
}

function isCollaborator(call: RepoCall, userId: number): boolean {
  const { repo, world } = call;
  return (
    (repo.owner_type === "User" && repo.owner_id === userId) ||
    world.rows.collaborators.findBy("repo_id", repo.id).some((row) => row.user_id === userId)
  );
}

/** The token of Actions cannot see teams, and an app only with the permission to read members. */
function teamId(call: RepoCall, slug: string): number {
  const actor = actorIn(call);
  const found = call.world.rows.teams
    .findBy("slug", slug)
    .find((row) => call.repo.owner_type === "Organization" && row.org_id === call.repo.owner_id);
  const blind =
    actor.kind === "actions" ||
    (actor.kind === "app" && actor.permissions !== undefined && actor.permissions["members"] === undefined);
  if (found === undefined || blind) {
    const errors = [`Could not resolve to a node with the global id of '${nodeId("Team", found?.id ?? 0)}'.`];
    throw new Refusal(422, "Validation Failed", { errors });
  }
  return found.id;
}

function list(call: RepoCall): Reply {
  const { pull } = pullIn(call);
  const reviews = call.world.rows.reviews
    .findBy("pull_number", pull.number)
    .filter((row) => row.repo_id === call.repo.id);
  return pageOf(call, reviews, (review) => formatReview(call, review));
}

const states: Readonly<Record<string, string>> = {
  APPROVE: "APPROVED",
  REQUEST_CHANGES: "CHANGES_REQUESTED",
  COMMENT: "COMMENTED",
};

function create(call: RepoCall): Reply {
  const { world, repo } = call;
  const { pull, issue } = pullIn(call);
  const actor = actorIn(call);
  const event = textField(call, "event");
  const text = textField(call, "body");
  limitBody(text, "PullRequestReview");
  if (event !== undefined && states[event] === undefined)
    throw invalid({ resource: "PullRequestReview", code: "invalid", field: "event", value: event });
  if (event === "APPROVE" && actor.kind === "actions" && !repo.actions_may_open_pull_requests) {
    throw new Refusal(422, "Unprocessable Entity", {
      errors: ["GitHub Actions is not permitted to approve pull requests."],
    });
  }
  if (event !== "COMMENT" && event !== undefined && issue.user_id === actor.user.id) {
    const doing = event === "APPROVE" ? "approve" : "request changes on";
    throw new Refusal(422, "Unprocessable Entity", { errors: [`Can not ${doing} your own pull request`] });
  }
  const state = event === undefined ? "PENDING" : (states[event] ?? "PENDING");
  const submitted = event === undefined ? null : world.now();
  const review = world.rows.reviews.insert({
    repo_id: repo.id,
    pull_number: pull.number,
    user_id: actor.user.id,
    body: text ?? null,
    state,
    commit_id: pull.head_sha,
    submitted_at: submitted,
  });
  if (submitted !== null) {
    world.rows.pullRequests.update(pull.id, {
      requested_reviewer_ids: pull.requested_reviewer_ids.filter((id) => id !== actor.user.id),
    });
    world.rows.issues.update(issue.id, {});
    recordEvent(world, issue, "reviewed", actor.user, { subject_id: review.id });
  }
  return { status: 200, body: formatReview(call, review) };
}

/** One review of a pull request. */
export function formatReview(call: RepoCall, review: ReviewRow): Readonly<Record<string, unknown>> {
  return {
    id: review.id,
    node_id: nodeId("PullRequestReview", review.id),
    user: formatUserId(call.world, review.user_id),
    body: review.body ?? "",
    state: review.state,
    html_url: `${pageUrl(call.world, call.repo)}/pull/${review.pull_number}#pullrequestreview-${review.id}`,
    pull_request_url: `${repositoryUrl(call.world, call.repo)}/pulls/${review.pull_number}`,
    author_association: formatAssociation(call.world, call.repo, call.world.rows.users.get(review.user_id)),
    ...(review.submitted_at !== null && { submitted_at: review.submitted_at }),
    commit_id: review.commit_id,
  };
}

function names(call: RepoCall, field: string): string[] {
  const given = call.body[field];
  return Array.isArray(given) ? given.map(String) : [];
}

function formatNow(call: RepoCall, { pull, issue }: Pulled): Readonly<Record<string, unknown>> {
  const { rows } = call.world;
  return formatPull(call.world, call.repo, rows.pullRequests.get(pull.id) ?? pull, rows.issues.get(issue.id) ?? issue);
}
