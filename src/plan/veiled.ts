import { VEILED } from "../incident/veiled-incident.ts";
import type { World } from "./world.ts";

/** Something with a title as the public may read of it: what is a confidential incident, by what is remembered or by its labels, loses its title, and the words it begins with where they are known. */
export function veiled<
  T extends {
    readonly number: number;
    readonly title: string;
    readonly labels: readonly string[];
    readonly opening?: string;
  },
>({ ledger, playbook: { incidents } }: Pick<World, "ledger" | "playbook">, thing: T): T {
  const secret = [...incidents.flags, ...incidents.severities].filter(({ confidential }) => confidential !== undefined);
  const hidden =
    ledger.incidents?.hidden?.includes(thing.number) === true ||
    thing.labels.some((label) => secret.some(({ id }) => id.toLowerCase() === label.toLowerCase()));
  return hidden ? { ...thing, title: VEILED, ...(thing.opening !== undefined && { opening: "" }) } : thing;
}
