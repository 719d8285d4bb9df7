import { expect, test } from "vitest";
import { diagnose, diagnosisIds } from "../../src/github/diagnose.ts";
import { type Refusal, refusalOf } from "../../src/github/refusal.ts";

const POST_ISSUE = "POST /repos/acme/shop/issues";
const POST_PULL = "POST /repos/acme/shop/pulls";
const PATCH_REF = "PATCH /repos/acme/shop/git/refs/heads%2Fmain";
const POST_REF = "POST /repos/acme/shop/git/refs";
const PUT_FILE = "PUT /repos/acme/shop/contents/x.md";
const GET_REPO = "GET /repos/acme/shop";
const validation = (message: string) => ({
  message: "Validation Failed",
  errors: [{ resource: "Issue", code: "custom", field: "body", message }],
});
const secret = { metadata: { secret_scanning: { bypass_placeholders: [{ placeholder_id: "x", token_type: "y" }] } } };

type Case = readonly [
  id: string,
  request: string,
  status: number,
  body: unknown,
  headers?: Readonly<Record<string, string>>,
];

const cases: readonly Case[] = [
  [
    "limit-primary",
    GET_REPO,
    403,
    { message: "API rate limit exceeded for installation ID 5." },
    { "x-ratelimit-remaining": "0" },
  ],
  ["limit-primary", GET_REPO, 429, { message: "Too many" }, { "x-ratelimit-remaining": "0" }],
  [
    "limit-secondary",
    POST_ISSUE,
    403,
    { message: "You have exceeded a secondary rate limit. Please wait a few minutes before you try again." },
  ],
  ["limit-secondary", POST_ISSUE, 403, { message: "You have triggered an abuse detection mechanism." }],
  ["limit-secondary", GET_REPO, 429, { message: "Whoa" }, { "retry-after": "30" }],
  ["limit-secondary", GET_REPO, 403, { message: "API rate limit exceeded" }, { "retry-after": "30" }],
  ["token-invalid", GET_REPO, 401, { message: "Bad credentials" }],
  [
    "secret-found",
    PUT_FILE,
    409,
    { message: "Repository rule violations found\n\nSecret detected in content", ...secret },
  ],
  ["secret-found", "POST /repos/acme/shop/git/trees", 422, { message: "Secret detected in content", ...secret }],
  ["archived", POST_ISSUE, 403, { message: "Repository was archived so is read-only." }],
  [
    "actions-may-not-open-pull-requests",
    POST_PULL,
    403,
    { message: "GitHub Actions is not permitted to create or approve pull requests." },
  ],
  [
    "workflow-file-forbidden",
    POST_REF,
    422,
    {
      message:
        "refusing to allow a GitHub App to create or update workflow `.github/workflows/x.yml` without `workflows` permission",
    },
  ],
  [
    "permission-missing",
    POST_ISSUE,
    403,
    { message: "Resource not accessible by integration" },
    { "x-accepted-github-permissions": "issues=write; pull_requests=write" },
  ],
  ["permission-missing", POST_ISSUE, 403, { message: "Resource not accessible by personal access token" }],
  ["sign-on-missing", GET_REPO, 403, { message: "Resource protected by organization SAML enforcement." }],
  [
    "conversation-locked",
    "POST /repos/acme/shop/issues/1/comments",
    403,
    { message: "Unable to create comment because issue is locked." },
  ],
  ["pull-requests-disabled", POST_PULL, 403, { message: "Pull requests are disabled for this repository." }],
  ["creation-restricted", POST_PULL, 403, { message: "Pull request creation is restricted to collaborators." }],
  ["creation-restricted", POST_ISSUE, 403, { message: "Issue creation is restricted to collaborators." }],
  ["issues-disabled", POST_ISSUE, 410, { message: "Issues has been disabled in this repository." }],
  ["issues-disabled", POST_ISSUE, 410, { message: "Issues are disabled for this repo" }],
  ["issue-deleted", "PATCH /repos/acme/shop/issues/1", 410, { message: "This issue was deleted" }],
  ["repository-empty", "POST /repos/acme/shop/git/trees", 409, { message: "Git Repository is empty." }],
  [
    "branch-protected",
    PATCH_REF,
    422,
    { message: "Repository rule violations found\n\nChanges must be made through a pull request.\n\n" },
  ],
  [
    "branch-protected",
    PUT_FILE,
    409,
    { message: "Could not create file: Changes must be made through a pull request." },
  ],
  ["branch-protected", PUT_FILE, 409, { message: 'Could not update file: Required status check "ci" is expected.' }],
  [
    "branch-protected",
    PUT_FILE,
    409,
    { message: "Could not update file: 6 of 6 required status checks are expected." },
  ],
  [
    "branch-protected",
    PUT_FILE,
    409,
    { message: "Could not update file: At least 1 approving review is required by reviewers with write access." },
  ],
  ["branch-protected", PATCH_REF, 422, { message: "GH006: Protected branch update failed for refs/heads/main." }],
  ["branch-protected", PATCH_REF, 409, { message: "Repository rule violations found" }],
  ["branch-creation-forbidden", POST_REF, 422, { message: "Reference update failed" }],
  ["branch-exists", POST_REF, 422, { message: "Reference already exists" }],
  ["branch-exists", POST_REF, 409, { message: "Reference already exists" }],
  ["pull-request-exists", POST_PULL, 422, validation("A pull request already exists for acme:almanac-report/x.")],
  ["branch-moved", PATCH_REF, 422, { message: "Update is not a fast forward" }],
  ["branch-moved", PATCH_REF, 409, { message: "Conflict" }],
  [
    "branch-moved",
    "POST /graphql",
    409,
    { message: 'Expected branch to point to "abc" but it did not.  Pull and try again.' },
  ],
  ["branch-moved", PUT_FILE, 409, { message: `x.md does not match ${"a".repeat(40)}` }],
  ["sha-missing", PUT_FILE, 422, { message: 'Invalid request.\n\n"sha" wasn\'t supplied.' }],
  [
    "assignee-invalid",
    POST_ISSUE,
    422,
    { message: "Validation Failed", errors: [{ value: "x", resource: "Issue", field: "assignees", code: "invalid" }] },
  ],
  [
    "type-invalid",
    POST_ISSUE,
    422,
    { message: "Validation Failed", errors: [{ resource: "Issue", field: "type", code: "invalid" }] },
  ],
  ["body-too-long", POST_ISSUE, 422, validation("body is too long (maximum is 65536 characters)")],
  [
    "body-too-long",
    "POST /repos/acme/shop/issues/1/comments",
    422,
    validation("Body is too long (maximum is 65536 characters)"),
  ],
  ["title-too-long", POST_ISSUE, 422, validation("title is too long (maximum is 256 characters)")],
  ["label-too-long", POST_ISSUE, 422, validation("name is too long (maximum is 50 characters)")],
  ["too-many-labels", POST_ISSUE, 422, validation("Issues cannot have more than 100 labels")],
  ["not-found", GET_REPO, 404, { message: "Not Found" }],
  ["rights-missing", GET_REPO, 403, { message: "Must have admin rights to Repository." }],
  ["forbidden", GET_REPO, 403, { message: "Your account was blocked." }],
  ["moved", PATCH_REF, 307, { message: "Moved" }],
  ["gone", GET_REPO, 410, { message: "This API version is no longer supported" }],
  ["conflict", PUT_FILE, 409, { message: "Something else" }],
  ["invalid", POST_ISSUE, 422, validation("whatever")],
  ["invalid", POST_ISSUE, 400, { message: "Problems parsing JSON" }],
  ["answer-lost", POST_ISSUE, 502, "<html>Bad Gateway</html>"],
  ["github-broken", GET_REPO, 503, ""],
  ["unexpected", GET_REPO, 418, { message: "I'm a teapot" }],
];

for (const [id, request, status, data, headers = {}] of cases) {
  test(`${id}: ${request} ${status} ${JSON.stringify(data)}`, () => {
    expect(diagnose(answered(request, status, data, headers), { web: "https://github.com/acme/shop" }).id).toBe(id);
  });
}

test("no answer: what may have been done is told from what was not, and from what only was to be read", () => {
  const lost = Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });
  const refused = new Error("fetch failed", {
    cause: new AggregateError([Object.assign(new Error("no"), { code: "ECONNREFUSED" })]),
  });
  const idOf = (error: unknown, method: string) =>
    diagnose(refusalOf(error, method, "/x"), { web: "https://github.com/acme/shop" }).id;
  expect([idOf(lost, "POST"), idOf(lost, "GET"), idOf(refused, "POST"), idOf(refused, "GET")]).toEqual([
    "answer-lost",
    "no-answer",
    "not-connected",
    "not-connected",
  ]);
});

test("every diagnosis has been met above, and says cause, place and fix", () => {
  const where = { web: "https://github.com/acme/shop" };
  const met = cases.map(([, request, status, data, headers = {}]) =>
    diagnose(answered(request, status, data, headers), where),
  );
  const silent = ["no-answer", "not-connected"];
  expect([...new Set([...met.map(({ id }) => id), ...silent])].toSorted()).toEqual([...diagnosisIds].toSorted());
  for (const { cause, place, fix } of met) {
    expect(cause).toMatch(/\.$/);
    expect(fix).toMatch(/\.$/);
    expect(place).toMatch(/^(https:|[A-Z]+ \/|the token)/);
  }
});

test("a missing permission is named as GitHub names it", () => {
  const accepted = { "X-Accepted-GitHub-Permissions": "issues=write; pull_requests=write" };
  const { cause, place } = diagnose(
    answered(POST_ISSUE, 403, { message: "Resource not accessible by integration" }, accepted),
    {
      web: "https://github.com/acme/shop",
    },
  );
  expect(cause).toBe("The token lacks a permission; one of these would do: issues=write; pull_requests=write.");
  expect(place).toBe(POST_ISSUE);
});

test("the setting for pull requests is named with its page", () => {
  const { place } = diagnose(
    answered(POST_PULL, 403, { message: "GitHub Actions is not permitted to create or approve pull requests." }),
    {
      web: "https://github.com/acme/shop",
    },
  );
  expect(place).toBe("https://github.com/acme/shop/settings/actions");
});

test("what GitHub quotes from others is cut to one short line", () => {
  const { cause } = diagnose(answered(POST_ISSUE, 422, { message: `a\n\n\n# b ${"c".repeat(1000)}` }), { web: "w" });
  expect(cause).not.toContain("\n");
  expect(cause.length).toBeLessThan(400);
});

function answered(
  request: string,
  status: number,
  data: unknown,
  headers: Readonly<Record<string, string>> = {},
): Refusal {
  const [method = "", path = ""] = request.split(" ");
  return refusalOf(Object.assign(new Error("HTTP"), { status, response: { status, data, headers } }), method, path);
}
