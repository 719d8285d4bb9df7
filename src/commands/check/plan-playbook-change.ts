import { readFile } from "../../github/facts/read-file.ts";
import { readSnapshot } from "../../github/read-snapshot.ts";
import { readUntilKnown } from "../../github/read-until-known.ts";
import { makePlan } from "../../plan/make-plan.ts";
import { worldOf } from "../../plan/world-of.ts";
import type { Parsed } from "../../playbook/parse.ts";
import { readPlaybook } from "../../read-playbook.ts";
import type { PlannedWith, PlaybookChange } from "../../render/plan-comment.ts";
import type { Facts } from "../../requirements/facts.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { type BuiltIns, readBuiltIns } from "../../sources/built-ins.ts";
import type { Instant } from "../../time/instant.ts";
import { type Step, nowOf } from "../step.ts";
import { upcomingOf } from "./upcoming-of.ts";

/** Who would make the pass, where, and when. */
export type Planning = Pick<Step, "client" | "author" | "playbookFile" | "templates" | "clock" | "now">;

/** What a pass would do with the playbook of a pull request and with that of its base, against the repository as it stands; GitHub is read, and nothing else. */
export async function planPlaybookChange(
  step: Planning,
  base: string,
  after: Parsed | undefined,
): Promise<PlaybookChange> {
  const { client, playbookFile } = step;
  const builtIns = readBuiltIns(step.templates);
  const [text, { snapshot }, { templates }] = await Promise.all([
    readFile(client, playbookFile, base),
    readSnapshot(client, { authors: [step.author], playbookFile: undefined }),
    builtIns,
  ]);
  const before = text === undefined ? undefined : await readPlaybook({ client, builtIns }, playbookFile, text);
  const now = nowOf(step);
  const { value } = await readUntilKnown(client, (facts) => ({
    before: plannedWith(before, snapshot, facts, templates, now),
    after: plannedWith(after, snapshot, facts, templates, now),
  }));
  return { ...value, base };
}

function plannedWith(
  parsed: Parsed | undefined,
  snapshot: Snapshot,
  facts: Facts,
  templates: BuiltIns["templates"],
  now: Instant,
): PlannedWith {
  if (parsed === undefined) return { kind: "missing" };
  if (parsed.kind === "invalid") return { kind: "invalid", problems: parsed.problems };
  const { playbook } = parsed;
  const world = worldOf(playbook, snapshot, facts, templates, now).world;
  return {
    kind: "planned",
    plan: makePlan(playbook, snapshot, facts, templates, now),
    upcoming: world === undefined ? [] : upcomingOf(world),
  };
}
