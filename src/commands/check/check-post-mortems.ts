import { applyPlan, writerOf } from "../../github/apply-plan.ts";
import { readAssignees } from "../../github/facts/read-assignees.ts";
import { readFile } from "../../github/facts/read-file.ts";
import type { PullFile } from "../../github/facts/read-pull-files.ts";
import type { Client } from "../../github/client.ts";
import type { Operation } from "../../operation/operation.ts";
import type { Problem } from "../../operation/plan.ts";
import type { Playbook } from "../../playbook/playbook.ts";
import { checkPostMortem } from "../../postmortem/check-post-mortem.ts";
import { expectationsOf } from "../../postmortem/expectations-of.ts";
import { ownersIn } from "../../postmortem/owners-in.ts";
import type { CheckedPostMortem, CheckRun } from "../../render/check-run.ts";
import type { Instant } from "../../time/instant.ts";
import { localOf } from "../../time/zone.ts";

/** The check as a ruleset can require it; the Action and the App have a name each, which stay the same for ever. */
export const POST_MORTEM_CHECK = { action: "Almanac post-mortem", app: "Almanac App post-mortem" } as const;

/** What a check of post-mortems needs. */
export type PostMortemCheckup = {
  readonly client: Client;
  readonly pull: { readonly number: number; readonly head: string };
  readonly files: readonly PullFile[];
  readonly playbook: Playbook;
  readonly now: Instant;
};

/** More in one pull request are not checked one by one. */
const MOST_FILES = 10;

/** Whether a file is a post-mortem. */
export function isPostMortemPath(path: string): boolean {
  return /^postmortems\/.+\.md$/i.test(path);
}

/** What the post-mortems of a pull request lack. Owners are looked up once for all. */
export async function checkPostMortems({
  client,
  pull,
  files,
  playbook,
  now,
}: PostMortemCheckup): Promise<readonly CheckedPostMortem[]> {
  const found = files.filter(({ path, removed }) => isPostMortemPath(path) && !removed).slice(0, MOST_FILES);
  const documents = await Promise.all(
    found.map(async ({ path, added }) => ({
      path,
      isNew: added !== undefined,
      text: added ?? (await readFile(client, path, pull.head)) ?? "",
    })),
  );
  const owners = documents.flatMap(({ text }) => ownersIn(text, playbook.incidents.postMortems));
  const known = owners.length === 0 ? undefined : await readAssignees(client);
  const assignable = new Map([...(known?.logins ?? [])].map((login) => [login, true]));
  if (known?.all === true) for (const owner of owners) if (!known.logins.has(owner)) assignable.set(owner, false);
  const today = localOf(now, playbook.zone).date;
  return documents.map(({ path, isNew, text }) => ({
    path,
    findings: checkPostMortem(
      text,
      // What stood before was right on its day.
      expectationsOf(playbook.incidents, { severity: undefined, today: isNew ? today : undefined, assignable }),
    ),
  }));
}

/** On which commit what check is concluded, and by whom. */
export type Conclusion = {
  readonly client: Client;
  readonly author: string;
  readonly name: string;
  readonly head: string;
  readonly now: Instant;
};

/** Where it stands now what a check came to; `because` is a sentence for the summary. */
export type Concluded = { readonly by: "check" | "status" } | { readonly by: "nobody"; readonly because: string };

/** Concludes the check on a commit. Where the token may not write checks, a status of the same name says it, so that either meets a rule that asks for it; `page` leads from there to what is missing. */
export async function concludeCheck(
  conclusion: Conclusion,
  { number, ...run }: CheckRun & { readonly number: number },
  page: string | undefined,
): Promise<Concluded> {
  const { name, head } = conclusion;
  const common = { key: `check:${number}`, name, head, reason: "What this pull request lacks." };
  const problem = await failureOf(conclusion, { kind: "check-run", ...common, ...run });
  if (problem === undefined) return { by: "check" };
  if (NOT_ALLOWED.has(problem.id)) {
    const { conclusion: verdict, title } = run;
    const status = { kind: "commit-status", ...common, conclusion: verdict, title, url: page } as const;
    if ((await failureOf(conclusion, status)) === undefined) return { by: "status" };
  }
  const { cause, fix } = problem;
  return { by: "nobody", because: `The check \`${name}\` could not be concluded on the commit: ${cause} ${fix}` };
}

/** Only apps write checks, and only with that permission. */
const NOT_ALLOWED: ReadonlySet<string> = new Set(["permission-missing", "rights-missing", "forbidden"]);

/** Does one operation; what was wrong where it did not work. */
async function failureOf({ client, author, now }: Conclusion, operation: Operation): Promise<Problem | undefined> {
  const plan = {
    version: 1,
    plannedAt: now,
    operations: [operation],
    nextDueAt: undefined,
    problems: [],
    notes: [],
  } as const;
  const [outcome] = await applyPlan(plan, writerOf(client, { authors: [author] }));
  return outcome?.kind === "failed" || outcome?.kind === "unknown" ? outcome.problem : undefined;
}
