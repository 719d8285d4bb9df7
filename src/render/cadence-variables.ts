import type { Occurrence } from "../cadence/occurrence.ts";
import type { Owner } from "../cadence/owner.ts";
import { safeText } from "../markdown/safe-text.ts";
import { formatDate, formatDateRange } from "../time/format.ts";
import { ownerWords } from "./owner-words.ts";

/** What `{name}` may stand for in the template of a report or an issue, as Markdown that is safe already. */
export function cadenceVariables(
  { cadence, period }: Occurrence,
  owner: Owner,
  product: string,
): Readonly<Record<string, string>> {
  return {
    title: safeText(cadence.title),
    activity: safeText(cadence.activity),
    output: safeText(cadence.output),
    product: safeText(product),
    owner: ownerWords(owner),
    period: safeText(period.key),
    dates: formatDateRange(period.from, period.to),
    from: formatDate(period.from, { year: true }),
    to: formatDate(period.to, { year: true }),
  };
}
