import { GitHubError } from "../errors.ts";
import { type Client, connect } from "../github/client.ts";
import { readSkew } from "../github/read-skew.ts";
import { PLAYBOOK_FILE } from "../playbook/playbook-file.ts";
import type { Database } from "../server/database.ts";
import { jsonLog } from "../server/json-log.ts";
import type { Log } from "../server/log.ts";
import { openDatabase } from "../server/open-database.ts";
import { repositoriesIn } from "../server/repositories.ts";
import { monitorsIn } from "../server/monitors.ts";
import { waitingAlertsIn } from "../server/waiting-alerts.ts";
import { type Server, startServer } from "../server/start-server.ts";
import { type Vault, vaultIn } from "../server/vault.ts";
import { ALERT_SECRET } from "../sources/owner-secrets.ts";
import { privateHosts as privateHostsOf } from "../sources/passed-secrets.ts";
import { probeAddress } from "../sources/probe-address.ts";
import { readBuiltIns } from "../sources/built-ins.ts";
import { type Tracer, tracer } from "../server/tracer.ts";
import type { Clock } from "../time/clock.ts";
import { addMillis } from "../time/instant.ts";
import type { Identify } from "./serve/app-identity.ts";
import { CheckedHeads } from "./serve/check-open-pulls.ts";
import { checkPulls } from "./serve/check-pull.ts";
import { installationTokens } from "./serve/installation-tokens.ts";
import { passOver } from "./serve/pass-over.ts";
import { type Settings, readSettings } from "./serve/read-settings.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

/** Passes under way may end for this long after a SIGTERM; orchestrators wait for 30 seconds. */
const PATIENCE = 25_000;

/** Somebody waits in front of the page. */
const PERSON = 4000;

const MONTH = 30 * 86_400_000;

/** `almanac serve`: the App, until it is told to stop; `open` opens its database. */
export async function serve(
  terminal: Terminal,
  identify: Identify,
  stopped: Promise<string>,
  open = openDatabase,
): Promise<ExitCode> {
  const settings = await readSettings(terminal.env, terminal.folder);
  const log = jsonLog(terminal.clock, terminal.out, settings.logLevel);
  const database = await open(settings.database, log);
  const { server, tracing } = await orClose(database, async () => begin(terminal, settings, identify, database, log));
  const signal = await stopped;
  log("info", "stopping: nothing new is taken, what is under way ends", { signal });
  await server.drain(PATIENCE);
  await tracing.end();
  log("info", "stopped");
  return 0;
}

/** What could not begin keeps no process alive, and no database from the next one. */
async function orClose<T>(database: Database, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await database.close(1000);
    throw error;
  }
}

async function begin(
  terminal: Terminal,
  settings: Settings,
  identify: Identify,
  database: Database,
  log: Log,
): Promise<{ readonly server: Server; readonly tracing: Tracer }> {
  const { clock } = terminal;
  const { api, webhookSecret, host, port, concurrency, off } = settings;
  const identity = identify(settings);
  let sent = 0;
  const onSent = (): void => void (sent += 1);
  const asInstallation = (token: string) => connect({ token, api, owner: "", name: "", clock, onSent });
  const asApp = async () => asInstallation(await identity.statement());
  const vault = vaultIn(database, settings.privateKey, clock);
  const bot = await botOf(asApp, vault, clock);
  const tokens = installationTokens(asApp, vault, clock);
  const builtIns = readBuiltIns(terminal.templates);
  const { templates } = terminal;
  const checked = new CheckedHeads();
  const repositories = repositoriesIn(database);
  const alerts = waitingAlertsIn(database);
  const monitors = monitorsIn(database);
  const { secrets } = settings;
  const privateHosts = privateHostsOf(terminal.env);
  const lacking = ["CLIENT_ID", "CLIENT_SECRET"].filter((name) => !terminal.env[name]);
  const watch = { alerts, monitors, secrets, privateHosts };
  const parts = {
    ...watch,
    api,
    tokens,
    repositories,
    vault,
    bot,
    playbookFile: PLAYBOOK_FILE,
    builtIns,
    templates,
    off,
    checked,
    clock,
    onSent,
  };
  const tracing = await tracerTo(settings.traces);
  const server = await startServer({
    host,
    port,
    concurrency,
    sweepEvery: settings.sweepSeconds * 1000,
    database,
    webhookSecret,
    reader: { bot, playbookFile: PLAYBOOK_FILE, urgentLabels: ["P0", "P1"] },
    asApp,
    asInstallation,
    sent: () => sent,
    alerts,
    monitors,
    alertSecretOf: (owner) => secrets(owner)(ALERT_SECRET)?.value,
    probe: async (monitor) => probeAddress(monitor, { clock, stopwatch: terminal.stopwatch, privateHosts }),
    skew: async () => readSkew(api, clock),
    runPass: passOver(parts),
    runCheck: checkPulls(parts),
    vault,
    page: {
      client: settings.client,
      lacking,
      api,
      secret: settings.privateKey,
      asPerson: (token) => connect({ token, api, owner: "", name: "", clock, budget: PERSON, onSent }),
      off,
    },
    tracer: tracing,
    clock,
    log,
  });
  log("info", "listening", { url: server.url, database: database.kind, app: bot });
  if (settings.client === undefined)
    log("warn", "the page for operators is off: people sign in with these", {
      lacking: lacking.join(", "),
    });
  return { server, tracing };
}

/** The login of the App's bot; while GitHub is away, the one it had when it was there. */
async function botOf(asApp: () => Promise<Client>, vault: Vault, clock: Clock): Promise<string> {
  try {
    const { data } = await (await asApp()).request("GET /app", {});
    const bot = `${data?.slug}[bot]`;
    await vault.write("bot", bot, addMillis(clock.now(), MONTH));
    return bot;
  } catch (error) {
    const known = error instanceof GitHubError && error.status === 0 ? await vault.read("bot") : undefined;
    if (known === undefined) throw error;
    return known;
  }
}

/** OpenTelemetry is loaded only where somebody listens. */
async function tracerTo(place: string | undefined): Promise<Tracer> {
  if (place === undefined) return tracer;
  const { otlpTracer } = await import("../server/otlp-tracer.ts");
  return otlpTracer(place);
}
