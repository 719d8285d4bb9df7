import type { Classification, SeverityId } from "../../playbook/incidents.ts";
import { type FormRule, formRules } from "./form-rules.ts";
import type { Report } from "./report.ts";

/** What decided on a severity. */
export type Deciding =
  /** It says so itself. */
  | { readonly kind: "alert" }
  | { readonly kind: "form"; readonly rule: FormRule }
  | { readonly kind: "playbook"; readonly rule: Classification };

/** The severity of a report, and why. */
export type Classified =
  /** It holds. */
  | { readonly kind: "settled"; readonly severity: SeverityId; readonly by: Deciding }
  /** Somebody with the right to must say so. */
  | { readonly kind: "proposed"; readonly severity: SeverityId; readonly by: Deciding }
  /** No rule fits: somebody must look; until then it is taken for as grave as `severity`. */
  | { readonly kind: "open"; readonly severity: SeverityId };

/** Triage: the severity of a report by the answers of the form, then by the playbook's rules, the first that fits. Without the right to raise, P0 and P1 are only proposed. */
export function classify(
  report: Report,
  rules: readonly Classification[],
  { mayRaise }: { readonly mayRaise: boolean },
): Classified {
  const by = decidingOn(report, rules);
  if (by === undefined) return unsettled;
  const { severity } = by.rule;
  const raises = severity === "P0" || severity === "P1";
  return { kind: raises && !mayRaise ? "proposed" : "settled", severity, by };
}

/** What no rule fits: to look too soon costs less than to look too late. */
export const unsettled: Classified = { kind: "open", severity: "P1" };

function decidingOn(
  report: Report,
  rules: readonly Classification[],
): Exclude<Deciding, { readonly kind: "alert" }> | undefined {
  const { answers } = report;
  const form = answers === undefined ? undefined : formRules.find((one) => one.fits(answers));
  if (form !== undefined) return { kind: "form", rule: form };
  const rule = rules.find((one) => fits(one, report));
  return rule === undefined ? undefined : { kind: "playbook", rule };
}

function fits({ label, service, text, alert }: Classification, report: Report): boolean {
  const pairs = Object.entries(alert);
  return (
    (label === undefined || report.labels.some((other) => same(other, label))) &&
    (service === undefined || (report.service !== undefined && same(report.service, service))) &&
    (text.length === 0 || text.some((words) => holdsWords(`${report.title}\n${report.text}`, words))) &&
    pairs.every(([name, value]) => Object.hasOwn(report.alert ?? {}, name) && report.alert?.[name] === value)
  );
}

/** Whether the words stand in a text, whole and in that order, whatever their case and the space between them. */
function holdsWords(text: string, words: string): boolean {
  const pattern = plain(words).replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, "u").test(plain(text));
}

function same(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}
