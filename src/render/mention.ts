import { safeText } from "../markdown/safe-text.ts";

/** `@fay`, which notifies; what can be no login or team of GitHub is shown and notifies nobody. */
export function mention(login: string): string {
  return /^[A-Za-z0-9][A-Za-z0-9_-]{0,79}(\/[A-Za-z0-9._-]{1,100})?$/.test(login) ? `@${login}` : safeText(login);
}
