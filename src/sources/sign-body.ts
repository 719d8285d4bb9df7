import { createHmac } from "node:crypto";

/** The headers by which a message of ours, or to us, carries its time and signature. */
export const TIMESTAMP_HEADER = "x-almanac-timestamp";
export const SIGNATURE_HEADER = "x-almanac-signature-256";

/** The signature of a body at a time in whole seconds since 1970: `sha256=` and the HMAC of `seconds.body`, in hexadecimal digits. */
export function signBody(secret: string, seconds: number, body: string): string {
  return `sha256=${createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex")}`;
}
