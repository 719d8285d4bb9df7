import type { Classified, Deciding } from "../incident/triage/classify.ts";
import { safeCode } from "../markdown/safe-text.ts";
import type { Classification } from "../playbook/incidents.ts";
import { playbookLink } from "./file-link.ts";
import { listed } from "./listed.ts";

/** Why a report has its severity, and how to change that; for the details of the status comment. */
export function classificationWords(classified: Classified, playbookFile: string): string {
  const { severity } = classified;
  const other = severity === "P2" ? "P1" : "P2";
  switch (classified.kind) {
    case "settled":
      return `${severity} ${because(classified.by, playbookFile)}. Not right? \`/severity ${other} <why>\`.`;
    case "proposed":
      return `${severity} is proposed ${because(classified.by, playbookFile)}. It holds once somebody with triage rights sets the label or writes \`/severity ${severity} <why>\`.`;
    case "open":
      return `No rule says how grave this is; until somebody does, it is taken for a ${severity}. To settle it: \`/severity ${severity} <why>\`; to settle the next one like it: a rule below \`classify:\` in [the playbook](${playbookLink(playbookFile)}).`;
  }
}

function because(by: Deciding, playbookFile: string): string {
  if (by.kind === "alert") return "as the alert says";
  if (by.kind === "form") return `by the answers in the form: ${by.rule.because}`;
  return `by [a rule of the playbook](${playbookLink(playbookFile, by.rule.source)}): ${conditions(by.rule)}`;
}

function conditions({ label, service, text, alert }: Classification): string {
  const words = text.map((one) => safeCode(one)).join(" or ");
  const pairs = Object.entries(alert).map(([name, value]) => safeCode(`${name}=${value}`));
  return listed([
    ...(label === undefined ? [] : [`label ${safeCode(label)}`]),
    ...(service === undefined ? [] : [`service ${safeCode(service)}`]),
    ...(words === "" ? [] : [`it says ${words}`]),
    ...(pairs.length === 0 ? [] : [`alert with ${listed(pairs)}`]),
  ]);
}
