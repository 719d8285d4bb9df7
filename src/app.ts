import { Probot } from "probot";
import { serve } from "./commands/serve.ts";
import type { AppIdentity, Identify } from "./commands/serve/app-identity.ts";
import type { ExitCode, Terminal } from "./commands/terminal.ts";
import { InvariantError } from "./errors.ts";

/** `almanac serve`: the App, until the process is told to end. */
export async function app(terminal: Terminal): Promise<ExitCode> {
  const stopped = new Promise<string>((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"]) process.once(signal, () => resolve(signal));
  });
  return serve(terminal, identify, stopped);
}

/** A statement is used for this long; GitHub takes it for ten minutes. */
const FRESH = 8 * 60_000;

/** The App as Probot knows it: it signs that it is itself. */
export const identify: Identify = ({ appId, privateKey, api }): AppIdentity => {
  const probot = new Probot({ appId, privateKey, baseUrl: api, logLevel: "fatal" });
  let kept: { readonly statement: string; readonly until: number } | undefined;
  return {
    async statement() {
      if (kept !== undefined && kept.until > Date.now()) return kept.statement;
      const octokit = await probot.auth();
      const made: unknown = await octokit.auth({ type: "app" });
      const statement: unknown = typeof made === "object" && made !== null ? Reflect.get(made, "token") : undefined;
      if (typeof statement !== "string") throw new InvariantError("Probot signed nothing");
      kept = { statement, until: Date.now() + FRESH };
      return statement;
    },
  };
};
