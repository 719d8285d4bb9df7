import type { Installation } from "../apps.ts";
import { actorIn, param, textField, type Call, type Reply, type Route } from "../call.ts";
import { formatRepository } from "../format/repository.ts";
import { Refusal, notFound } from "../refusal.ts";
import { reaches, roleOf } from "../rights.ts";
import type { RepoRow, UserRow } from "../rows.ts";
import { findUser } from "../seed.ts";
import { GOOD_FOR } from "../sign-ins.ts";
import { formatInstallation, paged } from "./apps.ts";
import { flags } from "./repository.ts";

/** How a person signs in to an app, and what such a person asks. */
export const signInRoutes: readonly Route[] = [
  { method: "GET", pattern: "/login/oauth/authorize", run: askPerson },
  { method: "GET", pattern: "/login/oauth/agreed", run: sendBack },
  { method: "POST", pattern: "/login/oauth/access_token", run: exchange },
  { method: "DELETE", pattern: "/applications/:client/token", run: revoke },
  { method: "GET", pattern: "/user/installations", run: listInstallations },
  { method: "GET", pattern: "/user/installations/:id/repositories", run: listRepositories },
];

/** The real page knows by its own cookie who is asking; this one lets the person choose. */
function askPerson(call: Call): Reply {
  const { query, world } = call;
  const callback = world.signIns.callbackFor(query.get("client_id") ?? "", query.get("redirect_uri") ?? undefined);
  if (callback === undefined) throw notFound();
  const people = world.rows.users.all().filter(({ type }) => type === "User");
  const links = people.map(({ login }) => {
    const agreed = new URLSearchParams([...query, ["login", login]]);
    return `<li><a href="/login/oauth/agreed?${escaped(agreed.toString())}">Authorize as ${escaped(login)}</a></li>`;
  });
  const refused = new URLSearchParams([
    ["error", "access_denied"],
    ["state", query.get("state") ?? ""],
  ]);
  const text = `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Sign in</title><main><h1>Authorize ${escaped(world.apps.app?.slug ?? "")}</h1><ul>${links.join("")}<li><a href="${escaped(`${callback}?${refused.toString()}`)}">Cancel</a></li></ul></main></html>`;
  return { status: 200, text, headers: { "content-type": "text/html; charset=utf-8" } };
}

function sendBack({ query, world }: Call): Reply {
  const callback = world.signIns.callbackFor(query.get("client_id") ?? "", query.get("redirect_uri") ?? undefined);
  const user = findUser(world, query.get("login") ?? "");
  if (callback === undefined || user === undefined) throw notFound();
  const challenge = query.get("code_challenge_method") === "S256" ? query.get("code_challenge") : null;
  const back = new URL(callback);
  back.searchParams.set("code", world.signIns.grant(user, callback, challenge ?? undefined));
  const state = query.get("state");
  if (state !== null) back.searchParams.set("state", state);
  return { status: 302, headers: { location: back.href } };
}

/** What is wrong is said in an answer that looks like success. */
function exchange(call: Call): Reply {
  const made = call.world.signIns.exchange({
    clientId: textField(call, "client_id") ?? "",
    clientSecret: textField(call, "client_secret") ?? "",
    code: textField(call, "code") ?? "",
    callback: textField(call, "redirect_uri"),
    verifier: textField(call, "code_verifier"),
  });
  if (typeof made === "string")
    return { status: 200, body: { error: made, error_description: made.replaceAll("_", " "), error_uri: "" } };
  return {
    status: 200,
    body: { access_token: made.token, token_type: "bearer", scope: "", expires_in: GOOD_FOR },
  };
}

function revoke(call: Call): Reply {
  const client = call.world.apps.app?.client;
  const given = call.incoming.headers["authorization"]?.replace(/^basic /i, "") ?? "";
  const ours =
    client !== undefined && Buffer.from(given, "base64").toString("utf8") === `${client.id}:${client.secret}`;
  if (!ours || param(call, "client") !== client.id) throw new Refusal(401, "Requires authentication");
  if (!call.world.signIns.revoke(textField(call, "access_token") ?? "")) throw notFound();
  return { status: 204 };
}

/** Only a token that an app was given for a person knows of installations. */
function personIn(call: Call): UserRow {
  const { token, user } = actorIn(call);
  if (token.startsWith("ghu_")) return user;
  throw new Refusal(
    403,
    "You must authenticate with an access token authorized to a GitHub App in order to list installations",
  );
}

function listInstallations(call: Call): Reply {
  const person = personIn(call);
  const rows = call.world.apps.installations().filter((one) => readableIn(call, one, person).length > 0);
  return paged(call, rows, (page) => ({
    total_count: rows.length,
    installations: page.map((one) => formatInstallation(call, one)),
  }));
}

function listRepositories(call: Call): Reply {
  const person = personIn(call);
  const installation = call.world.apps.installation(Number(param(call, "id")));
  const rows = installation === undefined ? [] : readableIn(call, installation, person);
  if (installation === undefined || rows.length === 0) throw notFound();
  if (installation.suspended) throw new Refusal(403, "This installation has been suspended");
  return paged(call, rows, (page) => ({
    total_count: rows.length,
    repository_selection: installation.repositories === undefined ? "all" : "selected",
    repositories: page.map((repo) => ({
      ...formatRepository(call.world, repo),
      permissions: flags(roleOf(call.world, repo, person)),
    })),
  }));
}

/** Those somebody was let into by name: that everybody reads a public one is not enough. */
function readableIn({ world }: Call, installation: Installation, person: UserRow): readonly RepoRow[] {
  return world.apps.repositoriesOf(installation).filter((repo) => {
    const invited = world.rows.collaborators.findBy("repo_id", repo.id).some(({ user_id }) => user_id === person.id);
    const owns = repo.owner_type === "User" && repo.owner_id === person.id;
    return (invited || owns) && reaches(roleOf(world, repo, person), "read");
  });
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
