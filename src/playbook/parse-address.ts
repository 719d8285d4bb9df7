import { InputError } from "../errors.ts";

/** Reads a web address that holds no credentials. */
export function parseAddress(text: string): string {
  const address = /^https?:\/\/[^\s/@?#]+(?:[/?#]\S*)?$/i.test(text) ? urlOf(text) : undefined;
  if (address !== undefined && address.username === "" && address.password === "") return text;
  throw new InputError(
    text.includes("@")
      ? "an address must not hold credentials; put them into a secret and name it with `secret` (what was found is not repeated)"
      : "a web address that begins with https:// is needed here",
  );
}

function urlOf(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
