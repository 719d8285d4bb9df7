import { InvariantError } from "../../errors.ts";
import { noInputs } from "../../inputs/no-inputs.ts";
import type { Answers, Fact } from "../../requirements/answer.ts";
import type { Permission } from "../../snapshot/permission.ts";
import type { Requirement } from "../../requirements/requirement.ts";

/** What a planner is told of a repository that nobody could look at: it is new, empty and open. `textOf` gives the files of the checkout. */
export async function assumeFact(
  requirement: Requirement,
  textOf: (path: string) => Promise<string | undefined>,
): Promise<Fact> {
  switch (requirement.kind) {
    case "repository":
      return { requirement, answer: known({ ...NEW }) };
    case "default-branch":
      return { requirement, answer: known(NEW.defaultBranch) };
    case "file":
      return {
        requirement,
        answer: known(requirement.branch === undefined ? await textOf(requirement.path) : undefined),
      };
    case "branch":
      return {
        requirement,
        answer: known(
          requirement.name === undefined
            ? { name: NEW.defaultBranch, head: "0".repeat(40), closed: undefined }
            : undefined,
        ),
      };
    case "history":
      return { requirement, answer: known([]) };
    case "folder":
      return { requirement, answer: known([]) };
    case "comments":
      return { requirement, answer: known([]) };
    case "issue":
      return { requirement, answer: known(undefined) };
    case "timeline":
      return { requirement, answer: known([]) };
    case "labelled":
      return { requirement, answer: known([]) };
    case "date-fields":
      return { requirement, answer: known([]) };
    case "issue-types":
      return { requirement, answer: known([]) };
    case "activity":
      return { requirement, answer: known({ issues: [], pullRequests: [], releases: [], cut: false }) };
    case "open-work":
      return { requirement, answer: known({ issues: [], pullRequests: [], cut: false }) };
    case "security":
      return {
        requirement,
        answer: known({
          dependabot: UNSEEN,
          codeScanning: UNSEEN,
          secretScanning: UNSEEN,
          rules: UNSEEN,
          people: UNSEEN,
        }),
      };
    case "failures":
      return { requirement, answer: known({ runs: UNSEEN, deployments: UNSEEN }) };
    case "deployments":
      return { requirement, answer: known({ deployments: [], cut: false }) };
    case "pinned-files":
      return { requirement, answer: known({ all: [], cut: false }) };
    case "discussions":
      return { requirement, answer: known(UNSEEN) };
    case "owner-file":
      return { requirement, answer: known(undefined) };
    case "closer":
      return { requirement, answer: known(undefined) };
    case "permission":
      return { requirement, answer: known<Permission>("write") };
    case "private-place":
      return { requirement, answer: known({ kind: "closed", because: "nothing is read elsewhere yet" } as const) };
    case "neighbour":
      return { requirement, answer: known({ kind: "closed", because: "nothing is read elsewhere yet" } as const) };
    case "assignable":
      return { requirement, answer: known(true) };
    case "happenings":
      return { requirement, answer: known({ all: [], begun: undefined, cut: false }) };
    case "responses":
      return { requirement, answer: known({ issues: [], cut: false }) };
    case "input":
      return { requirement, answer: known(await noInputs(requirement.query)) };
    case "table":
      return { requirement, answer: known(undefined) };
    case "pen":
      return { requirement, answer: known(() => "") };
    default:
      throw new InvariantError(`unknown requirement ${JSON.stringify(requirement satisfies never)}`);
  }
}

const UNSEEN = { kind: "unavailable", because: "Nobody has looked yet." } as const;

const NEW: Answers["repository"] = {
  defaultBranch: "main",
  private: true,
  archived: false,
  hasIssues: true,
  ownedBy: "person",
};

function known<T>(value: T): { readonly kind: "value"; readonly value: T } {
  return { kind: "value", value };
}
