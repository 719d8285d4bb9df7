import type { AppClient } from "../../github/app/exchange-code.ts";
import type { Client } from "../../github/client.ts";
import type { Clock } from "../../time/clock.ts";
import type { Database } from "../database.ts";
import type { Deliveries } from "../deliveries.ts";
import type { Watched } from "../health.ts";
import type { Log } from "../log.ts";
import type { Queue } from "../queue.ts";
import type { Repositories } from "../repositories.ts";
import type { Vault } from "../vault.ts";

/** What the operator decided about the page. */
export type PageSettings = {
  /** What people sign in with; undefined: the page is off. */
  readonly client: AppClient | undefined;
  /** Names of the settings that were not given to it. */
  readonly lacking: readonly string[];
  /** Root of the API. */
  readonly api: string;
  /** Whatever is signed for browsers is signed with a key made of it. */
  readonly secret: string;
  /** A client that acts for the person of a token, with little patience. */
  readonly asPerson: (token: string) => Client;
  /** The operator's off switch: nothing is written anywhere. */
  readonly off: boolean;
};

/** What the page is made with. */
export type PageParts = {
  readonly page: PageSettings;
  readonly database: Database;
  readonly passes: Queue;
  readonly surveys: Queue;
  readonly sweeps: Queue;
  readonly deliveries: Deliveries;
  readonly repositories: Repositories;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly clocks: Watched["clocks"];
  readonly log: Log;
};
