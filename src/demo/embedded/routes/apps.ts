import { actorIn, param, type Call, type Reply, type Route } from "../call.ts";
import type { Installation, Permissions } from "../apps.ts";
import { formatRepository } from "../format/repository.ts";
import type { HookDelivery } from "../hook-deliveries.ts";
import { isObject } from "../json.ts";
import { Refusal, notFound } from "../refusal.ts";

/** What an app asks as itself, and what an installation asks about itself. */
export const appRoutes: readonly Route[] = [
  { method: "GET", pattern: "/app", run: getApp },
  { method: "GET", pattern: "/app/installations", run: listInstallations },
  {
    method: "GET",
    pattern: "/app/installations/:id",
    run: (call) => ({ status: 200, body: formatInstallation(call, found(call)) }),
  },
  { method: "POST", pattern: "/app/installations/:id/access_tokens", run: mint },
  { method: "GET", pattern: "/installation/repositories", run: listRepositories },
  { method: "GET", pattern: "/app/hook/deliveries", run: listDeliveries },
  { method: "POST", pattern: "/app/hook/deliveries/:id/attempts", run: redeliver },
  { method: "POST", pattern: "/app-manifests/:code/conversions", run: convert },
];

function demandApp(call: Call): void {
  if (actorIn(call).kind !== "jwt") throw new Refusal(401, "A JSON web token could not be decoded");
}

function getApp(call: Call): Reply {
  demandApp(call);
  const { app } = call.world.apps;
  if (app === undefined) throw notFound();
  const { id, slug, permissions } = app;
  const count = call.world.apps.installations().length;
  return {
    status: 200,
    body: {
      id,
      slug,
      name: slug,
      node_id: `A_${id}`,
      external_url: "",
      html_url: `${call.world.url}/apps/${slug}`,
      permissions,
      events: [],
      installations_count: count,
    },
  };
}

function listInstallations(call: Call): Reply {
  demandApp(call);
  return paged(call, call.world.apps.installations(), (rows) => rows.map((one) => formatInstallation(call, one)));
}

function found(call: Call): Installation {
  demandApp(call);
  const installation = call.world.apps.installation(Number(param(call, "id")));
  if (installation === undefined) throw notFound();
  return installation;
}

/** An installation as everybody sees it who may. */
export function formatInstallation(
  call: Call,
  { id, account, permissions, repositories, suspended }: Installation,
): object {
  return {
    id,
    app_id: call.world.apps.app?.id,
    app_slug: call.world.apps.app?.slug,
    account: { login: account, id },
    target_type: "Organization",
    repository_selection: repositories === undefined ? "all" : "selected",
    permissions,
    events: [],
    suspended_at: suspended ? call.world.now() : null,
  };
}

function mint(call: Call): Reply {
  const installation = found(call);
  if (installation.suspended) throw new Refusal(403, "This installation has been suspended");
  const repositories = narrowedRepositories(call, installation);
  const permissions = narrowedPermissions(call, installation);
  const minted = call.world.apps.mint(installation, permissions, repositories);
  const reached = call.world.apps.repositoriesOf({ account: installation.account, repositories });
  return {
    status: 201,
    body: {
      token: minted.token,
      expires_at: minted.expires,
      permissions: minted.permissions,
      repository_selection: minted.repositories === undefined ? "all" : "selected",
      ...(repositories !== undefined && { repositories: reached.map((repo) => formatRepository(call.world, repo)) }),
    },
  };
}

function narrowedRepositories(call: Call, installation: Installation): readonly number[] | undefined {
  const reached = call.world.apps.repositoriesOf(installation);
  const { repositories, repository_ids } = call.body;
  if (!Array.isArray(repositories) && !Array.isArray(repository_ids)) return installation.repositories;
  const named = Array.isArray(repositories)
    ? repositories.map((name) => reached.find((repo) => repo.name === name))
    : [];
  const byId = Array.isArray(repository_ids) ? repository_ids.map((id) => reached.find((repo) => repo.id === id)) : [];
  return [...named, ...byId].map((repo) => {
    if (repo !== undefined) return repo.id;
    throw new Refusal(
      422,
      "There is at least one repository that does not exist or is not accessible to the parent installation.",
    );
  });
}

function narrowedPermissions(call: Call, { permissions: held }: Installation): Permissions {
  const { permissions } = call.body;
  if (!isObject(permissions)) return held;
  for (const [name, level] of Object.entries(permissions)) {
    if (held[name] === undefined || (level === "write" && held[name] !== "write"))
      throw new Refusal(422, "The permissions requested are not granted to this installation.");
  }
  return Object.fromEntries(
    Object.entries(permissions).map(([name, level]) => [name, level === "write" ? "write" : "read"]),
  );
}

function listRepositories(call: Call): Reply {
  const { installation, repositories = [] } = actorIn(call);
  if (installation === undefined)
    throw new Refusal(
      403,
      "You must authenticate with an installation access token in order to list repositories for an installation.",
    );
  const rows = call.world.rows.repos.all().filter((repo) => repositories.includes(repo.full_name.toLowerCase()));
  return paged(call, rows, (page) => ({
    total_count: rows.length,
    repository_selection: call.world.apps.installation(installation)?.repositories === undefined ? "all" : "selected",
    repositories: page.map((repo) => formatRepository(call.world, repo)),
  }));
}

/** Pages of the log are told apart by a cursor, not by number. */
function listDeliveries(call: Call): Reply {
  demandApp(call);
  const size = sizeOf(call);
  const cursor = call.query.get("cursor");
  const rows = call.world.hooks.log().filter(({ id }) => cursor === null || id < BigInt(cursor));
  const page = rows.slice(0, size);
  const last = page.at(-1);
  const link =
    rows.length > size && last !== undefined
      ? `<${call.world.url}/app/hook/deliveries?per_page=${size}&cursor=${last.id}>; rel="next"`
      : undefined;
  const text = JSON.stringify(page.map(formatDelivery)).replaceAll(/"id":"(\d+)"/g, '"id":$1');
  return { status: 200, text, ...(link !== undefined && { headers: { link } }) };
}

function formatDelivery({
  id,
  guid,
  event,
  action,
  installation,
  repository,
  deliveredAt,
  redelivery,
  status,
}: HookDelivery): object {
  const answered = status >= 200 && status < 300;
  return {
    id: String(id),
    guid,
    delivered_at: deliveredAt,
    redelivery,
    duration: 0.01,
    status: answered ? "OK" : status === 0 ? "failed to connect to host" : `Invalid HTTP Response: ${status}`,
    status_code: status,
    event,
    action,
    installation_id: installation,
    repository_id: repository,
    throttled_at: null,
  };
}

function redeliver(call: Call): Reply {
  demandApp(call);
  if (!call.world.hooks.redeliver(BigInt(param(call, "id")))) throw notFound();
  return { status: 202, body: {} };
}

/** One page of rows, with the `Link` header of the real service. */
export function paged<T>(call: Call, rows: readonly T[], format: (page: readonly T[]) => unknown): Reply {
  const size = sizeOf(call);
  const page = Number(call.query.get("page") ?? 1);
  const path = `${call.world.url}${call.incoming.path}?per_page=${size}`;
  const link = rows.length > page * size ? `<${path}&page=${page + 1}>; rel="next"` : undefined;
  return {
    status: 200,
    body: format(rows.slice((page - 1) * size, page * size)),
    ...(link !== undefined && { headers: { link } }),
  };
}

function sizeOf(call: Call): number {
  return Math.min(100, Number(call.query.get("per_page") ?? 30));
}

/** Whoever holds the code gets the credentials; the only one here stands for the app that is registered. */
function convert(call: Call): Reply {
  const { app } = call.world.apps;
  if (app === undefined || param(call, "code") !== "embedded-code") throw notFound();
  const { id, slug, privateKey, webhookSecret } = app;
  const page = `${call.world.url}/apps/${slug}`;
  return {
    status: 201,
    body: {
      id,
      slug,
      client_id: app.client?.id ?? "",
      client_secret: app.client?.secret ?? "",
      pem: privateKey,
      webhook_secret: webhookSecret,
      html_url: page,
      name: slug,
    },
  };
}
