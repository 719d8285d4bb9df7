import type { RepoCall, RepoRoute, Reply } from "../call.ts";
import { formatUserId } from "../format/user.ts";
import { pageOf } from "../page.ts";
import { notFound } from "../refusal.ts";
import type { AlertRow } from "../rows.ts";

/** Warnings of GitHub's scanners, as they were seeded, and who may do what; a scanner that is not among the seeded ones is switched off. */
export const securityRoutes: readonly RepoRoute[] = [
  {
    method: "GET",
    pattern: "/dependabot/alerts",
    needs: { accepts: "vulnerability_alerts=read", role: "write" },
    run: (call) =>
      alerts(call, "dependabot", (row) => ({ security_advisory: { severity: row.severity, summary: "A known hole" } })),
  },
  {
    method: "GET",
    pattern: "/code-scanning/alerts",
    needs: { accepts: "security_events=read", role: "write" },
    run: (call) => alerts(call, "code", (row) => ({ rule: { security_severity_level: row.severity } })),
  },
  {
    method: "GET",
    pattern: "/secret-scanning/alerts",
    needs: { accepts: "secret_scanning_alerts=read", role: "write" },
    run: (call) => alerts(call, "secret", () => ({ secret_type: "a_token" })),
  },
  {
    method: "GET",
    pattern: "/collaborators",
    needs: { accepts: "metadata=read", role: "write" },
    run: collaborators,
  },
];

function alerts(call: RepoCall, scanner: AlertRow["scanner"], more: (row: AlertRow) => object): Reply {
  const { world, repo } = call;
  const own = repo.alerts?.filter((row) => row.scanner === scanner);
  if (own === undefined) throw notFound("no analysis found");
  const now = world.now();
  const known = own.filter(({ openedAt }) => openedAt <= now);
  const wanted = call.query.get("state");
  const stateOf = ({ fixedAt }: AlertRow) => (fixedAt !== undefined && fixedAt <= now ? "fixed" : "open");
  const rows = known
    .filter((row) => wanted === null || stateOf(row) === wanted)
    .toSorted((a, b) => (a.openedAt < b.openedAt ? 1 : -1));
  return pageOf(call, rows, (row) => ({
    number: known.indexOf(row) + 1,
    state: stateOf(row),
    created_at: row.openedAt,
    ...more(row),
  }));
}

function collaborators(call: RepoCall): Reply {
  const { world, repo } = call;
  return pageOf(call, world.rows.collaborators.findBy("repo_id", repo.id), ({ user_id: id, permission }) => ({
    ...formatUserId(world, id),
    permissions: {
      pull: true,
      push: ["push", "maintain", "admin"].includes(permission),
      admin: permission === "admin",
    },
  }));
}
