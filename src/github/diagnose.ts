import type { Diagnosis } from "../errors.ts";
import type { Refusal } from "./refusal.ts";

/** The page of the repository, `https://github.com/acme/shop`. */
export type DiagnosedIn = { readonly web: string };

/** What a person needs to mend a refused or unanswered request. Nowhere else is GitHub's wording looked at. */
export function diagnose(refusal: Refusal, where: DiagnosedIn): Diagnosis {
  const known = KNOWN.find((one) => fits(one, refusal)) ?? (refusal.status >= 500 ? BROKEN : UNEXPECTED);
  const said = (part: Words): string => (typeof part === "string" ? part : part(refusal, where));
  return { id: known.id, cause: said(known.cause), place: said(known.place), fix: said(known.fix) };
}

type Words = string | ((refusal: Refusal, where: DiagnosedIn) => string);

type Known = Omit<Record<keyof Diagnosis, Words>, "id"> & {
  readonly id: string;
  /** Every one that is given must hold. Texts are matched on their stable part, without case. */
  readonly status?: readonly number[];
  readonly text?: RegExp;
  readonly when?: (refusal: Refusal) => boolean;
};

function fits({ status, text, when }: Known, refusal: Refusal): boolean {
  return (status?.includes(refusal.status) ?? true) && (text?.test(refusal.text) ?? true) && (when?.(refusal) ?? true);
}

const isWrite = ({ method }: Refusal): boolean => method !== "GET" && method !== "HEAD";
const request: Words = ({ method, path }) => `${method} ${path}`;
const repository: Words = (_, { web }) => web;
const settings =
  (page: string): Words =>
  (_, { web }) =>
    `${web}/settings${page}`;
/** GitHub's own words; foreign text may be among them. */
const quote = ({ text }: Refusal): string => {
  const said = text.replaceAll(/\s+/g, " ").trim().slice(0, 300);
  return said === "" ? "GitHub does not say why." : `GitHub says: "${said}".`;
};

const BRANCH_FIX =
  "Let Almanac deliver by pull request, or allow its app to bypass the rule; the built-in GITHUB_TOKEN cannot be put on a bypass list.";

/** From the particular to the general: the first that fits counts. */
const KNOWN: readonly Known[] = [
  {
    id: "limit-secondary",
    status: [403, 429],
    when: ({ status, text, headers }) =>
      /secondary rate limit|abuse detection/i.test(text) ||
      (headers["retry-after"] !== undefined && /rate limit/i.test(text)) ||
      (status === 429 && headers["x-ratelimit-remaining"] !== "0"),
    cause: "GitHub asks for a pause: too many requests in a short time.",
    place: request,
    fix: "Nothing to do: the next pass goes on with the rest. If it happens often, see what else uses the same token.",
  },
  {
    id: "limit-primary",
    status: [403, 429],
    when: ({ status, text }) => status === 429 || /rate limit exceeded/i.test(text),
    cause: "The number of requests that GitHub allows this token in an hour is used up.",
    place: request,
    fix: "Nothing to do: the next pass goes on with the rest. If it happens often, see what else uses the same token.",
  },
  {
    id: "token-invalid",
    status: [401],
    cause: "GitHub does not accept the token: it is wrong, revoked or expired.",
    place: "the token this pass was given",
    fix: "Give a valid token: in a workflow `token: ${{ github.token }}`, on the command line GITHUB_TOKEN.",
  },
  {
    id: "secret-found",
    when: ({ secretFound }) => secretFound,
    cause: "GitHub's push protection found something like a secret in a file that was to be committed.",
    place: request,
    fix: "Find out where the secret comes from (a figure, a title, an answer from outside), remove it there and revoke it. Almanac never bypasses this protection.",
  },
  {
    id: "archived",
    status: [403],
    text: /archived so is read-only|repository was archived/i,
    cause: "The repository is archived, so nothing in it can be changed.",
    place: settings(""),
    fix: "Unarchive the repository, or remove the workflow or app from it.",
  },
  {
    id: "actions-may-not-open-pull-requests",
    status: [403],
    text: /not permitted to create or approve pull requests/i,
    cause:
      "GitHub Actions may not open pull requests here; this is a setting of the repository or its organisation, and `permissions:` cannot override it.",
    place: settings("/actions"),
    fix: 'Tick "Allow GitHub Actions to create and approve pull requests" (if it is grey, the organisation decides). Until then the branch stands and can be opened by hand.',
  },
  {
    id: "workflow-file-forbidden",
    text: /refusing to allow .* to create or update workflow/i,
    cause: "This token may not change workflow files.",
    place: request,
    fix: "Change workflow files by hand, or with a token that has the Workflows permission.",
  },
  {
    id: "permission-missing",
    status: [403],
    text: /resource not accessible by (integration|personal access token)/i,
    cause: ({ headers }) => {
      const accepted = headers["x-accepted-github-permissions"];
      return `The token lacks a permission${accepted === undefined ? "" : `; one of these would do: ${accepted.slice(0, 200)}`}.`;
    },
    place: request,
    fix: "In a workflow add it under `permissions:` of the job; for the app, accept its new permissions in the settings of the organisation; for a personal token, edit its permissions.",
  },
  {
    id: "rights-missing",
    status: [403],
    text: /must have \w+ (rights|access)/i,
    cause: (refusal) => `The token's account has not the rights for this. ${quote(refusal)}`,
    place: request,
    fix: "Give the account write access for commits and pull requests, triage for issues, or use another token.",
  },
  {
    id: "sign-on-missing",
    status: [403],
    when: ({ text, headers }) => headers["x-github-sso"] !== undefined || /saml enforcement/i.test(text),
    cause: "The organisation asks for single sign-on, which this token has not passed.",
    place: "https://github.com/settings/tokens",
    fix: "Authorise the token for the organisation (Configure SSO), or use another.",
  },
  {
    id: "conversation-locked",
    status: [403],
    text: /issue is locked/i,
    cause: "The conversation is locked, so no comment can be added.",
    place: request,
    fix: "Unlock the conversation, or close the item if it is finished.",
  },
  {
    id: "pull-requests-disabled",
    text: /pull requests (are|have been|has been) disabled/i,
    cause: "Pull requests are switched off in this repository.",
    place: settings(""),
    fix: "Switch pull requests on, or choose `delivery: commit` or `delivery: issue` in the playbook.",
  },
  {
    id: "creation-restricted",
    text: /creation (is|has been) (restricted|limited) to collaborators/i,
    cause: ({ path }) =>
      `Only collaborators may open ${path.endsWith("/pulls") ? "pull requests" : "issues"} here, and this token's account is none.`,
    place: settings(""),
    fix: "Make the account a collaborator, or let everybody open them.",
  },
  {
    id: "issues-disabled",
    status: [404, 410],
    text: /issues (has|have) been disabled|issues are disabled/i,
    cause: "Issues are switched off in this repository.",
    place: settings(""),
    fix: "Switch issues on under Features.",
  },
  {
    id: "issue-deleted",
    status: [404, 410],
    text: /issue was deleted/i,
    cause: "The item was deleted.",
    place: request,
    fix: "Nothing to do: it is not opened again.",
  },
  {
    id: "repository-empty",
    status: [404, 409],
    text: /repository is empty/i,
    cause: "The repository has no commit yet.",
    place: repository,
    fix: "Make a first commit, for example a README.",
  },
  {
    id: "branch-protected",
    status: [403, 409, 422],
    text: /repository rule violations|protected branch|protected ref|status checks? .*(is|are) (expected|failing)|approving review is required|must be made through (a pull request|the merge queue)|GH006|GH013/i,
    cause: (refusal) => `The rules of the branch forbid this commit. ${quote(refusal)}`,
    place: settings("/rules"),
    fix: BRANCH_FIX,
  },
  {
    id: "branch-creation-forbidden",
    status: [422],
    text: /reference update failed/i,
    cause: "A rule of the repository forbids a branch of that name, or a branch stands in its way (`a` forbids `a/b`).",
    place: settings("/rules"),
    fix: "Allow branches named `almanac-data` and `almanac-report/**`, and remove a branch named like their first part.",
  },
  {
    id: "branch-exists",
    status: [409, 422],
    text: /reference already exists/i,
    cause: "The branch exists already.",
    place: request,
    fix: "Nothing to do: the next pass goes on from the branch as it is.",
  },
  {
    id: "pull-request-exists",
    status: [422],
    text: /a pull request already exists/i,
    cause: "There is an open pull request from this branch already.",
    place: request,
    fix: "Nothing to do: the next pass goes on from it.",
  },
  {
    id: "branch-moved",
    status: [409, 422],
    when: ({ status, text, path }) =>
      /not a fast forward|expected branch to point to|does not match [0-9a-f]{40}/i.test(text) ||
      (status === 409 && path.includes("/git/refs")),
    cause: "Somebody committed to the branch at the same moment.",
    place: request,
    fix: "Nothing to do: the next pass tries again on top of it.",
  },
  {
    id: "sha-missing",
    status: [422],
    text: /"sha" wasn't supplied/i,
    cause: "The file exists already, and the request did not say which version it replaces.",
    place: request,
    fix: "Nothing to do: the next pass reads the file again.",
  },
  {
    id: "assignee-invalid",
    status: [422],
    text: /\bassignees?\b.*\binvalid\b/i,
    cause: "Somebody who is to be assigned cannot be assigned here.",
    place: request,
    fix: "Give them access to the repository, or name somebody else in `roles:` of the playbook.",
  },
  {
    id: "type-invalid",
    status: [422],
    text: /\btype\b.*\binvalid\b|issue type .*(not found|does not exist)/i,
    cause: "The organisation has no such issue type.",
    place: request,
    fix: "See which types the organisation has, or change `issue-type:` in the playbook.",
  },
  {
    id: "body-too-long",
    status: [422],
    text: /body is too long/i,
    cause: "The text is longer than the 65,536 characters GitHub takes.",
    place: request,
    fix: "Shorten the template or what enters it; long reports belong into files (`delivery: pull-request`).",
  },
  {
    id: "title-too-long",
    status: [422],
    text: /title is too long/i,
    cause: "The title is longer than the 256 characters GitHub takes.",
    place: request,
    fix: "Shorten `title:` in the playbook.",
  },
  {
    id: "label-too-long",
    status: [422],
    text: /(name|description) is too long/i,
    cause: (refusal) => `A label is too long. ${quote(refusal)}`,
    place: request,
    fix: "A label's name may have 50 characters, its description 100.",
  },
  {
    id: "too-many-labels",
    status: [422],
    text: /more than 100 labels/i,
    cause: "The item has 100 labels, and GitHub allows no more.",
    place: request,
    fix: "Remove labels from the item.",
  },
  {
    id: "not-found",
    status: [404],
    cause: "GitHub knows no such thing, or the token may not see it.",
    place: request,
    fix: "See whether it was deleted or renamed, and whether the token reaches this repository.",
  },
  {
    id: "forbidden",
    status: [403],
    cause: (refusal) => `GitHub refuses this to the token. ${quote(refusal)}`,
    place: request,
    fix: "See what GitHub says; if it names no reason, look at the rights of the token's account.",
  },
  {
    id: "moved",
    status: [300, 301, 302, 303, 307, 308],
    cause: "The repository was renamed or transferred.",
    place: repository,
    fix: "Use its new name.",
  },
  {
    id: "gone",
    status: [410],
    cause: (refusal) => `GitHub no longer offers this. ${quote(refusal)}`,
    place: request,
    fix: "Update Almanac.",
  },
  {
    id: "conflict",
    status: [409],
    cause: (refusal) => `Something else changed the same thing at the same moment. ${quote(refusal)}`,
    place: request,
    fix: "Nothing to do: the next pass tries again.",
  },
  {
    id: "invalid",
    status: [400, 413, 422],
    cause: (refusal) => `GitHub does not take what was sent. ${quote(refusal)}`,
    place: request,
    fix: "If the playbook or a template explains it, change that; else report it as a bug with the plan file.",
  },
  {
    id: "answer-lost",
    when: (refusal) => isWrite(refusal) && refusal.sent && (refusal.status === 0 || refusal.status >= 500),
    cause: ({ status, text }) =>
      `The request was sent, and nobody knows whether it was done: ${status === 0 ? `no answer came (${text.slice(0, 200)})` : `GitHub answered ${status}`}.`,
    place: request,
    fix: "Nothing to do: the next pass reads what happened. See githubstatus.com if it stays.",
  },
  {
    id: "not-connected",
    when: ({ sent }) => !sent,
    cause: ({ text }) => `GitHub cannot be reached (${text.slice(0, 200)}).`,
    place: request,
    fix: "Check the network, the proxy and GITHUB_API_URL; see githubstatus.com.",
  },
  {
    id: "no-answer",
    status: [0],
    cause: ({ text }) => `GitHub did not answer (${text.slice(0, 200)}).`,
    place: request,
    fix: "Nothing to do: the next pass tries again. See githubstatus.com if it stays.",
  },
];

const BROKEN: Known = {
  id: "github-broken",
  cause: ({ status }) => `GitHub has a fault of its own (${status}).`,
  place: request,
  fix: "Nothing to do: the next pass tries again. See githubstatus.com if it stays.",
};

const UNEXPECTED: Known = {
  id: "unexpected",
  cause: (refusal) => `GitHub answered ${refusal.status}, which was not expected. ${quote(refusal)}`,
  place: request,
  fix: "Report it as a bug.",
};

/** Every id a diagnosis can have. */
export const diagnosisIds: readonly string[] = [...KNOWN, BROKEN, UNEXPECTED].map(({ id }) => id);
