import { GitHubError } from "../../errors.ts";
import type { Answers } from "../../requirements/answer.ts";
import type { Client } from "../client.ts";
import { ifFound } from "../if-found.ts";
import type { RowOf } from "../read-pages.ts";
import { noteHead } from "../note-head.ts";
import { readDefaultBranch } from "./read-default-branch.ts";

/** A branch (the default branch where undefined), and in words why we may not commit to it directly. */
export async function readBranch(client: Client, name: string | undefined): Promise<Answers["branch"]> {
  const branch = name ?? (await readDefaultBranch(client));
  const [found, rules] = await Promise.all([
    ifFound(client.request("GET /repos/{owner}/{repo}/branches/{branch}", { branch })),
    readRules(client, branch),
  ]);
  if (found === undefined) return undefined;
  const { data } = found;
  noteHead(client, branch, data);
  // A branch under rulesets counts as protected too; only the classic protection is in force without rules that can be read.
  const classic = data.protected && (data.protection.enabled ?? true);
  const reasons = rules.flatMap(({ type }) => FORBIDS[type] ?? []);
  const why = [...new Set(classic ? ["it is a protected branch", ...reasons] : reasons)];
  return { name: data.name, head: data.commit.sha, closed: why.length === 0 ? undefined : why.join(", ") };
}

type Rule = RowOf<"GET /repos/{owner}/{repo}/rules/branches/{branch}">;

/** What forbids a plain commit on top of the branch; rules that look at its content can only be tried. */
const FORBIDS: Readonly<Partial<Record<Rule["type"], string>>> = {
  pull_request: "changes must come by pull request",
  required_status_checks: "status checks must have passed before",
  required_deployments: "it must have been deployed before",
  merge_queue: "changes must come through the merge queue",
  update: "only those on the bypass list may change it",
  workflows: "required workflows must have passed before",
  code_scanning: "code scanning must have passed before",
};

/** The rules in force; none where GitHub offers no rulesets (older servers, private repositories without a paid plan). */
async function readRules(client: Client, branch: string): Promise<readonly Rule[]> {
  try {
    const { data } = await client.request("GET /repos/{owner}/{repo}/rules/branches/{branch}", {
      branch,
      per_page: 100,
    });
    return data;
  } catch (error) {
    if (error instanceof GitHubError && (error.status === 403 || error.status === 404)) return [];
    throw error;
  }
}
