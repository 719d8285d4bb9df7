import type { WorkflowFile } from "../../github/facts/read-workflows.ts";
import type { Playbook } from "../../playbook/playbook.ts";
import { listed } from "../../render/listed.ts";
import type { Finding } from "./finding.ts";
import { ourWorkflow } from "./our-workflow.ts";

/** Which secrets the playbook names, and whether the workflow passes them in; no token is told whether they are set. */
export function judgeSecrets(playbook: Playbook, files: readonly WorkflowFile[], web: string): readonly Finding[] {
  const sources = playbook.metrics.flatMap(({ origin }) =>
    origin !== undefined && "secret" in origin && origin.secret !== undefined ? [origin.secret] : [],
  );
  const names = [
    ...new Set(
      [
        playbook.heartbeat ?? [],
        sources,
        playbook.incidents.notify.map(({ secret, sign }) => [secret, sign ?? []].flat()).flat(),
      ].flat(),
    ),
  ].sort();
  if (names.length === 0) return [];
  const one = names.length === 1;
  const unseen: Finding = {
    id: "secrets-unseen",
    severity: "unknown",
    cause: `The playbook names ${one ? "the secret" : "the secrets"} ${shown(names)}; whether ${one ? "it is" : "they are"} set cannot be seen.`,
    place: `${web}/settings/secrets/actions`,
    fix: `See that ${one ? "it stands" : "each of them stands"} there.`,
  };
  return [unseen, ...notPassed(playbook, names, files, web)];
}

/** In the Action a secret is known only where the workflow hands it over by name. */
function notPassed(
  { runner }: Playbook,
  names: readonly string[],
  files: readonly WorkflowFile[],
  web: string,
): readonly Finding[] {
  const [workflow] = files.filter((file) => ourWorkflow(file) !== undefined);
  if (runner !== "action" || workflow === undefined) return [];
  const missing = names.filter((name) => !workflow.text.includes(`secrets.${name}`));
  if (missing.length === 0) return [];
  return [
    {
      id: "secret-not-passed",
      severity: "warning",
      cause: `The workflow does not pass ${shown(missing)} to its step, so a pass cannot know ${missing.length === 1 ? "it" : "them"}.`,
      place: `${web}/blob/HEAD/${workflow.path}`,
      fix: `Add to the step: ${missing.map((name) => `\`env: { ${name}: \${{ secrets.${name} }} }\``).join(", ")}.`,
    },
  ];
}

function shown(names: readonly string[]): string {
  return listed(names.map((name) => `\`${name}\``));
}
