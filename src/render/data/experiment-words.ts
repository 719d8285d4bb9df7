import { type Comparison, judgeExperiment } from "../../analysis/judge-experiment.ts";
import type { Rate } from "../../analysis/rate.ts";
import { safeText } from "../../markdown/safe-text.ts";
import { formatDate } from "../../time/format.ts";
import { amountWords, changeWords } from "../../metrics/amount-words.ts";
import { counted } from "../counted.ts";
import { linkFromFile } from "../file-link.ts";
import type { Experiment } from "./experiments-of.ts";

/** An experiment as a part of a report: its sides, what may be concluded and what not, and what was decided. */
export function experimentWords(experiment: Experiment, file: string): string {
  const { name, arms, planned, ended } = experiment;
  const result = judgeExperiment(arms, planned);
  const state = ended === undefined ? "still running" : `ended ${formatDate(ended, { year: true })}`;
  const rows = arms.map(({ name: arm, users, hits }, index) => {
    const rate =
      result.kind !== "measured" ? undefined : index === 0 ? result.control : result.against[index - 1]?.rate;
    const shown = rate === undefined ? "" : `${percent(rate.share)} (${percent(rate.low)} to ${percent(rate.high)})`;
    return `| ${safeText(arm)} | ${counted(users, "", "").trim()} | ${counted(hits, "", "").trim()} | ${shown} |`;
  });
  return [
    `**${safeText(name)}**, ${state}`,
    ["| | Users | Converted | Rate (95 %) |", "|---|---:|---:|---:|", ...rows].join("\n"),
    concluded(experiment, result),
    decided(experiment, file),
  ].join("\n\n");
}

function concluded({ arms, planned }: Experiment, result: ReturnType<typeof judgeExperiment>): string {
  switch (result.kind) {
    case "unmeasured":
      return "**Nothing can be said yet:** a side has no users, or more conversions than users, or there is only one side.";
    case "uneven":
      return `**Do not use these numbers.** The users were not split as planned (p ${chance(result.fit.p)}), so something in the assignment or the counting is broken.`;
    case "measured":
      return result.against.map((one) => compared(one, arms[0]?.name ?? "", planned)).join("\n\n");
  }
}

/** `**B is better** than A: +1.5 points (+0.4 to +2.6, valid at any look).` */
function compared(
  { name, range, verdict, complete, rate }: Comparison,
  control: string,
  planned: number | undefined,
): string {
  const points = (share: number): string => changeWords(share * 100, "percent");
  const words = { better: "is better than", worse: "is worse than", undecided: "cannot be told from" }[verdict];
  const sides = `${points(range.difference)} (${points(range.low).replace(/\u00a0points$/, "")} to ${points(range.high)}, valid at any look)`;
  const plan =
    planned === undefined
      ? "no number of users was planned"
      : complete === true
        ? `the planned ${counted(planned, "user")} a side are reached`
        : `${counted(rate.n, "user")} of ${counted(planned, "", "").trim()} planned`;
  return `**${safeText(name)} ${words} ${safeText(control)}:** ${sides}; ${plan}.`;
}

function decided({ decision, by, on, ended, line }: Experiment, file: string): string {
  if (decision === "") {
    const place = `[${safeText(file)}](${linkFromFile(2, file, line)})`;
    return ended === undefined
      ? "**Decision:** none yet."
      : `**Decision:** none is written down; put it into ${place}.`;
  }
  const who = [by === "" ? "" : safeText(by), on === undefined ? "" : formatDate(on, { year: true })];
  return `**Decision:** ${[safeText(decision), ...who.filter((part) => part !== "")].join(", ")}.`;
}

function percent(share: Rate["share"]): string {
  return amountWords(share * 100, "percent");
}

function chance(p: number): string {
  return p < 0.0001 ? "under 0.0001" : `= ${p.toFixed(4)}`;
}
