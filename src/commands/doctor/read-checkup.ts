import type { Client } from "../../github/client.ts";
import { readAssignable } from "../../github/facts/read-assignable.ts";
import { readBranch } from "../../github/facts/read-branch.ts";
import { readFile } from "../../github/facts/read-file.ts";
import { readLabels } from "../../github/facts/read-labels.ts";
import { readPullRequestSetting } from "../../github/facts/read-pull-request-setting.ts";
import { readRuleTypes } from "../../github/facts/read-rule-types.ts";
import { readSettings } from "../../github/facts/read-settings.ts";
import { readWorkflowFiles, readWorkflows } from "../../github/facts/read-workflows.ts";
import { readIdentity } from "../../github/identity.ts";
import { readSnapshot } from "../../github/read-snapshot.ts";
import { readUntilKnown } from "../../github/read-until-known.ts";
import { makePlan } from "../../plan/make-plan.ts";
import { pausedBecause } from "../../plan/off-switch.ts";
import { owedNow } from "../../plan/owed-now.ts";
import { DATA_BRANCH } from "../../plan/commit-place.ts";
import { gateOf } from "../../plan/plan-gate.ts";
import { worldOf } from "../../plan/world-of.ts";
import type { World } from "../../plan/world.ts";
import type { Parsed } from "../../playbook/parse.ts";
import type { Playbook } from "../../playbook/playbook.ts";
import { readPlaybook } from "../../read-playbook.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import type { BuiltIns } from "../../sources/built-ins.ts";
import type { Instant } from "../../time/instant.ts";
import type { Checkup, Work } from "./checkup.ts";
import { REPORT_BRANCH } from "./judge-branches.ts";
import { peopleOf } from "./judge-people.ts";
import type { PassFacts } from "./judge-pass.ts";
import type { TokenKind } from "./judge-token.ts";
import { type Looked, looked } from "./looked.ts";

/** What a check-up is made of. */
export type CheckupRequest = {
  readonly client: Client;
  readonly token: TokenKind;
  readonly author: string;
  readonly playbookFile: string;
  readonly builtIns: Promise<BuiltIns>;
  readonly now: Instant;
};

/** Looks at everything in as few rounds as it takes; nothing is written, and what GitHub refuses is an answer too. */
export async function readCheckup(request: CheckupRequest): Promise<Checkup> {
  const { client, author, playbookFile, now } = request;
  const look = async <T>(reading: Promise<T>): Promise<Looked<T>> => looked(reading, client.webUrl);
  const [
    login,
    settings,
    branch,
    dataRules,
    reportRules,
    pullRequestSetting,
    workflowFiles,
    workflowStates,
    labels,
    playbook,
    observed,
  ] = await Promise.all([
    look(readIdentity(client)),
    look(readSettings(client)),
    look(readBranch(client, undefined)),
    look(readRuleTypes(client, DATA_BRANCH)),
    look(readRuleTypes(client, REPORT_BRANCH)),
    look(readPullRequestSetting(client)),
    look(readWorkflowFiles(client)),
    look(readWorkflows(client)),
    look(readLabels(client)),
    look(readParsed(request)),
    look(readItems(client, [author])),
  ]);
  const usable = playbook.kind === "seen" && playbook.value?.kind === "playbook" ? playbook.value.playbook : undefined;
  const snapshot = usable === undefined ? observed : await withAuthors(request, usable, observed);
  return {
    web: client.webUrl,
    now,
    playbookFile,
    author,
    token: request.token,
    login,
    settings,
    branches: { branch, dataRules, reportRules },
    pullRequestSetting,
    workflowFiles,
    workflowStates,
    labels,
    playbook,
    items: snapshot.kind === "seen" ? { kind: "seen", value: snapshot.value.items } : snapshot,
    work:
      usable !== undefined && snapshot.kind === "seen" ? await readWork(request, usable, snapshot.value) : undefined,
  };
}

async function readParsed({ client, playbookFile, builtIns }: CheckupRequest): Promise<Parsed | undefined> {
  const text = await readFile(client, playbookFile, undefined);
  return text === undefined ? undefined : readPlaybook({ client, builtIns }, playbookFile, text);
}

async function readItems(client: Client, authors: readonly string[]): Promise<Snapshot> {
  return (await readSnapshot(client, { authors, playbookFile: undefined })).snapshot;
}

/** Items of logins that wrote for Almanac before count too. */
async function withAuthors(
  { client, author }: CheckupRequest,
  { authors }: Playbook,
  observed: Looked<Snapshot>,
): Promise<Looked<Snapshot>> {
  if (authors.length === 0 || observed.kind === "unseen") return observed;
  return looked(readItems(client, [author, ...authors]), client.webUrl);
}

async function readWork(
  { client, builtIns, now }: CheckupRequest,
  playbook: Playbook,
  snapshot: Snapshot,
): Promise<Work> {
  const asking = peopleOf(playbook).map(
    async (login) => [login, await looked(readAssignable(client, login), login)] as const,
  );
  const { templates } = await builtIns;
  const [assignable, { value }] = await Promise.all([
    Promise.all(asking),
    readUntilKnown(client, (facts) => ({
      plan: makePlan(playbook, snapshot, facts, templates, now),
      world: worldOf(playbook, snapshot, facts, templates, now).world,
    })),
  ]);
  return {
    assignable: new Map(assignable),
    pass: passFacts(value.world, snapshot, now),
    problems: value.plan.problems,
  };
}

function passFacts(world: World | undefined, { items }: Snapshot, now: Instant): PassFacts {
  if (world === undefined) return { now, items, owed: undefined, held: undefined };
  const paused = pausedBecause(world);
  const held =
    paused === undefined
      ? gateOf(world).passed
        ? undefined
        : "the gate is not signed off yet"
      : `Almanac is paused (${paused})`;
  // What was never seen before begins with the next pass and is not late.
  const owed = owedNow(world, ["issue", "pull-request", "commit"]).filter((one) => !one.asked && !one.first);
  return {
    now,
    items,
    held,
    owed: owed.map(({ occurrence, missed }) => {
      const first = missed[0] ?? occurrence;
      return { title: `${first.cadence.title} ${first.period.key}`, at: first.at };
    }),
  };
}
