import type { Playbook } from "../../playbook/playbook.ts";
import { type Finding, fine } from "./finding.ts";
import type { Looked } from "./looked.ts";

/** Whether the Action may open the pull requests the playbook asks for; only administrators can look. */
export function judgePullRequestSetting(
  look: Looked<boolean>,
  web: string,
  playbook: Playbook | undefined,
): readonly Finding[] {
  if (playbook?.runner === "app") return [];
  const place = `${web}/settings/actions`;
  const name = '"Allow GitHub Actions to create and approve pull requests"';
  if (look.kind === "unseen") {
    return [
      {
        id: "pull-request-setting-unseen",
        severity: "unknown",
        cause: `Whether ${name} is ticked cannot be seen with this token: only one that may read the administration is told.`,
        place,
        fix: `Look there yourself, or call this with a token of an administrator. It is off in new repositories.`,
      },
    ];
  }
  if (look.value) return [fine("actions-may-open-pull-requests", "GitHub Actions may open pull requests.", place)];
  const pulls = playbook?.cadences.filter((cadence) => cadence.delivery === "pull-request").length ?? 0;
  return [
    {
      id: "actions-may-not-open-pull-requests",
      severity: playbook !== undefined && pulls === 0 ? "warning" : "error",
      cause: `GitHub Actions may not open pull requests here${pulls === 0 ? "" : `, and the playbook delivers ${pulls} reports by pull request`}; \`permissions:\` cannot override it.`,
      place,
      fix: `Tick ${name}; if it is grey, the organisation decides.`,
    },
  ];
}
