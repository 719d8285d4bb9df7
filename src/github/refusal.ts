/** What came of a request that failed, as far as a diagnosis needs it. */
export type Refusal = {
  readonly method: string;
  /** Without host and query. */
  readonly path: string;
  /** 0 where no answer came. */
  readonly status: number;
  /** GitHub's message and those of its details. */
  readonly text: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** GitHub found something like a secret in what was sent. */
  readonly secretFound: boolean;
  /** false: there was not even a connection, so that certainly nothing happened. */
  readonly sent: boolean;
};

/** Reads a thrown error of Octokit or of its fetch. */
export function refusalOf(error: unknown, method: string, path: string): Refusal {
  const response = isRecord(error) && isRecord(error["response"]) ? error["response"] : undefined;
  if (response === undefined) {
    return {
      method,
      path,
      status: 0,
      text: messageOf(error),
      headers: {},
      secretFound: false,
      sent: !codesOf(error).some((code) => UNSENT.has(code)),
    };
  }
  const data = response["data"];
  const body = isRecord(data) ? data : {};
  const metadata = isRecord(body["metadata"]) ? body["metadata"] : {};
  return {
    method,
    path,
    status: Number(response["status"]),
    text: isRecord(data)
      ? [body["message"], ...details(body["errors"])].filter((part) => typeof part === "string").join("; ")
      : String(data),
    headers: stringsOf(response["headers"]),
    secretFound: isRecord(metadata["secret_scanning"]),
    sent: true,
  };
}

/** Codes of failures from before a connection stood. */
const UNSENT: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  // The other end could not show who it is.
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

function codesOf(error: unknown, depth = 0): readonly string[] {
  if (!isRecord(error) || depth > 5) return [];
  const code = typeof error["code"] === "string" ? [error["code"]] : [];
  const inner = Array.isArray(error["errors"]) ? error["errors"] : [error["cause"]];
  return [...code, ...inner.flatMap((one) => codesOf(one, depth + 1))];
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Validation failures carry a text, or a field and a code. */
function details(errors: unknown): readonly string[] {
  if (typeof errors === "string") return [errors];
  if (!Array.isArray(errors)) return [];
  return errors.flatMap((one: unknown) => {
    if (typeof one === "string") return [one];
    if (!isRecord(one)) return [];
    const { message, resource, field, code } = one;
    if (typeof message === "string") return [message];
    return [[resource, field, code].filter((word) => typeof word === "string").join(" ")];
  });
}

function stringsOf(headers: unknown): Record<string, string | undefined> {
  return isRecord(headers)
    ? Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]))
    : {};
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
