import { ownerOf } from "../../cadence/owner.ts";
import { workingTimeOf } from "../../cadence/setting.ts";
import { renderPostMortemReminder, type PostMortemStep } from "../../render/post-mortem-reminder.ts";
import type { Item } from "../../snapshot/item.ts";
import { addMillis, type Instant } from "../../time/instant.ts";
import { addDays } from "../../time/local-date.ts";
import { isWorking, nextWorkingStart } from "../../time/working-time.ts";
import { placeLocal } from "../../time/zone.ts";
import { type Draft, draft, joinDrafts } from "../draft.ts";
import type { World } from "../world.ts";
import { noted } from "./post-mortem-items.ts";
import { authorityFor, optimizerOf } from "./post-mortem-roles.ts";
import { tellOnce } from "./tell-once.ts";

const DAY = 86_400_000;

/** What is said of a post-mortem that is not merged, and how long after it is due. */
const STEPS: readonly { readonly step: PostMortemStep; readonly after: number }[] = [
  { step: "before", after: -DAY },
  { step: "due", after: 0 },
  { step: "late-1", after: DAY },
  { step: "late-2", after: 2 * DAY },
  { step: "late-3", after: 3 * DAY },
  { step: "authority", after: 4 * DAY },
];

/** Reminds of an open post-mortem a day before it is due, then, and three days after; the decision authority hears of it once, and then nobody any more. In working time, and once a day at most. */
export function remindOfPostMortem(world: World, item: Item): Draft {
  const due = noted(item, "due");
  if (due === undefined || Number.isNaN(Date.parse(due))) return draft({});
  const told = STEPS.findIndex(({ step }) => step === noted(item, "told"));
  const left = STEPS.slice(told + 1).map(({ step, after }) => ({ step, at: addMillis(due, after) }));
  const ripe = left.filter(({ at }) => at <= world.now);
  const next = ripe.at(-1);
  if (next === undefined) return wakeAt(left[0]?.at);
  const working = workingTimeOf(world.setting, world.playbook.zone);
  if (noted(item, "on") === world.today)
    return wakeAt(nextWorkingStart(placeLocal(addDays(world.today, 1), "00:00", world.playbook.zone), working));
  if (!isWorking(world.now, working)) return wakeAt(nextWorkingStart(world.now, working));
  // Whoever heard nothing yet hears it before the authority does.
  const step = next.step === "authority" && told < 1 ? "late-3" : next.step;
  const after = STEPS[STEPS.findIndex((one) => one.step === step) + 1];
  const who = step === "authority" ? authorityFor(world, item) : peopleOf(world, item);
  const text = renderPostMortemReminder({
    step,
    who,
    incident: item.marker.key[0] ?? "",
    dueAt: due,
    zone: world.playbook.zone,
    day: world.today,
  });
  const reason =
    step === "authority" ? "Its post-mortem is still open after three reminders." : "Its post-mortem is not merged.";
  return joinDrafts([
    tellOnce(world, { item, under: item.number, step, text, reason }),
    wakeAt(after === undefined ? undefined : addMillis(due, after.after)),
  ]);
}

function peopleOf(world: World, item: Item): readonly string[] {
  return item.assignees.length > 0
    ? [...item.assignees].sort()
    : ownerOf(world.playbook, optimizerOf(world), world.today, world.away).people;
}

function wakeAt(at: Instant | undefined): Draft {
  return draft({ wakeAt: at === undefined ? [] : [at] });
}
