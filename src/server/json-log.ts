import { redact } from "../github/redact.ts";
import type { Clock } from "../time/clock.ts";
import type { Log, LogLevel } from "./log.ts";

const LEVELS: readonly LogLevel[] = ["debug", "info", "warn", "error"];

/** A log of one JSON object a line, without what lies below `least`; nothing that looks like a token ever gets into it. */
export function jsonLog(clock: Clock, write: (line: string) => void, least: LogLevel = "info"): Log {
  return (level, message, fields = {}) => {
    if (LEVELS.indexOf(level) < LEVELS.indexOf(least)) return;
    write(`${redact(JSON.stringify({ time: clock.now(), level, message, ...fields }))}\n`);
  };
}
