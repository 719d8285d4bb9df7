import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { setUpApp } from "../../src/commands/set-up-app.ts";
import { readSettings } from "../../src/commands/serve/read-settings.ts";
import { startGitHub } from "../../src/demo/embedded/start.ts";
import { InputError } from "../../src/errors.ts";
import { APP_KEY, INSTALLED, SECRET } from "../support/app-seed.ts";
import { aTerminal } from "../support/a-terminal.ts";
import { until } from "../support/app-world.ts";

test("two clicks register the App, and what it is known by lies in a file that only its owner reads", async () => {
  const now = (): string => "2026-11-23T08:00:00Z";
  await using github = await startGitHub({
    now,
    users: [],
    tokens: [],
    repositories: [{ owner: "acme", name: "shop" }],
    app: INSTALLED,
  });
  const folder = await mkdtemp(join(tmpdir(), "almanac-setup-"));
  const terminal = aTerminal({ folder, env: { GITHUB_API_URL: github.url, PORT: "0" } });
  const done = setUpApp(terminal, { url: "https://almanac.example.org", org: "acme" });
  await until(() => terminal.printed().includes("http://localhost:"));
  const [home = ""] = /http:\/\/localhost:\d+/.exec(terminal.printed()) ?? [];

  const form = (await (await fetch(home)).text()).replaceAll("&quot;", '"').replaceAll("&amp;", "&");
  const [, action = ""] = /action="([^"]+)"/.exec(form) ?? [];
  expect(action).toMatch(`${github.url}/organizations/acme/settings/apps/new?state=`);
  expect(JSON.parse(/value="(\{.*\})"/.exec(form)?.[1] ?? "")).toMatchObject({
    hook_attributes: { url: "https://almanac.example.org/api/github/webhooks" },
    redirect_url: `${home}/done`,
    callback_urls: ["https://almanac.example.org/sign-in/done"],
    default_permissions: { issues: "write", members: "read" },
  });

  const state = new URL(action).searchParams.get("state");
  expect((await fetch(`${home}/done?code=embedded-code&state=guessed`)).status).toBe(404);
  expect((await fetch(`${home}/done?code=wrong&state=${state}`)).status).toBe(502);
  expect((await fetch(`${home}/done?code=embedded-code&state=${state}`)).status).toBe(200);
  expect(await done).toBe(0);

  const file = join(folder, "almanac.env");
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const env = Object.fromEntries(
    (await readFile(file, "utf8"))
      .trim()
      .split("\n")
      .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
  const { client } = INSTALLED;
  const known = { appId: "7", privateKey: APP_KEY, webhookSecret: SECRET, client };
  expect(await readSettings(env, folder)).toMatchObject(known);
  await rm(folder, { recursive: true });
});

test("it must know where GitHub will reach the server", async () => {
  await expect(setUpApp(aTerminal(), { url: undefined, org: undefined })).rejects.toThrow(InputError);
});
