import { InputError } from "../errors.ts";
import { show } from "./show.ts";

/** Checks the path of a file inside the repository, from its root and with forward slashes; returns it unchanged. */
export function parsePath(text: string): string {
  if (/^[a-z][a-z+.-]*:/i.test(text))
    throw new InputError(
      `a path inside the repository is needed, like .github/almanac/restore-test.md; found ${show(text)}`,
    );
  if (text.includes("\\")) throw new InputError(`${show(text)} has backslashes; write paths with \`/\``);
  if (text.startsWith("/") || text.startsWith("~"))
    throw new InputError(
      `${show(text)} leads out of the repository; write the path from its root, without a leading \`/\``,
    );
  if (text.split("/").includes(".."))
    throw new InputError(`${show(text)} leads out of the repository; leave \`..\` out`);
  if (
    /[\p{Cc}\p{Cf}]/u.test(text) ||
    text.trim() !== text ||
    text.length === 0 ||
    text.endsWith("/") ||
    text.split("/").some((part) => part === "" || part === ".")
  ) {
    throw new InputError(`${show(text)} is no path of a file; write it like docs/runbooks/checkout.md`);
  }
  return text;
}
