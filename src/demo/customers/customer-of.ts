import { InvariantError } from "../../errors.ts";
import type { Person } from "../person.ts";
import { CUSTOMERS } from "../product.ts";

/** One of the customers, by luck. */
export function customerOf(people: ReadonlyMap<string, Person>, luck: number): Person {
  const customer = people.get(CUSTOMERS[Math.floor(luck * CUSTOMERS.length)] ?? "");
  if (customer === undefined) throw new InvariantError("the shop has no customers");
  return customer;
}
