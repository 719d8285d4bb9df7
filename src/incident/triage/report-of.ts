import { readForm } from "./read-form.ts";
import type { Report } from "./report.ts";

/** What is known of an incident by its issue, and by the alert that opened it. */
export function reportOf(
  issue: { readonly title: string; readonly body: string; readonly labels: readonly string[] },
  alert?: Readonly<Record<string, string>>,
): Report {
  const answers = readForm(issue.body);
  return {
    title: issue.title,
    text: answers?.text ?? issue.body,
    labels: issue.labels,
    service: alert?.["service"] ?? answers?.service,
    answers,
    alert,
  };
}
