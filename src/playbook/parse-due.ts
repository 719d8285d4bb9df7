import { InputError } from "../errors.ts";
import { parseDuration } from "../time/duration.ts";
import type { Due } from "./playbook.ts";
import { show } from "./show.ts";

/** Reads `2 working days`, counted in working time, or a length of time that runs day and night, `48 h`. */
export function parseDue(text: string): Due {
  const [, digits] = /^\s*(\d{1,3})\s+(?:working|business)[ -]days?\s*$/i.exec(text) ?? [];
  if (digits !== undefined) {
    const days = Number(digits);
    if (days < 1) throw new InputError(`${show(text)} is no term; at least 1 working day is needed`);
    return { kind: "working-days", days };
  }
  const millis = durationOf(text);
  if (millis <= 0) throw new InputError(`${show(text)} is no term; it must be longer than nothing`);
  return { kind: "elapsed", millis };
}

function durationOf(text: string): number {
  try {
    return parseDuration(text);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(`${show(text)} is no term; write 2 working days, or a length of time like 48 h`, {
      cause: error,
    });
  }
}
