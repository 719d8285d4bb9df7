import { PLAYBOOK_FILE } from "../../playbook/playbook-file.ts";
import { type Answers, ownerOf } from "./answers.ts";
import type { Detected } from "./detect.ts";
import { HOLIDAYS, INCIDENT_FORM, WORKFLOW } from "./places.ts";
import { playbookText } from "./playbook-text.ts";
import { workflowText } from "./workflow-text.ts";

/** A file that is missing and what would stand in it. */
export type ProposedFile = { readonly path: string; readonly text: string };

/** What else a proposal is made of. */
export type Material = {
  /** The template of the workflow. */
  readonly workflow: string;
  /** The form by which people report an incident. */
  readonly incidentForm: string;
  /** The holidays file, where a place was named. */
  readonly holidays: string | undefined;
  /** Today in the zone of the team. */
  readonly today: string;
};

/** The files that are missing, in the order they are written; what stands already is never among them. */
export function propose(detected: Detected, answers: Answers, material: Material): readonly ProposedFile[] {
  const { existing, repository, github } = detected;
  const files: ProposedFile[] = [];
  if (existing.playbook === undefined)
    files.push({ path: PLAYBOOK_FILE, text: newPlaybook(detected, answers, material) });
  if (existing.workflow === undefined) {
    const name = `${repository.owner}/${repository.name}`;
    const { schedule } = answers;
    files.push({
      path: WORKFLOW,
      text: workflowText(material.workflow, { schedule, repository: name, release: github?.release }),
    });
  }
  if (!existing.forms.some((name) => /incident/i.test(name)))
    files.push({ path: INCIDENT_FORM, text: material.incidentForm });
  if (existing.holidays === undefined && material.holidays !== undefined)
    files.push({ path: HOLIDAYS, text: material.holidays });
  return files;
}

function newPlaybook(detected: Detected, answers: Answers, { holidays, today }: Material): string {
  const { existing } = detected;
  const suggested = ownerOf(detected);
  const days =
    existing.holidays !== undefined
      ? { path: HOLIDAYS, place: "the file that stood here already" }
      : holidays === undefined || answers.place === undefined
        ? undefined
        : { path: HOLIDAYS, place: answers.place };
  return playbookText({
    product: answers.product,
    zone: answers.zone,
    holidays: days,
    defaultOwner: answers.defaultOwner,
    guessed: suggested.guessed && suggested.login === answers.defaultOwner,
    live: answers.live,
    incidents: incidentsOf(detected, today),
  });
}

/** Labels that were plain priorities for years must not start anything; where nobody could look, caution costs nothing. */
function incidentsOf({ github }: Detected, from: string): { from: string; because: string } | undefined {
  const used = github?.priorities;
  if (used === undefined) return { from, because: "P0 to P3 that were set before this day start nothing" };
  if (used.length === 0) return undefined;
  const words = `${used.join(", ")} ${used.length === 1 ? "is" : "are"} in use already`;
  return { from, because: `${words}; only what is set from this day on starts anything` };
}
