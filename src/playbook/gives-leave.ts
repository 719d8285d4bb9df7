import { parse } from "yaml";
import * as z from "zod";

/** Lists in a playbook of the repositories that may do something with its own: handle their confidential incidents there, show its figures and incidents. */
export type LeaveList = "confidential-from" | "shown-in";

const names = z.array(z.string());
const lists = {
  "confidential-from": z
    .object({ incidents: z.object({ "confidential-from": names }) })
    .transform(({ incidents }) => incidents["confidential-from"]),
  "shown-in": z
    .object({ portfolio: z.object({ "shown-in": names }) })
    .transform(({ portfolio }) => portfolio["shown-in"]),
};

/** Whether the playbook of a repository has another one in such a list. Nothing but the list is looked at, so what else it says may be wrong. */
export function givesLeave(text: string, list: LeaveList, home: string): boolean {
  let value: unknown;
  try {
    value = parse(text);
  } catch {
    // What cannot be read gives none.
    return false;
  }
  const { data = [] } = lists[list].safeParse(value);
  return data.some((one) => one.trim().toLowerCase() === home.toLowerCase());
}
