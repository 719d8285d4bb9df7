import { connect } from "../github/client.ts";
import { jsonLog } from "../server/json-log.ts";
import { openDatabase } from "../server/open-database.ts";
import { startServer } from "../server/start-server.ts";
import { readBuiltIns } from "../sources/built-ins.ts";
import type { Identify } from "./serve/app-identity.ts";
import { CheckedHeads } from "./serve/check-open-pulls.ts";
import { installationTokens } from "./serve/installation-tokens.ts";
import { passOver } from "./serve/pass-over.ts";
import { readSettings } from "./serve/read-settings.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

const PLAYBOOK = ".github/almanac.yml";

/** Passes under way may end for this long after a SIGTERM; orchestrators wait for 30 seconds. */
const PATIENCE = 25_000;

/** `almanac serve`: the App, until it is told to stop. */
export async function serve(terminal: Terminal, identify: Identify, stopped: Promise<string>): Promise<ExitCode> {
  const { clock } = terminal;
  const settings = await readSettings(terminal.env, terminal.folder);
  const { api, webhookSecret, host, port, concurrency, off } = settings;
  const log = jsonLog(clock, terminal.out, settings.logLevel);
  const identity = identify(settings);
  const asInstallation = (token: string) => connect({ token, api, owner: "", name: "", clock });
  const asApp = async () => asInstallation(await identity.statement());
  const { data } = await (await asApp()).request("GET /app", {});
  const bot = `${data?.slug}[bot]`;
  const database = await openDatabase(settings.database, log);
  const tokens = installationTokens(asApp, clock);
  const builtIns = readBuiltIns(terminal.templates);
  const server = await startServer({
    host,
    port,
    concurrency,
    sweepEvery: settings.sweepSeconds * 1000,
    database,
    webhookSecret,
    reader: { bot, playbookFile: PLAYBOOK, urgentLabels: ["P0", "P1"] },
    asApp,
    asInstallation,
    runPass: passOver({ api, tokens, bot, playbookFile: PLAYBOOK, builtIns, off, clock, checked: new CheckedHeads() }),
    clock,
    log,
  });
  log("info", "listening", { url: server.url, database: database.kind, app: bot });
  const signal = await stopped;
  log("info", "stopping: nothing new is taken, what is under way ends", { signal });
  await server.drain(PATIENCE);
  log("info", "stopped");
  return 0;
}
