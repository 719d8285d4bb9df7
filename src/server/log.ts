/** A line of the log: what happened, and what it is about. Values hold ids and counts, never payloads or secrets. */
export type Log = (level: LogLevel, message: string, fields?: Readonly<Record<string, LogValue>>) => void;

/** From what nobody reads to what somebody must look at. */
export type LogLevel = "debug" | "info" | "warn" | "error";

/** What a field of a line may hold. */
export type LogValue = string | number | boolean | undefined;
