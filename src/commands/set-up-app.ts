import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { type Server, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { GitHubError, InputError } from "../errors.ts";
import { type RegisteredApp, convertManifest } from "../github/app/convert-manifest.ts";
import { connect } from "../github/client.ts";
import { webUrlOf } from "../github/web-url-of.ts";
import { type Html, html, markup } from "../server/page/html.ts";
import { appManifest } from "./serve/app-manifest.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

/** What `almanac serve --setup` is told. */
export type SetUpOptions = {
  /** Where GitHub will reach the server. */
  readonly url: string | undefined;
  /** The organisation it will belong to; a person's own where unset. */
  readonly org: string | undefined;
};

const FILE = "almanac.env";

/** `almanac serve --setup`: a page that registers the App with two clicks, and a file with what it is known by from then on. */
export async function setUpApp(terminal: Terminal, { url = "", org }: SetUpOptions): Promise<ExitCode> {
  if (!URL.canParse(url) || !/^https?:/.test(url))
    throw new InputError("Say where GitHub will reach the server: --url https://almanac.example.org");
  const api = terminal.env["GITHUB_API_URL"] || "https://api.github.com";
  const state = randomUUID();
  const registered = Promise.withResolvers<RegisteredApp>();
  async function convert(code: string, response: ServerResponse): Promise<void> {
    const client = connect({ token: "", api, owner: "", name: "", clock: terminal.clock });
    try {
      const app = await convertManifest(client, code);
      response.end(page(html`<p>Done. The terminal says how to go on.</p>`), () => registered.resolve(app));
    } catch (error) {
      const why = error instanceof GitHubError ? error.diagnosis.cause : "GitHub did not answer.";
      response.statusCode = 502;
      response.end(page(html`<p>This did not work: ${why} <a href="/">Try again</a></p>`));
    }
  }

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    response.setHeader("content-type", "text/html; charset=utf-8");
    if (request.method === "GET" && pathname === "/") return void response.end(form(server, api, org, url, state));
    // Only an answer to our own question is taken.
    if (request.method !== "GET" || pathname !== "/done" || searchParams.get("state") !== state) {
      response.statusCode = 404;
      return void response.end(page(html`<p>There is nothing here.</p>`));
    }
    void convert(searchParams.get("code") ?? "", response);
  });
  const port = Number(terminal.env["PORT"] || 3000);
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  terminal.out(`Open ${addressOf(server)} in a browser; this ends by itself when the App is registered.\n`);
  const app = await registered.promise;
  server.close();
  server.closeAllConnections();
  const file = join(terminal.folder, FILE);
  await writeFile(file, environment(app), { mode: 0o600, flag: "wx" });
  terminal.out(
    `${app.slug} is registered, and ${file} holds its credentials: keep it secret.\nInstall it from ${app.page}, then: node --env-file=${FILE} src/cli.ts serve\n`,
  );
  return 0;
}

function environment({ id, privateKey, webhookSecret, client }: RegisteredApp): string {
  const key = Buffer.from(privateKey).toString("base64");
  return [
    `APP_ID=${id}`,
    `WEBHOOK_SECRET=${webhookSecret}`,
    `PRIVATE_KEY=${key}`,
    `CLIENT_ID=${client.id}`,
    `CLIENT_SECRET=${client.secret}`,
    "",
  ].join("\n");
}

function form(server: Server, api: string, org: string | undefined, url: string, state: string): string {
  const place = org === undefined ? "settings" : `organizations/${encodeURIComponent(org)}/settings`;
  const action = `${webUrlOf(api)}/${place}/apps/new?state=${state}`;
  const manifest = appManifest(url, `${addressOf(server)}/done`);
  return page(
    html`<p>GitHub will show what the App may do, and ask for a name that is free.</p>
      <form method="post" action="${action}">
        <input type="hidden" name="manifest" value="${manifest}" /><button>Register the App</button>
      </form>`,
  );
}

function page(body: Html): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Almanac</title><h1>Set Almanac up as a GitHub App</h1>${markup(body)}</html>\n`;
}

function addressOf(server: Server): string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port, not on a pipe
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}
