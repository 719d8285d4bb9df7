import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";

/* The files people deploy with must agree with each other, with the server and with what its page says. */

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const [dockerfile, caddyfile, unit, page] = [
  "Dockerfile",
  "deploy/Caddyfile",
  "deploy/almanac.service",
  "docs/running-the-app.md",
].map(read) as [string, string, string, string];

type Service = {
  readonly environment?: Readonly<Record<string, string>>;
  readonly command?: readonly string[];
  readonly stop_grace_period?: string;
};
const { services } = parse(read("compose.yaml")) as { services: Readonly<Record<string, Service>> };
const replicas = Object.entries(services).filter(([name]) => name.startsWith("almanac-"));

test("the proxy knows every replica by name and port, and asks each whether it takes webhooks", () => {
  const [, upstreams = ""] = /reverse_proxy ([^{]+) \{/.exec(caddyfile) ?? [];
  const [, port = ""] = /PORT=(\d+)/.exec(dockerfile) ?? [];
  expect(upstreams.split(" ")).toEqual(replicas.map(([name]) => `${name}:${port}`));
  expect(/health_uri (\S+)/.exec(caddyfile)?.[1]).toBe("/readyz/webhooks");
  expect(read("src/server/routes.ts")).toContain('path: "/readyz/webhooks"');
});

test("two replicas share one database, and each may end what is under way", () => {
  expect(replicas).toHaveLength(2);
  expect(new Set(replicas.map(([, { environment }]) => environment?.["DATABASE_URL"])).size).toBe(1);
  for (const [, { stop_grace_period: grace = "" }] of replicas) expect(Number.parseInt(grace, 10)).toBeGreaterThan(25);
  expect(Number(/TimeoutStopSec=(\d+)/.exec(unit)?.[1])).toBeGreaterThan(25);
});

test("image and unit start the server in the same way, and tell it to end with the signal it hears", () => {
  const [, command = "[]"] = /^CMD (.+)$/m.exec(dockerfile) ?? [];
  const started = (JSON.parse(command) as string[]).slice(1).join(" ");
  expect(/^ExecStart=\/usr\/bin\/node (.+)$/m.exec(unit)?.[1]).toBe(started);
  expect(started).toBe("--liftoff-only src/cli.ts serve");
  expect([/^STOPSIGNAL (.+)$/m.exec(dockerfile)?.[1], /^KillSignal=(.+)$/m.exec(unit)?.[1]]).toEqual([
    "SIGTERM",
    "SIGTERM",
  ]);
});

test("every setting that these files name is explained on the page", () => {
  const named = [
    ...replicas.flatMap(([, { environment = {} }]) => Object.keys(environment)),
    ...[
      ...unit.matchAll(
        /\b(?:APP_ID|WEBHOOK_SECRET|PRIVATE_KEY_PATH|CLIENT_ID|CLIENT_SECRET|DATABASE_URL|ALMANAC_\w+)\b/g,
      ),
    ].map(([name]) => name),
    ...[...dockerfile.matchAll(/\b([A-Z][A-Z_]+)=/g)]
      .map(([, name = ""]) => name)
      .filter((name) => name !== "NODE_ENV"),
  ];
  const rows = page.split("\n").filter((row) => row.startsWith("| `"));
  const explained = new Set(
    rows.flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`(\w+)`/g)].map(([, name]) => name)),
  );
  expect([...new Set(named)].filter((name) => !explained.has(name))).toEqual([]);
});
