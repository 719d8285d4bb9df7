import { param, type RepoCall, type RepoRoute, type Reply } from "../call.ts";
import { formatCommit } from "../format/commit.ts";
import { formatFile } from "../format/pull.ts";
import { repositoryUrl } from "../format/urls.ts";
import { history } from "../git/history.ts";
import { commitAt } from "../git/objects.ts";
import { isProtected, rulesFor } from "../git/protection.ts";
import { branchHead, heads, isEmpty, resolveCommit } from "../git/refs.ts";
import { diffTrees, emptyTree, findPath } from "../git/trees.ts";
import { pageOf } from "../page.ts";
import { Refusal, notFound } from "../refusal.ts";
import type { CommitRow } from "../rows.ts";

const read = { accepts: "contents=read", role: "read" } as const;

/** Branches, their rules, and commits. */
export const branchRoutes: readonly RepoRoute[] = [
  { method: "GET", pattern: "/branches", needs: read, run: listBranches },
  { method: "GET", pattern: "/branches/*branch", needs: read, run: getBranch },
  {
    method: "GET",
    pattern: "/rules/branches/*branch",
    needs: { accepts: "metadata=read", role: "read" },
    run: getRules,
  },
  { method: "GET", pattern: "/tags", needs: read, run: listTags },
  { method: "GET", pattern: "/commits", needs: read, run: listCommits },
  { method: "GET", pattern: "/commits/*ref", needs: read, run: getCommit },
];

function listBranches(call: RepoCall): Reply {
  const { world, repo } = call;
  const wanted = call.query.get("protected");
  const names = world.rows.refs.findBy("repo_id", repo.id).filter((row) => row.ref.startsWith(heads));
  const rows = names.map((row) => ({
    name: row.ref.slice(heads.length),
    sha: row.sha,
    protected: isProtected(world, repo, row.ref.slice(heads.length)),
  }));
  return pageOf(
    call,
    rows
      .filter((row) => wanted === null || String(row.protected) === wanted)
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    (row) => ({
      name: row.name,
      commit: { sha: row.sha, url: `${repositoryUrl(world, repo)}/commits/${row.sha}` },
      protected: row.protected,
    }),
  );
}

function listTags(call: RepoCall): Reply {
  const { world, repo } = call;
  const tags = world.rows.refs.findBy("repo_id", repo.id).filter((row) => row.ref.startsWith("refs/tags/"));
  return pageOf(call, tags, ({ ref, sha }) => ({
    name: ref.slice("refs/tags/".length),
    commit: { sha, url: `${repositoryUrl(world, repo)}/commits/${sha}` },
  }));
}

function getBranch(call: RepoCall): Reply {
  const { world, repo } = call;
  const name = param(call, "branch");
  const sha = branchHead(world, repo, name);
  if (sha === undefined) throw notFound("Branch not found");
  const url = `${repositoryUrl(world, repo)}/branches/${encodeURIComponent(name)}`;
  const guarded = isProtected(world, repo, name);
  return {
    status: 200,
    body: {
      name,
      commit: formatCommit(world, repo, commitAt(world, repo.id, sha)),
      _links: { self: url, html: `${world.url}/${repo.full_name}/tree/${name}` },
      protected: guarded,
      protection: { enabled: guarded, required_status_checks: { enforcement_level: "off", contexts: [], checks: [] } },
      protection_url: `${url}/protection`,
    },
  };
}

/** Rulesets only: classic protection does not show here. */
function getRules(call: RepoCall): Reply {
  const rows = rulesFor(call.world, call.repo, param(call, "branch")).filter((rule) => rule.kind === "ruleset");
  const rules = rows.flatMap((rule) =>
    rule.rules.map((one) => ({
      ...one,
      ruleset_source_type: "Repository",
      ruleset_source: call.repo.full_name,
      ruleset_id: rule.id,
    })),
  );
  return pageOf(call, rules, (rule) => rule);
}

function listCommits(call: RepoCall): Reply {
  const { world, repo, query } = call;
  if (isEmpty(world, repo)) throw new Refusal(409, "Git Repository is empty.");
  const head = resolveCommit(world, repo, query.get("sha") ?? undefined);
  if (head === undefined) throw notFound();
  const [since, until, path, author] = [query.get("since"), query.get("until"), query.get("path"), query.get("author")];
  const wanted = (commit: CommitRow): boolean =>
    (since === null || Date.parse(commit.committer_date) >= Date.parse(since)) &&
    (until === null || Date.parse(commit.committer_date) <= Date.parse(until)) &&
    (author === null ||
      world.rows.users.get(commit.user_id ?? 0)?.login === author ||
      commit.author_email === author) &&
    (path === null || touches(call, commit, path));
  const commits = Array.from(history(world, repo.id, head.sha)).filter(wanted);
  return pageOf(call, commits, (commit) => formatCommit(world, repo, commit));
}

function getCommit(call: RepoCall): Reply {
  const { world, repo } = call;
  const ref = param(call, "ref");
  if (isEmpty(world, repo)) throw new Refusal(409, "Git Repository is empty.");
  const commit = resolveCommit(world, repo, ref);
  if (commit === undefined) throw new Refusal(422, `No commit found for SHA: ${ref}`);
  const files = diffTrees(world, repo.id, parentTree(call, commit), commit.tree_sha).map((file) =>
    formatFile(world, repo, file, commit.sha),
  );
  return { status: 200, body: { ...formatCommit(world, repo, commit), files } };
}

function touches(call: RepoCall, commit: CommitRow, path: string): boolean {
  const before = findPath(call.world, call.repo.id, parentTree(call, commit), path);
  return before?.sha !== findPath(call.world, call.repo.id, commit.tree_sha, path)?.sha;
}

function parentTree(call: RepoCall, commit: CommitRow): string {
  const parent = commit.parent_shas[0];
  return parent === undefined ? emptyTree : commitAt(call.world, call.repo.id, parent).tree_sha;
}
