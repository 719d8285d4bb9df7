import type { Repositories } from "../../server/repositories.ts";
import type { Vault } from "../../server/vault.ts";
import type { BuiltIns } from "../../sources/built-ins.ts";
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
  readonly clock: Clock;
};
