import { PLAYBOOK_FILE } from "../../playbook/playbook-file.ts";
import { counted } from "../../render/counted.ts";
import { listed } from "../../render/listed.ts";
import { ownerOf } from "./answers.ts";
import type { Detected } from "./detect.ts";
import { WORKFLOW } from "./places.ts";
import type { ProposedFile } from "./propose.ts";
import { type Schedule, SCHEDULES, minutesAMonth } from "./schedule.ts";

/** How many names are listed before a number says the rest. */
const NAMES = 10;

/** What was found, one line a thing, and what could not be looked up. */
export function foundWords(detected: Detected): string {
  const { repository, existing, github, unknown, branch, zone } = detected;
  const kind =
    github === undefined
      ? ""
      : ` (${github.private ? "private" : "public"}, owned by ${github.ownedBy === "person" ? "a person" : "an organisation"})`;
  const rows = [
    ["Repository", `${repository.owner}/${repository.name}${kind}`],
    ["Default branch", branchWords(github, branch)],
    ["Can be assigned", github?.people === undefined ? "not looked up" : peopleWords(github.people)],
    ["Time zone", zone ?? "this machine does not say one, so UTC"],
    ["P0 to P3", labelWords(github?.priorities)],
    ["Issue forms", existing.forms.length === 0 ? "none" : `${some(existing.forms)}; they stay as they are`],
  ];
  const found = rows.map(([name = "", value = ""]) => `  ${name.padEnd(16)} ${value}`);
  return [...found, ...unknown.map((line) => `  ! ${line}`)].join("\n");
}

/** What looking costs, in Actions minutes. */
export function costWords(schedule: Schedule, isPrivate: boolean | undefined): string {
  const looks = `Looking ${SCHEDULES[schedule].words} takes about ${minutesAMonth(schedule)} Actions minutes a month`;
  const billed = "since each job counts as a whole minute";
  const besides = "A closed issue of Almanac's and a push to a pull request take one more each.";
  if (isPrivate === undefined)
    return `${looks} if the repository is private, ${billed}; in a public one Actions are free. ${besides}`;
  if (isPrivate) return `${looks}, ${billed}; the repository is private, so they are billed. ${besides}`;
  return `It costs nothing: Actions are free in public repositories. ${looks} if it becomes private.`;
}

/** What is left for people to do, in order. */
export function nextWords(detected: Detected, written: readonly ProposedFile[]): string {
  const { repository, github, branch } = detected;
  const main = github?.defaultBranch ?? branch ?? "the default branch";
  const zeros = written.some(({ path, text }) => path === WORKFLOW && text.includes("@" + "0".repeat(40)));
  const how = github?.protection === undefined ? "" : `, by pull request (${github.protection})`;
  const steps = [
    ...(github?.hasCommits === false ? [`The repository has no commit on ${main} yet: make a first one.`] : []),
    ...(zeros
      ? [
          `In ${WORKFLOW}, put the commit of Almanac's release in place of the forty zeros; until then the workflow fails before it runs anything.`,
        ]
      : []),
    `Read and commit ${written.length === 1 ? "the file" : "the files"}, and merge ${written.length === 1 ? "it" : "them"} into ${main}${how}. Nothing fires before that. (Over HTTPS, pushing a workflow takes a credential with the right to change workflows.)`,
    `Allow Almanac to open its report pull requests: ${repository.webUrl}/settings/actions, below "Workflow permissions", tick "Allow GitHub Actions to create and approve pull requests". If it is grey, the organisation decides.`,
    `Look before it acts: ${repository.webUrl}/actions, Almanac, "Run workflow", command plan.`,
    `Name people in \`roles:\` of ${PLAYBOOK_FILE}; \`almanac validate\` shows who answers for what.`,
    `Once it is merged, \`almanac doctor --repo ${repository.owner}/${repository.name}\` looks whether anything is in the way.`,
  ];
  return ["What comes next", ...steps.map((step, index) => `  ${index + 1}. ${step}`)].join("\n");
}

/** Said where the owner was guessed; empty where it is known. */
export function guessWords(detected: Detected, owner: string): string {
  const { login, guessed } = ownerOf(detected);
  if (detected.existing.playbook !== undefined || !guessed || login !== owner) return "";
  return `! ${owner} as the one who answers for everything is a guess: see \`default-owner\` in ${PLAYBOOK_FILE}. It must be a person whom issues can be assigned to.`;
}

function branchWords(github: Detected["github"], remembered: string | undefined): string {
  if (github === undefined)
    return remembered === undefined ? "not looked up" : `${remembered}; protection not looked up`;
  if (github.protection === undefined) return github.defaultBranch;
  return `${github.defaultBranch}: ${github.protection}, so daily files go to the branch almanac-data`;
}

function peopleWords(people: readonly string[]): string {
  return people.length === 0 ? "nobody" : `${some(people)} (${counted(people.length, "person", "people")})`;
}

function labelWords(used: readonly string[] | undefined): string {
  if (used === undefined) return "not looked up, so only labels set from today on will count as incidents";
  return used.length === 0
    ? "no issue bears them"
    : `${listed(used)} in use, so only those set from today on will count as incidents`;
}

function some(names: readonly string[]): string {
  const rest = names.length - NAMES;
  return rest > 1 ? `${names.slice(0, NAMES).join(", ")} and ${rest} more` : listed(names);
}
