import type { Client } from "../github/client.ts";
import type { Probe } from "../inputs/probe.ts";
import type { Monitor } from "../playbook/incidents.ts";
import type { Clock } from "../time/clock.ts";
import type { Database } from "./database.ts";
import type { Log } from "./log.ts";
import type { Monitors } from "./monitors.ts";
import type { PageSettings } from "./page/page-parts.ts";
import type { CheckRunner, PassRunner } from "./pass-runner.ts";
import type { Reader } from "./tidings.ts";
import type { Tracer } from "./tracer.ts";
import type { Vault } from "./vault.ts";
import type { WaitingAlerts } from "./waiting-alerts.ts";

/** What a server is made of. */
export type ServerOptions = {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly database: Database;
  readonly webhookSecret: string;
  readonly reader: Reader;
  readonly asApp: () => Promise<Client>;
  readonly asInstallation: (token: string) => Client;
  /** How many requests to GitHub this process sent so far. */
  readonly sent: () => number;
  readonly runPass: PassRunner;
  readonly runCheck: CheckRunner;
  readonly vault: Vault;
  readonly alerts: WaitingAlerts;
  /** The secret that senders of an owner's alerts must know. */
  readonly alertSecretOf: (owner: string) => string | undefined;
  readonly monitors: Monitors;
  readonly probe: (monitor: Monitor) => Promise<Probe>;
  /** Follows what is worked on; nothing where unset. */
  readonly tracer?: Tracer;
  /** How many milliseconds this machine's clock is ahead of GitHub's, as far as that is known. */
  readonly skew: () => Promise<number | undefined>;
  /** The page for operators. */
  readonly page: PageSettings;
  /** Milliseconds between two looks at the newest of the delivery log. */
  readonly sweepEvery: number;
  /** Passes at once. */
  readonly concurrency: number;
  readonly clock: Clock;
  readonly log: Log;
};
