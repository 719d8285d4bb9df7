import { parse } from "yaml";
import * as z from "zod";

const allowing = z.object({ portfolio: z.object({ "shown-in": z.array(z.string()) }) });

/** Whether the playbook of a repository says that another may show its figures and incidents. Nothing but that is looked at, so what else it says may be wrong. */
export function allowsPortfolio(text: string, home: string): boolean {
  let value: unknown;
  try {
    value = parse(text);
  } catch {
    // What cannot be read allows nothing.
    return false;
  }
  const read = allowing.safeParse(value);
  return read.success && read.data.portfolio["shown-in"].some((one) => one.trim().toLowerCase() === home.toLowerCase());
}
