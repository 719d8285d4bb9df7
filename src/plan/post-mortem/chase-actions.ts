import { workingTimeOf } from "../../cadence/setting.ts";
import { mention } from "../../render/mention.ts";
import type { Item } from "../../snapshot/item.ts";
import type { Instant } from "../../time/instant.ts";
import { formatDate } from "../../time/format.ts";
import { addDays, isLocalDate, type LocalDate } from "../../time/local-date.ts";
import { isWorking, nextWorkingStart } from "../../time/working-time.ts";
import { placeLocal } from "../../time/zone.ts";
import { type Draft, draft, joinDrafts } from "../draft.ts";
import type { World } from "../world.ts";
import { noted } from "./post-mortem-items.ts";
import { tellOnce } from "./tell-once.ts";

/** Days before the deadline of the first word. */
const BEFORE = 2;

/** Days between the words about what is overdue: it is never forgotten, and nobody is nagged. */
const AGAIN = 30;

/** Reminds the owner of an action item: shortly before its deadline, the day after it, and every month from then on while it stands open. */
export function chaseAction(world: World, item: Item): Draft {
  const due = noted(item, "due");
  if (due === undefined || !isLocalDate(due)) return draft({});
  const told = noted(item, "told");
  const day = nextDay(due, told);
  const { zone } = world.playbook;
  const working = workingTimeOf(world.setting, zone);
  const at = nextWorkingStart(placeLocal(day.on, "00:00", zone), working);
  if (at > world.now) return wakeAt(at);
  if (!isWorking(world.now, working)) return wakeAt(nextWorkingStart(world.now, working));
  // After an outage only the newest word is said.
  const step = due < world.today && day.step === "before" ? nextDay(due, "before").step : day.step;
  const who = item.assignees.toSorted().map(mention).join(" ");
  const text = `${who === "" ? "" : `${who} `}${words(step, due)}`;
  const then = nextDay(due, step);
  return joinDrafts([
    tellOnce(world, {
      item,
      under: item.number,
      step,
      text,
      reason: due < world.today ? "A promise of a post-mortem is overdue." : "A promise of a post-mortem is due soon.",
    }),
    wakeAt(
      nextWorkingStart(placeLocal(then.on > world.today ? then.on : addDays(world.today, 1), "00:00", zone), working),
    ),
  ]);
}

/** What is said next, and the day from which on. Steps after the deadline are numbered, so that each is said once. */
function nextDay(due: LocalDate, told: string | undefined): { readonly step: string; readonly on: LocalDate } {
  if (told === undefined) return { step: "before", on: addDays(due, -BEFORE) };
  const count = /^after-(\d{1,4})$/.exec(told)?.[1];
  const next = count === undefined ? 1 : Number(count) + 1;
  return { step: `after-${next}`, on: addDays(due, 1 + (next - 1) * AGAIN) };
}

function words(step: string, due: LocalDate): string {
  const day = formatDate(due, { year: true, weekday: true });
  if (step === "before")
    return `this is due ${day}. Not by then? Say here what stands in the way, or assign somebody else.`;
  return `this was promised for ${day} and is still open. Close it when it is done, assign somebody else, or close it as *not planned* with the reason; it is never closed by silence.`;
}

function wakeAt(at: Instant): Draft {
  return draft({ wakeAt: [at] });
}
