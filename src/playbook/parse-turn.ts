import { InputError } from "../errors.ts";
import type { Turn } from "./playbook.ts";
import { show } from "./show.ts";

/** Reads how long one person of a rotation serves: `day`, `week`, `2 weeks`, `month`, `quarter`. */
export function parseTurn(text: string): Turn {
  const [, digits = "1", unit] = /^(?:(\d{1,2})\s+)?(day|week|month|quarter)s?$/.exec(text.trim().toLowerCase()) ?? [];
  const every = Number(digits);
  if (every >= 1 && (unit === "day" || unit === "week" || unit === "month" || unit === "quarter"))
    return { unit, every };
  throw new InputError(`${show(text)} is no turn of a rotation; write day, week, 2 weeks, month or quarter`);
}
