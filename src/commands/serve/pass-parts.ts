import type { Repositories } from "../../server/repositories.ts";
import type { Monitors } from "../../server/monitors.ts";
import type { Vault } from "../../server/vault.ts";
import type { WaitingAlerts } from "../../server/waiting-alerts.ts";
import type { BuiltIns } from "../../sources/built-ins.ts";
import type { OwnerSecrets } from "../../sources/owner-secrets.ts";
import type { Clock } from "../../time/clock.ts";
import type { CheckedHeads } from "./check-open-pulls.ts";
import type { InstallationTokens } from "./installation-tokens.ts";

/** What passes of the App are made with. */
export type PassParts = {
  readonly api: string;
  readonly tokens: InstallationTokens;
  readonly repositories: Pick<Repositories, "named">;
  readonly vault: Vault;
  /** The login of the App's bot. */
  readonly bot: string;
  readonly playbookFile: string;
  readonly builtIns: Promise<BuiltIns>;
  /** The `templates/` folder that ships with Almanac. */
  readonly templates: URL;
  /** Nothing is written. */
  readonly off: boolean;
  readonly checked: CheckedHeads;
  readonly alerts: WaitingAlerts;
  readonly monitors: Monitors;
  /** What the operator declared for each owner, and hosts of private networks that may be reached. */
  readonly secrets: OwnerSecrets;
  readonly privateHosts: ReadonlySet<string>;
  /** Told of each request. */
  readonly onSent: () => void;
  readonly clock: Clock;
};
