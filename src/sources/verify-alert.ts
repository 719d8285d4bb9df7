import { hash, timingSafeEqual } from "node:crypto";
import { type Instant, toMillis } from "../time/instant.ts";
import { SIGNATURE_HEADER, TIMESTAMP_HEADER, signBody } from "./sign-body.ts";

/** An alert as it arrives over HTTP; names of headers in small letters. */
export type ArrivedAlert = {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The bytes as they came, as text. */
  readonly body: string;
  readonly receivedAt: Instant;
};

/** Whether an alert comes from who knows the secret; the reason is for its sender, and helps nobody to guess. */
export type AlertSender = { readonly kind: "known" } | { readonly kind: "unknown"; readonly why: string };

/** Proves an alert by the shared secret: as a bearer token, which is all Alertmanager can send, or by a signature over time and body, which cannot be replayed after five minutes. Without a secret nobody is known. */
export function verifyAlert({ headers, body, receivedAt }: ArrivedAlert, secret: string | undefined): AlertSender {
  if (secret === undefined || secret === "") return unknown("No secret is set for alerts here.");
  const signature = one(headers[SIGNATURE_HEADER]);
  if (signature !== undefined) {
    const time = one(headers[TIMESTAMP_HEADER]) ?? "";
    const seconds = /^\d{1,12}$/.test(time) ? Number(time) : Number.NaN;
    const off = Math.abs(toMillis(receivedAt) / 1000 - seconds);
    // Also where it is no number.
    if (!(off <= WINDOW)) return unknown(`${TIMESTAMP_HEADER} must be within five minutes of now.`);
    return equal(signature, signBody(secret, seconds, body)) ? { kind: "known" } : unknown("The signature is wrong.");
  }
  const token = /^bearer (.+)$/i.exec(one(headers["authorization"]) ?? "")?.[1];
  if (token === undefined) return unknown("Neither a bearer token nor a signature came with it.");
  return equal(token, secret) ? { kind: "known" } : unknown("The token is wrong.");
}

/** Seconds. */
const WINDOW = 300;

function unknown(why: string): AlertSender {
  return { kind: "unknown", why };
}

/** In a time that tells nothing of where they differ, nor of their lengths. */
function equal(a: string, b: string): boolean {
  return timingSafeEqual(hash("sha256", a, "buffer"), hash("sha256", b, "buffer"));
}

/** A header that came twice proves nothing. */
function one(header: string | readonly string[] | undefined): string | undefined {
  return typeof header === "string" ? header : undefined;
}
