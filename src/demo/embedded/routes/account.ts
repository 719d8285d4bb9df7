import { isInstallation } from "../actor.ts";
import { actorIn, param, type Call, type Reply, type Route } from "../call.ts";
import { formatIssueType } from "../format/issue.ts";
import { formatUser } from "../format/user.ts";
import { Refusal, notFound } from "../refusal.ts";

/** Who one is, how much one may still ask, and what an organisation has defined. */
export const accountRoutes: readonly Route[] = [
  { method: "GET", pattern: "/user", run: getUser },
  { method: "GET", pattern: "/rate_limit", run: (call, rates) => rateLimit(rates.state(call.world, call.actor)) },
  { method: "GET", pattern: "/orgs/:org/issue-types", run: issueTypes },
  { method: "GET", pattern: "/orgs/:org/issue-fields", run: issueFields },
];

/** An installation is nobody. */
function getUser(call: Call): Reply {
  const actor = actorIn(call);
  if (isInstallation(actor)) throw new Refusal(403, "Resource not accessible by integration");
  return { status: 200, body: { ...formatUser(call.world, actor.user), name: actor.user.name } };
}

function rateLimit(core: Readonly<Record<string, number>>): Reply {
  return { status: 200, body: { resources: { core }, rate: core } };
}

function issueTypes(call: Call): Reply {
  const org = call.world.rows.orgs.findOneBy("login", param(call, "org"));
  if (org === undefined) throw notFound();
  return { status: 200, body: call.world.rows.issueTypes.findBy("org", org.login).map(formatIssueType) };
}

function issueFields(call: Call): Reply {
  const org = call.world.rows.orgs.findOneBy("login", param(call, "org"));
  if (org === undefined) throw notFound();
  const fields = call.world.rows.issueFields.findBy("org", org.login);
  return {
    status: 200,
    body: fields.map(({ id, name, data_type }) => ({ id, node_id: `IFD_${id}`, name, data_type })),
  };
}
