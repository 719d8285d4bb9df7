import { parse } from "yaml";
import * as z from "zod";

const allowing = z.object({ incidents: z.object({ "confidential-from": z.array(z.string()) }) });

/** Whether the playbook of a private repository says that confidential incidents of another may be handled there. Nothing but that is looked at, so what else it says may be wrong. */
export function allowsConfidential(text: string, home: string): boolean {
  let value: unknown;
  try {
    value = parse(text);
  } catch {
    // What cannot be read allows nothing.
    return false;
  }
  const read = allowing.safeParse(value);
  return (
    read.success &&
    read.data.incidents["confidential-from"].some((one) => one.trim().toLowerCase() === home.toLowerCase())
  );
}
