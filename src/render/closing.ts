import { withNotes } from "../markdown/marker.ts";
import type { Target, Text } from "../operation/operation.ts";
import type { LocalDate } from "../time/local-date.ts";
import { joinText, longest, numberText } from "./join-text.ts";

/** GitHub refuses a longer body. */
const GITHUB_LIMIT = 65_000;

/** The body of an item whose unfinished boxes moved on: one line on top says where to, all else keeps its bytes but the marker's note of it. */
export function renderCarriedInto(body: string, target: Target, next?: LocalDate): Text {
  const kept = next === undefined ? body : withNotes(body, { next });
  return closing(joinText(["**What was left undone moved on to ", numberText(target), ".**"]), kept);
}

/** The body of an item that was opened twice: one line on top names the one that stays, all else keeps its bytes. */
export function renderDuplicateOf(body: string, of: number): Text {
  return closing(`**The same as #${of}, which is older and stays.**`, body);
}

/** A body with one line on top that says what became of the item; left out where it would make the body too long, what people wrote counts more. */
export function closing(said: Text, body: string): Text {
  const whole = joinText([said, "\n\n", body]);
  return longest(whole) > GITHUB_LIMIT ? body : whole;
}
