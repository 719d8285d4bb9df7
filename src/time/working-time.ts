import { InputError, InvariantError } from "../errors.ts";
import { type Instant, addMillis, fromMillis, toMillis } from "./instant.ts";
import type { WorkingTime } from "./working-hours.ts";
import { type WorkingWindow, workingWindows } from "./working-window.ts";

/** The end of the n-th working day; the day of `start` counts where it is a working day that has not ended. */
export function workingDueAt(start: Instant, days: number, working: WorkingTime): Instant {
  if (!Number.isInteger(days) || days < 1)
    throw new InputError(`"${days} working days" is no term: use a whole number from 1 on`);
  let left = days;
  for (const window of workingWindows(start, working)) {
    left -= 1;
    if (left === 0) return fromMillis(window.end);
  }
  throw endless();
}

/** The earliest instant by which `millis` milliseconds of working time have passed since `start`. */
export function addWorking(start: Instant, millis: number, working: WorkingTime): Instant {
  if (!(millis >= 0)) throw new InputError(`${millis} ms of working time cannot be added: it must not be negative`);
  if (millis === 0) return start;
  let left = millis;
  for (const window of workingWindows(start, working)) {
    const begin = Math.max(window.start, toMillis(start));
    if (left <= window.end - begin) return fromMillis(begin + left);
    left -= window.end - begin;
  }
  throw endless();
}

/** Milliseconds of working time from one instant to another; 0 where `to` is not later. */
export function workingBetween(from: Instant, to: Instant, working: WorkingTime): number {
  const end = toMillis(to);
  let total = 0;
  if (end <= toMillis(from)) return total;
  for (const window of workingWindows(from, working)) {
    if (window.start >= end) return total;
    total += Math.min(window.end, end) - Math.max(window.start, toMillis(from));
  }
  throw endless();
}

/** Whether people work at that instant; the end of a window no longer counts. */
export function isWorking(instant: Instant, working: WorkingTime): boolean {
  return firstWindow(instant, working).start <= toMillis(instant);
}

/** The instant itself where people work then, else the start of the next working window. */
export function nextWorkingStart(instant: Instant, working: WorkingTime): Instant {
  const wait = firstWindow(instant, working).start - toMillis(instant);
  return addMillis(instant, Math.max(0, wait));
}

function firstWindow(instant: Instant, working: WorkingTime): WorkingWindow {
  return workingWindows(instant, working).next().value;
}

function endless(): InvariantError {
  return new InvariantError("working windows never end");
}
