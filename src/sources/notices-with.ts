import type { Clock } from "../time/clock.ts";
import { noticeSender } from "./notice-sender.ts";
import { passedSecrets, privateHosts } from "./passed-secrets.ts";

/** Sends notices with the secrets that the environment passes in: for the Action and the command line. */
export function noticesWith(
  clock: Clock,
  environment: Readonly<Record<string, string | undefined>>,
): ReturnType<typeof noticeSender> {
  return noticeSender({
    secretOf: passedSecrets(environment),
    clock,
    privateHosts: privateHosts(environment),
    timeout: 10_000,
  });
}
