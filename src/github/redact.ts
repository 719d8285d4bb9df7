const SECRETS = [
  /\bgh[a-z]_[A-Za-z0-9._-]+/g,
  /\bgithub_pat_\w+/g,
  /\bv1\.[0-9a-f]{40}\b/g,
  /\beyJ[A-Za-z0-9_-]+\.[A-Za-z0-9._-]+/g,
  /(?<=\bauthorization["']?\s{0,3}[:=]\s{0,3}["']?)(?:(?:bearer|token|basic)\s+)?[^\s"',;]+/gi,
  /(?<=\b(?:bearer|token)\s)[A-Za-z0-9._~+/=-]{16,}/gi,
  /(?<=:\/\/)[^\s/@]+:[^\s/@]+(?=@)/g,
];

/** The text without anything that looks like a token or an authorization header, nor the given secrets themselves. */
export function redact(text: string, secrets: readonly string[] = []): string {
  const known = secrets
    .filter((secret) => secret.length >= SHORTEST)
    .reduce((rest, secret) => rest.replaceAll(secret, HIDDEN), text);
  return SECRETS.reduce((rest, pattern) => rest.replace(pattern, HIDDEN), known);
}

/** An error as plain text all through: name, message and code of it and its causes, redacted; nothing else is kept. */
export function redactError(error: unknown, secrets: readonly string[] = [], depth = 0): Error {
  if (!(error instanceof Error))
    return new Error(redact(typeof error === "string" ? error : "something that is no error was thrown", secrets));
  const inner = error instanceof AggregateError ? (error.errors as readonly unknown[])[0] : error.cause;
  const cause = inner === undefined || depth >= DEEPEST ? undefined : redactError(inner, secrets, depth + 1);
  const safe = new Error(redact(error.message, secrets), cause === undefined ? {} : { cause });
  safe.name = error.name;
  // Its own would begin with the message as it was.
  safe.stack = `${safe.name}: ${safe.message}`;
  const code = "code" in error && typeof error.code === "string" ? { code: redact(error.code, secrets) } : {};
  return Object.assign(safe, code);
}

const HIDDEN = "[redacted]";

/** What is shorter would tear words apart that hold it by chance. */
const SHORTEST = 8;

const DEEPEST = 5;
