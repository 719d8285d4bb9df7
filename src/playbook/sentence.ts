import * as z from "zod";
import { InputError } from "../errors.ts";
import { nearest } from "../markdown/nearest.ts";
import { parseDate } from "./parse-date.ts";
import { parseDateRange } from "./parse-date-range.ts";
import { parseHolder, parsePerson } from "./parse-holder.ts";
import { parseRepository } from "./parse-repository.ts";
import { parsePath } from "./parse-path.ts";
import { looksSecret, show } from "./show.ts";
import { parseDuration } from "../time/duration.ts";

/** What an editor shows about a value. */
export type About = {
  readonly description: string;
  readonly examples?: readonly unknown[];
  readonly pattern?: string;
  readonly title?: string;
};

/** A text whose parser's `InputError` is the message; the parser runs again when the value is resolved. */
export function sentence(expects: string, parse: (text: string) => unknown, about: About) {
  return z
    .string({ error: `expected ${expects}` })
    .superRefine((text, context) => {
      const refusal = refusalOf(() => parse(text));
      if (refusal === undefined) return;
      // Parsers of other rooms repeat what they refuse.
      const message =
        looksSecret(text) && refusal.includes(text) ? `expected ${expects}, found ${show(text)}` : refusal;
      context.addIssue({ code: "custom", message });
    })
    .meta({ ...about });
}

/** What a parser says against a value; undefined where it takes it. */
export function refusalOf(parse: () => unknown): string | undefined {
  try {
    parse();
    return undefined;
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}

/** A text in one line for people to read. */
export function line(about: About) {
  return sentence("a text", parseLine, about);
}

/** A name of our own making. */
export function id(about: About) {
  return sentence("an id", parseId, { ...about, pattern: ID.source });
}

/** The name of a secret, never its value; what was found instead is never repeated. */
export function secretName(description: string) {
  return sentence("the name of a secret", parseSecretName, {
    description,
    examples: ["SLACK_WEBHOOK_URL"],
    pattern: SECRET_NAME.source,
  });
}

/** One of a few words. */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words, about: About) {
  const error = (raw: { readonly input?: unknown }) => {
    const near = typeof raw.input === "string" ? nearest(raw.input, words) : undefined;
    return `expected one of ${words.map((word) => `\`${word}\``).join(", ")}${near === undefined ? "" : ` (did you mean \`${near}\`?)`}`;
  };
  return z.enum(words, { error }).meta({ ...about });
}

/** A yes or no. */
export function yesNo(about: About) {
  return z.boolean({ error: "expected true or false, without quotes" }).meta({ ...about });
}

/** One value, or a list of them. */
export function oneOrMore<T extends z.ZodType>(one: T, expects: string, about: About) {
  return z.union([one, listOf(one, expects, about)], { error: `expected ${expects}` }).meta({ ...about });
}

/** A list with something in it. */
export function listOf<T extends z.ZodType>(one: T, expects: string, about: About) {
  return z
    .array(one, { error: `expected ${expects}` })
    .min(1, { error: `this list is empty; expected ${expects}` })
    .meta({ ...about });
}

/** A day of the calendar. */
export function day(about: About) {
  return sentence("a day like 2026-11-23", parseDate, {
    examples: ["2026-11-23"],
    pattern: String.raw`^\d{4}-\d{2}-\d{2}$`,
    ...about,
  });
}

/** A stretch of days. */
export function days(about: About) {
  return sentence("days like 2026-12-21..2027-01-03", parseDateRange, {
    examples: ["2026-12-21..2027-01-03"],
    ...about,
  });
}

/** A length of time. */
export function duration(about: About) {
  return sentence("a length of time like 30 min", parseDuration, { examples: ["30 min", "4 h", "100 days"], ...about });
}

/** A person's login. */
export function person(about: About) {
  return sentence("a person's login", parsePerson, { examples: ["ada", "@ada"], ...about });
}

/** A person or a team. */
export function holder(about: About) {
  return sentence("a login (ada) or a team (acme/product)", parseHolder, {
    examples: ["ada", "acme/product"],
    ...about,
  });
}

/** A repository of somebody. */
export function repository(about: About) {
  return sentence("a repository like acme/security", parseRepository, { examples: ["acme/security"], ...about });
}

/** A file of the repository. */
export function path(about: About) {
  return sentence("the path of a file in the repository", parsePath, about);
}

/** What ids look like. */
export const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const SECRET_NAME = /^[A-Z][A-Z0-9_]{0,99}$/;

function parseLine(text: string): string {
  if (text.trim().length === 0) throw new InputError("this text is empty");
  if (/[\r\n]/.test(text.trim())) throw new InputError("this text must fit on one line");
  if (/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(text.trim()))
    throw new InputError("this text holds control characters that nobody can see; type it again");
  if (text.length > 500) throw new InputError(`this text has ${text.length} characters; 500 are possible`);
  return text.trim();
}

function parseId(text: string): string {
  if (!ID.test(text) || text.length > 60)
    throw new InputError(`${show(text)} is no id; use small letters, digits and single hyphens, like restore-test`);
  return text;
}

function parseSecretName(text: string): string {
  if (SECRET_NAME.test(text)) return text;
  // Whatever was written here could be the secret itself: its length is all that is said of it.
  const alarm =
    looksSecret(text) || text.length > 20 || text.includes(":")
      ? ". If this was a real secret, revoke it: it stands in the history of the repository now"
      : "";
  throw new InputError(
    `the NAME of a secret is needed here (capitals, digits and _, like SLACK_WEBHOOK_URL), never its value; the ${text.length} characters found are not repeated${alarm}`,
  );
}
