import { safeText } from "../markdown/safe-text.ts";
import type { Annotation, Operation } from "../operation/operation.ts";
import type { Finding } from "../postmortem/finding.ts";
import { SECTIONS } from "../playbook/post-mortem-checks.ts";
import { sectionTitle } from "../postmortem/section-title.ts";
import { counted } from "./counted.ts";
import { cutToBytes } from "./cut-to-bytes.ts";
import { listed } from "./listed.ts";

/** A post-mortem of a pull request and what it lacks. */
export type CheckedPostMortem = { readonly path: string; readonly findings: readonly Finding[] };

/** What a check run says. */
export type CheckRun = Pick<
  Extract<Operation, { kind: "check-run" }>,
  "conclusion" | "title" | "summary" | "annotations"
>;

/** GitHub takes so many at once. */
const MOST_ANNOTATIONS = 50;

/** Bytes GitHub takes in a summary, with some room. */
const SUMMARY = 65_000;

/** The result of the check of a pull request's post-mortems: failure while something is missing, neutral where there is none; the summary names the most important first, with a good answer each. */
export function renderCheckRun(files: readonly CheckedPostMortem[]): CheckRun {
  if (files.length === 0) {
    const summary = "This pull request adds or changes no file below `postmortems/`, so there is nothing to check.";
    return { conclusion: "neutral", title: "No post-mortem", summary, annotations: [] };
  }
  const findings = files.flatMap(({ path, findings: all }) => all.map((finding) => ({ path, ...finding })));
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const hints = findings.length - errors;
  const count = [
    errors === 0 ? "" : counted(errors, "thing is missing", "things are missing"),
    hints === 0 ? "" : counted(hints, "hint"),
  ];
  const said = count.filter((part) => part !== "").join(", ");
  return {
    conclusion: errors > 0 ? "failure" : "success",
    title: said === "" ? "Complete" : said,
    summary: cutToBytes(
      files.map(summaryOf).join("\n\n"),
      SUMMARY,
      "There is more than fits here; `almanac postmortem check` shows all of it.",
    ),
    annotations: findings.slice(0, MOST_ANNOTATIONS).map(annotationOf),
  };
}

function annotationOf({ path, id, line, severity, message, example }: Finding & { readonly path: string }): Annotation {
  return {
    path,
    line,
    level: severity === "error" ? "failure" : "notice",
    title: id,
    message: `${message}\n\nA good answer:\n${example}`,
  };
}

/** Findings of one kind stand together: what, where, and how a good answer looks. */
function summaryOf({ path, findings }: CheckedPostMortem): string {
  const head = `### ${safeText(path)}`;
  if (findings.length === 0) return `${head}\n\nNothing is missing.`;
  const kinds = [...Map.groupBy(findings, ({ id }) => id).values()];
  const blocks = kinds.map((alike, index) => {
    const [first] = alike;
    const rows = [...Map.groupBy(alike, ({ message }) => message)].map(
      ([message, same]) => `${safeText(message)} ${linesOf(same.map(({ line }) => line))}`,
    );
    const text = rows.length === 1 ? ` ${rows[0] ?? ""}` : `\n${rows.map((row) => `   - ${row}`).join("\n")}`;
    const weight = first?.severity === "hint" ? "Hint: " : "";
    return `${index + 1}. **${weight}${titleOf(first?.id)}** (\`${first?.id ?? ""}\`)${text}\n\n   A good answer:\n\n   \`\`\`md\n${indented(first?.example ?? "")}\n   \`\`\``;
  });
  return `${head}\n\nThe most important first. A check can be switched off with a reason under \`incidents.post-mortems.checks\` of the playbook.\n\n${blocks.join("\n\n")}`;
}

/** Which part of the document it is about. */
function titleOf(id: Finding["id"] | undefined): string {
  const section = SECTIONS.find((one) => id?.startsWith(`${one}-`));
  if (section !== undefined) return sectionTitle(section);
  if (id?.startsWith("action-") === true) return sectionTitle("action-items");
  if (id?.startsWith("cause-") === true && id !== "cause-tag") return sectionTitle("root-cause");
  return "The document";
}

/** `Lines 35 to 39 and 41.` */
function linesOf(lines: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last !== undefined && line === last[1] + 1) last[1] = line;
    else runs.push([line, line]);
  }
  const said = runs.flatMap(([from, to]) =>
    to === from ? [`${from}`] : to === from + 1 ? [`${from}`, `${to}`] : [`${from} to ${to}`],
  );
  return `${lines.length === 1 ? "Line" : "Lines"} ${listed(said)}.`;
}

function indented(text: string): string {
  return text
    .split("\n")
    .map((row) => (row === "" ? "" : `   ${row}`))
    .join("\n");
}
