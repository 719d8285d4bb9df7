import type { Person } from "../person.ts";
import type { Letter } from "./letter.ts";

/** A customer writes an issue, and support labels it, as customers may not; answers its number. */
export async function writeIn(customer: Person, support: Person, { title, body, label }: Letter): Promise<number> {
  const { number } = await customer.send<{ number: number }>("POST", "/issues", { title, body });
  await support.send("POST", `/issues/${number}/labels`, { labels: [label] });
  return number;
}
