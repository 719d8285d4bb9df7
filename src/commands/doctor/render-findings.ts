import { oneLine } from "../../markdown/one-line.ts";
import { counted } from "../../render/counted.ts";
import { listed } from "../../render/listed.ts";
import type { Finding, Severity } from "./finding.ts";

const GROUPS: readonly { readonly severity: Severity; readonly title: string; readonly sign: string }[] = [
  { severity: "error", title: "To mend", sign: "✗" },
  { severity: "warning", title: "Worth a look", sign: "!" },
  { severity: "unknown", title: "Cannot be seen with this token", sign: "?" },
  { severity: "ok", title: "In order", sign: "✓" },
];

/** Findings for a terminal, what must be mended first, with one sentence at the end. */
export function renderFindings(findings: readonly Finding[], repository: string): string {
  const groups = GROUPS.flatMap(({ severity, title, sign }) => {
    const rows = findings.filter((finding) => finding.severity === severity);
    return rows.length === 0 ? [] : [[title, ...rows.map((finding) => row(finding, sign))].join("\n")];
  });
  return [...groups, conclusion(findings, repository)].join("\n\n");
}

function row({ severity, cause, place, fix }: Finding, sign: string): string {
  if (severity === "ok") return `  ${sign} ${oneLine(cause)}`;
  return [`  ${sign} ${oneLine(cause)}`, `      where: ${oneLine(place)}`, `      what to do: ${oneLine(fix)}`].join(
    "\n",
  );
}

function conclusion(findings: readonly Finding[], repository: string): string {
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  const [errors, warnings, unknown] = [count("error"), count("warning"), count("unknown")];
  const rest = [
    ...(warnings > 0 ? [counted(warnings, "warning")] : []),
    ...(unknown > 0 ? [`${counted(unknown, "thing")} that this token cannot see`] : []),
  ];
  const also = rest.length === 0 ? "" : `; besides, mind ${listed(rest)}`;
  if (errors === 0) return `Nothing found that keeps Almanac from working in ${repository}${also}.`;
  return `${counted(errors, "thing")} must be mended before Almanac does all its work in ${repository}${also}.`;
}
