import { readBuiltIns } from "../sources/built-ins.ts";
import { parseInstant } from "../time/instant.ts";
import { judgeCheckup } from "./doctor/judge-checkup.ts";
import { tokenKind } from "./doctor/judge-token.ts";
import { readCheckup } from "./doctor/read-checkup.ts";
import { renderFindings } from "./doctor/render-findings.ts";
import { connectFrom } from "./run.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

/** `almanac doctor`: what keeps Almanac from working in a repository, where, and what to change; nothing is written. Ends with 1 where there is an error. */
export async function doctor(
  terminal: Terminal,
  options: {
    readonly repo: string | undefined;
    readonly playbook: string;
    readonly author: string;
    readonly now: string | undefined;
    readonly format: "table" | "json";
  },
): Promise<ExitCode> {
  const client = connectFrom(terminal, options.repo);
  const checkup = await readCheckup({
    client,
    token: tokenKind(terminal.env["GITHUB_TOKEN"] ?? ""),
    author: options.author,
    playbookFile: options.playbook,
    builtIns: readBuiltIns(terminal.templates),
    now: options.now === undefined ? terminal.clock.now() : parseInstant(options.now),
  });
  const findings = judgeCheckup(checkup);
  terminal.out(
    `${options.format === "json" ? JSON.stringify(findings, null, 2) : renderFindings(findings, `${client.owner}/${client.name}`)}\n`,
  );
  return findings.some((finding) => finding.severity === "error") ? 1 : 0;
}
