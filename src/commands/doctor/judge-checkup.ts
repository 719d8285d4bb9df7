import type { Playbook } from "../../playbook/playbook.ts";
import type { Checkup, Work } from "./checkup.ts";
import type { Finding } from "./finding.ts";
import { judgeBranches } from "./judge-branches.ts";
import { judgeLabels } from "./judge-labels.ts";
import { judgeMemory } from "./judge-memory.ts";
import { judgePass } from "./judge-pass.ts";
import { judgePeople } from "./judge-people.ts";
import { judgePlaybook } from "./judge-playbook.ts";
import { judgePullRequestSetting } from "./judge-pull-request-setting.ts";
import { judgeRepository } from "./judge-repository.ts";
import { judgeSecrets } from "./judge-secrets.ts";
import { judgeToken } from "./judge-token.ts";
import { judgeWorkflow } from "./judge-workflow.ts";
import { seen } from "./looked.ts";

const ORDER: readonly Finding["severity"][] = ["error", "warning", "unknown", "ok"];

/** All findings, errors first. A repository or token that cannot be used at all is the only finding there is. */
export function judgeCheckup(checkup: Checkup): readonly Finding[] {
  const { web, settings } = checkup;
  if (settings.kind === "unseen") return [{ ...settings.problem, severity: "error" }];
  const parsed = seen(checkup.playbook);
  const playbook = parsed?.kind === "playbook" ? parsed.playbook : undefined;
  const pulls = playbook?.cadences.some((cadence) => cadence.delivery === "pull-request") ?? true;
  const authors = [checkup.author, ...(playbook?.authors ?? [])];
  const judged = [
    ...judgeToken({ kind: checkup.token, login: seen(checkup.login), settings: settings.value }, authors),
    ...judgeRepository(settings.value, web, pulls),
    ...judgeBranches(checkup.branches, web),
    ...judgePullRequestSetting(checkup.pullRequestSetting, web, playbook),
    ...judgeWorkflow(checkup.workflowFiles, checkup.workflowStates, web, playbook?.runner ?? "action"),
    ...judgePlaybook(checkup.playbook, checkup.playbookFile, web),
    ...unseenItems(checkup),
    ...(playbook === undefined ? [] : judgeSecrets(playbook, seen(checkup.workflowFiles) ?? [], web)),
    ...(playbook === undefined || checkup.work === undefined ? [] : judgeWork(checkup, playbook, checkup.work)),
  ];
  return ORDER.flatMap((severity) => judged.filter((finding) => finding.severity === severity));
}

/** Where issues are off their list is refused too; that is said once. */
function unseenItems({ items, settings }: Checkup): readonly Finding[] {
  if (items.kind === "seen" || seen(settings)?.hasIssues === false) return [];
  return [{ ...items.problem, severity: "error" }];
}

function judgeWork({ labels, items: look, web }: Checkup, playbook: Playbook, work: Work): readonly Finding[] {
  const items = seen(look) ?? [];
  const found = [
    ...judgePeople(playbook, work.assignable),
    ...(labels.kind === "seen"
      ? judgeLabels(labels.value, playbook, items, web)
      : [{ ...labels.problem, severity: "unknown" as const }]),
    ...judgeMemory(items, web),
    ...judgePass(work.pass, web),
  ];
  const said = new Set(found.map(({ id }) => id));
  const more = work.problems.filter(({ id }) => !said.has(id));
  return [...found, ...more.map((problem) => ({ ...problem, severity: "warning" as const }))];
}
