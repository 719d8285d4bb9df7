import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { InputError, PlaybookError } from "../../errors.ts";
import type { Client } from "../../github/client.ts";
import { readFact } from "../../github/read-fact.ts";
import { ROUNDS } from "../../github/read-until-known.ts";
import type { Plan } from "../../operation/plan.ts";
import { makePlan } from "../../plan/make-plan.ts";
import { extendsOf, parsePlaybook } from "../../playbook/parse.ts";
import { PLAYBOOK_FILE } from "../../playbook/playbook-file.ts";
import type { Playbook } from "../../playbook/playbook.ts";
import { readPlaybook } from "../../read-playbook.ts";
import type { CalendarRow } from "../../render/calendar.ts";
import type { Fact } from "../../requirements/answer.ts";
import { Facts } from "../../requirements/facts.ts";
import type { Requirement } from "../../requirements/requirement.ts";
import type { BuiltIns } from "../../sources/built-ins.ts";
import { parseHolidays } from "../../time/holidays.ts";
import type { Instant } from "../../time/instant.ts";
import { addDays } from "../../time/local-date.ts";
import { localOf } from "../../time/zone.ts";
import { calendarRows } from "../calendar-rows.ts";
import { ACTION_LOGIN } from "../run.ts";
import { assumeFact } from "./assume-fact.ts";
import type { Detected } from "./detect.ts";
import type { ProposedFile } from "./propose.ts";

/** What would come of the files, before they are written. */
export type Preview = {
  readonly playbook: Playbook;
  /** The seven days from today on. */
  readonly week: readonly CalendarRow[];
  /** What a pass would do at this moment, were the files on the default branch. */
  readonly firstPass: Plan;
};

/** What a preview is made from. */
export type PreviewOf = {
  readonly detected: Detected;
  readonly client: Client | undefined;
  readonly files: readonly ProposedFile[];
  readonly builtIns: BuiltIns;
  readonly now: Instant;
};

/** Parses the playbook and plans with it; nothing is written, and a `PlaybookError` names what is wrong with a playbook that stood there. */
export async function preview({ detected, client, files, builtIns, now }: PreviewOf): Promise<Preview> {
  const textOf = async (path: string) =>
    files.find((file) => file.path === path)?.text ?? (await textIn(detected.root, path));
  const playbook = await playbookFrom((await textOf(PLAYBOOK_FILE)) ?? "", client, builtIns);
  const today = localOf(now, playbook.zone).date;
  const { days, file } = playbook.holidays;
  const dates = file === undefined ? [] : parseHolidays((await textOf(file)) ?? "", file).days;
  const week = calendarRows({ playbook, holidays: new Set([...days, ...dates]) }, today, addDays(today, 6));
  const { owner, name } = detected.repository;
  const nothing = {
    owner,
    name,
    authors: [ACTION_LOGIN],
    items: [],
    closedSince: undefined,
    issues: [],
    issuesCut: false,
    named: [],
  };
  const snapshot = detected.github?.observed?.snapshot ?? nothing;
  const read = async (requirement: Requirement): Promise<Fact> => {
    // What is about to be written is not on GitHub yet.
    const proposed =
      requirement.kind === "file" &&
      requirement.branch === undefined &&
      files.some(({ path }) => path === requirement.path);
    return client === undefined || proposed ? assumeFact(requirement, textOf) : readFact(client, requirement);
  };
  const firstPass = await planWith(read, (facts) => makePlan(playbook, snapshot, facts, builtIns.templates, now));
  return { playbook, week, firstPass };
}

async function playbookFrom(text: string, client: Client | undefined, builtIns: BuiltIns): Promise<Playbook> {
  const layers = extendsOf(text, PLAYBOOK_FILE);
  if (client === undefined && layers.includes("org")) {
    throw new InputError(
      `${PLAYBOOK_FILE} extends the playbook of its owner (\`org\`), which is read from GitHub: set GITHUB_TOKEN.`,
    );
  }
  const base = layers.includes("phase-6") ? [{ name: "phase-6", file: "phase-6.yml", text: builtIns.phase6 }] : [];
  const parsed =
    client === undefined
      ? parsePlaybook([...base, { name: "repository", file: PLAYBOOK_FILE, text }])
      : await readPlaybook({ client, builtIns: Promise.resolve(builtIns) }, PLAYBOOK_FILE, text);
  if (parsed.kind === "invalid") throw new PlaybookError(parsed.problems);
  return parsed.playbook;
}

async function planWith(
  read: (requirement: Requirement) => Promise<Fact>,
  attempt: (facts: Facts) => Plan,
): Promise<Plan> {
  const known: Fact[] = [];
  for (let round = 0; ; round += 1) {
    const facts = new Facts(known);
    const plan = attempt(facts);
    if (facts.missing.length === 0 || round === ROUNDS) return plan;
    known.push(...(await Promise.all(facts.missing.map(read))));
  }
}

async function textIn(root: string, path: string): Promise<string | undefined> {
  try {
    return await readFile(join(root, path), "utf8");
  } catch {
    // A file that is not there is the planner's to speak of.
    return undefined;
  }
}
