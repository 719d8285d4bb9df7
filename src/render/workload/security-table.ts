import type { Findings, Security, Told } from "../../snapshot/security.ts";
import type { Zone } from "../../time/local-date.ts";
import { localOf } from "../../time/zone.ts";
import { ageWords } from "../age-words.ts";
import { counted } from "../counted.ts";
import { sentence } from "../sentence.ts";
import type { WorkScene } from "./work-scene.ts";
import { tableOf } from "../table-of.ts";

/** How well the repository is guarded: open warnings by gravity and age, rules, who may write. What the token may not see is called not available, never none. */
export function securityTable({ zone, period }: WorkScene, security: Security): string {
  const rows = SCANNERS.map(({ key, title }) => {
    const told = security[key];
    if (told.kind === "unavailable") return [title, "not available", ""];
    return [title, gravity(told.value), oldest(told.value, zone, period.to)];
  });
  const { rules, people } = security;
  const guarded = rules.kind === "unavailable" ? "not available" : rulesWords(rules.value);
  const writers =
    people.kind === "unavailable"
      ? "not available"
      : `${counted(people.value.writers, "person", "people")}, ${people.value.admins} of them may change everything`;
  const why = reasons(security);
  return [
    tableOf(
      ["", "Open", "Oldest"],
      [...rows, ["Rules of the default branch", guarded, ""], ["May write", writers, ""]],
    ) ?? "",
    ...(why === "" ? [] : [why]),
  ].join("\n\n");
}

/** The scanners of GitHub, in words. */
export const SCANNERS = [
  { key: "dependabot", title: "Dependencies with known holes", one: "dependency with a known hole" },
  { key: "codeScanning", title: "Faults found in code", one: "fault found in code" },
  { key: "secretScanning", title: "Secrets in files", one: "secret in files" },
] as const satisfies readonly { readonly key: keyof Security; readonly title: string; readonly one: string }[];

const GRAVITIES = ["critical", "high", "medium", "low"] as const;

/** `3: 1 critical, 2 low`. */
export function gravity({ all, cut }: Findings): string {
  if (all.length === 0) return "0";
  const parts = GRAVITIES.flatMap((severity) => {
    const count = all.filter((one) => one.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}`];
  });
  const count = cut ? `${all.length} or more` : String(all.length);
  return parts.length === 0 ? count : `${count}: ${parts.join(", ")}`;
}

function oldest({ all }: Findings, zone: Zone, until: string): string {
  const [first] = all;
  if (first === undefined) return "";
  const { date } = localOf(first.openedAt, zone);
  return date > until ? "since then" : ageWords(date, until);
}

function rulesWords(rules: readonly string[]): string {
  if (rules.length === 0) return "none by rulesets";
  return rules
    .toSorted()
    .map((rule) => rule.replaceAll("_", " "))
    .join(", ");
}

/** Why something is not available, each reason once. */
function reasons(security: Security): string {
  const all = [...SCANNERS.map(({ key }): Told<unknown> => security[key]), security.rules, security.people];
  const said = new Set(all.flatMap((told) => (told.kind === "unavailable" ? [sentence(told.because)] : [])));
  return said.size === 0 ? "" : `Not available: ${[...said].join(" ")}`;
}
