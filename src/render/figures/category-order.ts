import type { Trend } from "../../metrics/trend.ts";

/** The order in which the source document lists its success metrics; categories of one's own follow, then by name. */
const CATEGORIES = ["reliability", "growth", "retention", "financial", "quality", "compliance", "efficiency"];
const FIRST = ["uptime", "mttr", "user-growth", "activation-rate", "day-7-retention", "day-30-retention"];

/** Metrics as people read them: what keeps the product alive before what it earns. */
export function inCategoryOrder(trends: readonly Trend[]): readonly Trend[] {
  return trends.toSorted((a, b) => {
    const [left, right] = [rank(a), rank(b)];
    return left < right ? -1 : left > right ? 1 : 0;
  });
}

function rank({ metric: { category, id } }: Trend): string {
  const place = (list: readonly string[], word: string) =>
    String(list.includes(word) ? list.indexOf(word) : 99).padStart(2, "0");
  return `${place(CATEGORIES, category.toLowerCase())} ${place(FIRST, id)} ${category} ${id}`;
}
