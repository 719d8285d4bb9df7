import { InputError } from "../errors.ts";
import { show } from "./show.ts";

/** The stretch of time one figure of a metric covers: a whole unit of the calendar, or the last so many days. */
export type Over =
  | { readonly kind: "calendar"; readonly unit: "day" | "week" | "month" | "quarter" | "year" }
  | { readonly kind: "rolling"; readonly days: number };

/** Reads `week`, `month`, `quarter` or `30 days`. */
export function parseOver(text: string): Over {
  const plain = text.trim().toLowerCase();
  const unit = (["day", "week", "month", "quarter", "year"] as const).find((one) => one === plain);
  if (unit !== undefined) return { kind: "calendar", unit };
  const [, days] = /^([1-9]\d{0,2})\s*days$/.exec(plain) ?? [];
  if (days !== undefined && Number(days) > 1) return { kind: "rolling", days: Number(days) };
  throw new InputError(
    `${show(text)} is no stretch a figure can cover; write day, week, month, quarter, year, or so many days like 30 days`,
  );
}
