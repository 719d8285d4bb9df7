import { InputError } from "../errors.ts";
import { parsePerson } from "../playbook/parse-holder.ts";
import { type Money, parseMoney } from "../playbook/parse-money.ts";
import type { SeverityId } from "../playbook/incidents.ts";
import { parseDuration } from "../time/duration.ts";
import { type Instant, addMillis } from "../time/instant.ts";
import type { Zone } from "../time/local-date.ts";
import type { Command } from "./command.ts";
import { type CommandName, commandRules } from "./command-rules.ts";
import type { IncidentStatus } from "./incident.ts";
import { toldInstant } from "./told-instant.ts";
import type { WrittenCommand } from "./written-commands.ts";

/** When and where something was said, and which special flags there are. */
export type Saying = { readonly at: Instant; readonly zone: Zone; readonly flags: readonly string[] };

/** A longer promise would leave people without news for more than a day. */
const LONGEST_PROMISE = 24 * 3_600_000;

/** What a written command says; throws an `InputError` that tells what it lacks. */
export function parseCommand({ name, text }: WrittenCommand, saying: Saying): Command {
  if (/(?:^|\s)--help(?:\s|$)/.test(text)) return { kind: "help", of: name };
  switch (name) {
    case "ack":
      return { kind: "ack" };
    case "severity": {
      const [, id = "", why = ""] = /^(\S*)\s*(.*)$/.exec(text) ?? [];
      const severity = (["P0", "P1", "P2", "P3"] as const).find(
        (known): known is SeverityId => known === id.toUpperCase(),
      );
      if (severity === undefined) throw unfit(name, "name one of P0, P1, P2, P3");
      return { kind: "severity", severity, why: needed(name, why, "say why") };
    }
    case "assign": {
      const [, login = "", role = ""] = /^(\S+)\s+as\s+(.+)$/i.exec(text) ?? [];
      return { kind: "assign", login: person(name, login), role };
    }
    case "commander":
      return { kind: "commander", login: person(name, text) };
    case "status": {
      const [, word = "", rest = ""] = /^(\S*)\s*(.*)$/.exec(text) ?? [];
      const status = STATUSES.find((known) => known === word.toLowerCase());
      if (status === undefined) throw unfit(name, `name one of ${STATUSES.join(", ")}`);
      return { kind: "status", status, text: rest };
    }
    case "update":
      return update(text, saying);
    case "note":
      return { kind: "note", text: needed(name, text, "say what") };
    case "started":
    case "detected":
      return { kind: name, at: toldInstant(needed(name, text, "say when"), saying.at, saying.zone) };
    case "mitigated":
      return { kind: "mitigated", at: text === "" ? saying.at : toldInstant(text, saying.at, saying.zone) };
    case "verified":
      return { kind: "verified", text: needed(name, text, "say how it was checked") };
    case "resolve":
      return { kind: "resolve", text };
    case "duplicate": {
      const of = Number(/^#(\d{1,9})$/.exec(text)?.[1] ?? "0");
      if (of === 0) throw unfit(name, "name the other incident as #123");
      return { kind: "duplicate", of };
    }
    case "handoff": {
      const [, login = "", rest = ""] = /^(\S*)\s*(.*)$/.exec(text) ?? [];
      return { kind: "handoff", login: person(name, login), text: rest };
    }
    case "flag":
      return flag(text, saying);
    case "waive": {
      const [, what, why = ""] = /^(post-mortem)\s*(.*)$/i.exec(text) ?? [];
      if (what === undefined) throw unfit(name, "only the post-mortem can be waived");
      return { kind: "waive", text: needed(name, why, "say why") };
    }
  }
}

const STATUSES = ["investigating", "identified", "monitoring", "resolved"] as const satisfies readonly IncidentStatus[];

function update(text: string, { at }: Saying): Command {
  const [, said, term] = /^(.*?)[\s,;]*\bnext\s+(?:in\s+)?(\d[^,;]*)$/i.exec(text) ?? [];
  const millis = term === undefined ? undefined : length(term);
  if (millis !== undefined && millis > LONGEST_PROMISE) throw unfit("update", "promise the next one within 24 hours");
  const words = needed("update", (millis === undefined ? text : said) ?? "", "say how it stands");
  return { kind: "update", text: words, next: millis === undefined ? undefined : addMillis(at, millis) };
}

/** A length of time; undefined where the words after `next` are only words. */
function length(term: string): number | undefined {
  try {
    return parseDuration(term.replace(/[.\s]+$/, ""));
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

function flag(text: string, { flags }: Saying): Command {
  const [, id = "", rest = ""] = /^(\S*)\s*(.*)$/.exec(text) ?? [];
  if (!flags.includes(id)) throw unfit("flag", `name one of ${flags.join(", ")}`);
  return { kind: "flag", flag: id, amount: rest === "" ? undefined : money(rest) };
}

/** The message of a refusal is shown, so it must not hold what was written. */
function money(text: string): Money {
  try {
    return parseMoney(text);
  } catch (error) {
    if (error instanceof InputError) throw unfit("flag", "write the amount as 8000 EUR");
    throw error;
  }
}

function person(name: CommandName, text: string): string {
  try {
    return parsePerson(text);
  } catch (error) {
    if (error instanceof InputError) throw unfit(name, "name a person as @name");
    throw error;
  }
}

function needed(name: CommandName, text: string, ask: string): string {
  if (text === "") throw unfit(name, ask);
  return text;
}

function unfit(name: CommandName, ask: string): InputError {
  return new InputError(`${ask}: \`${commandRules[name].usage}\``);
}
