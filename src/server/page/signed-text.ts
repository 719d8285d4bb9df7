import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

/** Text that can be given away and is known again, and what nobody else could have said. */
export type SignedText = {
  /** The text in a form that fits into a cookie, with its signature. */
  sign(text: string): string;
  /** What was signed here; undefined for everything else. */
  read(signed: string): string | undefined;
  /** A word that belongs to a text and that only this server can work out. */
  wordFor(text: string): string;
};

/** Signs for one purpose only: what was signed for another is not taken. */
export function signedText(secret: string, purpose: string): SignedText {
  const key = Buffer.from(hkdfSync("sha256", secret, "", `almanac ${purpose}`, 32));
  const wordFor = (text: string): string => createHmac("sha256", key).update(text).digest("base64url");
  return {
    sign(text) {
      const body = Buffer.from(text).toString("base64url");
      return `${body}.${wordFor(body)}`;
    },
    read(signed) {
      const [body = "", word = ""] = signed.split(".");
      return isSame(word, wordFor(body)) ? Buffer.from(body, "base64url").toString("utf8") : undefined;
    },
    wordFor,
  };
}

/** Compares in a time that tells nothing of where two words differ. */
export function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
