import { createPrivateKey } from "node:crypto";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { InputError } from "../../errors.ts";
import type { AppClient } from "../../github/app/exchange-code.ts";
import type { DatabasePlace } from "../../server/open-database.ts";
import { type OwnerSecrets, ownerSecrets } from "../../sources/owner-secrets.ts";
import type { LogLevel } from "../../server/log.ts";

/** What the operator decided, by environment variables. */
export type Settings = {
  readonly appId: string;
  readonly privateKey: string;
  readonly webhookSecret: string;
  readonly api: string;
  readonly database: DatabasePlace;
  readonly host: string;
  readonly port: number;
  readonly concurrency: number;
  /** How often the delivery log is looked through. */
  readonly sweepSeconds: number;
  readonly logLevel: LogLevel;
  /** What the operator declared for each owner. */
  readonly secrets: OwnerSecrets;
  /** Where OpenTelemetry's traces go; undefined: nowhere. */
  readonly traces: string | undefined;
  /** What people sign in with to see the page; undefined: it is off. */
  readonly client: AppClient | undefined;
  /** The operator's off switch: everything is planned, nothing written. */
  readonly off: boolean;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the settings; every one that is missing or wrong is named at once, with what to do. */
export async function readSettings(env: Environment, folder: string): Promise<Settings> {
  const problems: string[] = [];
  const lacks = (problem: string): string => {
    problems.push(`- ${problem}`);
    return "";
  };
  const url = env["DATABASE_URL"] ?? "";
  if (url !== "" && !/^postgres(?:ql)?:\/\//.test(url))
    lacks("DATABASE_URL is not the address of a Postgres, postgres://user:password@host/database.");
  const settings: Settings = {
    appId: /^\d+$/.test(env["APP_ID"] ?? "")
      ? (env["APP_ID"] ?? "")
      : lacks("APP_ID is missing: the number on the settings page of your GitHub App."),
    privateKey: await privateKeyOf(env, folder, lacks),
    webhookSecret: secretOf(env["WEBHOOK_SECRET"] ?? "", lacks),
    api: env["GITHUB_API_URL"] || "https://api.github.com",
    database: url === "" ? { folder: resolve(folder, env["ALMANAC_DATA"] || "almanac-data") } : { url },
    host: env["HOST"] || "127.0.0.1",
    port: numberOf(env, "PORT", 3000, 65_535, lacks),
    concurrency: numberOf(env, "ALMANAC_CONCURRENCY", 8, 64, lacks),
    sweepSeconds: numberOf(env, "ALMANAC_SWEEP_SECONDS", 60, 86_400, lacks),
    logLevel: levelOf(env["LOG_LEVEL"] || "info", lacks),
    secrets: await secretsOf(env, folder, lacks),
    traces: tracesOf(env, lacks),
    client: clientOf(env),
    off: env["ALMANAC_OFF"] === "true",
  };
  if (problems.length === 0) return settings;
  const hint = "Without an App yet, `almanac serve --setup` registers one; docs/running-the-app.md tells the rest.";
  throw new InputError(`The App cannot be started:\n${problems.join("\n")}\n${hint}`);
}

type Lacks = (problem: string) => string;

/** GitHub signs with it; who does not check it lets everybody in. */
function secretOf(secret: string, lacks: Lacks): string {
  if (secret === "")
    return lacks(
      "WEBHOOK_SECRET is missing: the one in the settings of your GitHub App (node -p 'crypto.randomUUID()' makes a good one).",
    );
  if (secret === "development" || secret.length < 8)
    return lacks("WEBHOOK_SECRET can be guessed: take a long random one, here and in the settings of your GitHub App.");
  return secret;
}

async function privateKeyOf(env: Environment, folder: string, lacks: Lacks): Promise<string> {
  const path = env["PRIVATE_KEY_PATH"] ?? "";
  let given = env["PRIVATE_KEY"] ?? "";
  if (given === "" && path !== "") {
    try {
      given = await readFile(resolve(folder, path), "utf8");
    } catch {
      return lacks(`PRIVATE_KEY_PATH names ${path}, which cannot be read.`);
    }
  }
  if (given === "")
    return lacks(
      "PRIVATE_KEY is missing: the text of the .pem file that GitHub gave you for your App, or its place in PRIVATE_KEY_PATH.",
    );
  const pem = given.includes("-----BEGIN")
    ? given.replaceAll(String.raw`\n`, "\n")
    : Buffer.from(given, "base64").toString("utf8");
  try {
    createPrivateKey(pem);
    return pem;
  } catch {
    return lacks("PRIVATE_KEY is no private key in PEM form, nor one in base64.");
  }
}

async function secretsOf(env: Environment, folder: string, lacks: Lacks): Promise<OwnerSecrets> {
  const path = env["ALMANAC_SECRETS"] ?? "";
  if (path === "") return ownerSecrets("{}");
  try {
    return ownerSecrets(await readFile(resolve(folder, path), "utf8"));
  } catch (error) {
    lacks(`ALMANAC_SECRETS names ${path}: ${error instanceof InputError ? error.message : "it cannot be read"}.`);
    return ownerSecrets("{}");
  }
}

function tracesOf(env: Environment, lacks: Lacks): string | undefined {
  const place = env["OTEL_EXPORTER_OTLP_ENDPOINT"] ?? "";
  if (place !== "" && !/^https?:\/\/./.test(place))
    lacks("OTEL_EXPORTER_OTLP_ENDPOINT is not the address of a collector, http://host:4318.");
  return place === "" ? undefined : place;
}

/** Half of it is as good as nothing; all else works without. */
function clientOf(env: Environment): AppClient | undefined {
  const [id = "", secret = ""] = [env["CLIENT_ID"], env["CLIENT_SECRET"]];
  return id === "" || secret === "" ? undefined : { id, secret };
}

function numberOf(env: Environment, name: string, otherwise: number, most: number, lacks: Lacks): number {
  const text = env[name] ?? "";
  if (text === "") return otherwise;
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0 || number > most)
    lacks(`${name} is "${text}", not a whole number up to ${most}.`);
  return number;
}

function levelOf(text: string, lacks: Lacks): LogLevel {
  if (text === "debug" || text === "info" || text === "warn" || text === "error") return text;
  lacks(`LOG_LEVEL is "${text}", not one of debug, info, warn, error.`);
  return "info";
}
