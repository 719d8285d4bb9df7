import type { RepositorySettings } from "../../github/facts/read-settings.ts";
import { type Finding, fine } from "./finding.ts";

/** Whether the repository has everything switched on that a pass needs; `pulls` says whether anything is delivered by pull request. */
export function judgeRepository(settings: RepositorySettings, web: string, pulls: boolean): readonly Finding[] {
  const place = `${web}/settings`;
  const found = [
    ...given(settings.archived, {
      id: "archived",
      severity: "error",
      cause: "The repository is archived, so nothing in it can be changed.",
      place,
      fix: "Unarchive it, or remove the workflow from it.",
    }),
    ...given(!settings.hasIssues, {
      id: "issues-disabled",
      severity: "error",
      cause: "Issues are switched off, and almost everything Almanac does is an issue.",
      place,
      fix: "Switch issues on under Features.",
    }),
    ...given(!settings.hasPullRequests, {
      id: "pull-requests-disabled",
      severity: pulls ? "error" : "warning",
      cause: `Pull requests are switched off${pulls ? ", and the playbook delivers reports by pull request" : ""}.`,
      place,
      fix: "Switch pull requests on, or choose `delivery: commit` or `delivery: issue` in the playbook.",
    }),
    ...given(settings.hasPullRequests && settings.collaboratorsOnly, {
      id: "creation-restricted",
      severity: "warning",
      cause: "Only collaborators may open pull requests here.",
      place,
      fix: "See whether the reports arrive; if GitHub refuses them, make the writing account a collaborator or let everybody open them.",
    }),
    ...given(settings.fork, {
      id: "fork",
      severity: "warning",
      cause: "This is a fork: GitHub starts its schedules switched off.",
      place: `${web}/actions`,
      fix: "Enable the workflow under Actions if Almanac is to run in the fork and not in its origin.",
    }),
  ];
  if (found.length > 0) return found;
  return [fine("repository", "The repository is not archived, and issues and pull requests are on.", web)];
}

function given(holds: boolean, finding: Finding): readonly Finding[] {
  return holds ? [finding] : [];
}
