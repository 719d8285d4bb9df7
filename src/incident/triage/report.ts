import type { FormAnswers } from "./form-answers.ts";

/** What an incident without a severity is judged by; all texts are foreign. */
export type Report = {
  readonly title: string;
  /** What people wrote, without headings and choices of the form. */
  readonly text: string;
  readonly labels: readonly string[];
  readonly service: string | undefined;
  readonly answers: FormAnswers | undefined;
  /** Labels of the alert; undefined where people reported it. */
  readonly alert: Readonly<Record<string, string>> | undefined;
};
