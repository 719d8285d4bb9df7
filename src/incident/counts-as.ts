import type { Incidents, Uptime } from "../playbook/incidents.ts";
import type { Incident } from "./incident.ts";

/** How uptime counts an incident, by the worst of what the playbook says of its severity and its flags; undefined: users noticed nothing. */
export function countsAs(
  { severity, flags }: Pick<Incident, "severity" | "flags">,
  rules: Pick<Incidents, "severities" | "flags">,
): Uptime | undefined {
  const said = [
    rules.severities.find(({ id }) => id === severity)?.uptime,
    ...flags.map(({ flag }) => rules.flags.find(({ id }) => id === flag)?.uptime),
  ];
  return said.includes("down") ? "down" : said.find((one) => one !== undefined);
}

/** The same rules where being served worse counts like not being able to work. */
export function degradedAsDown({
  severities,
  flags,
}: Pick<Incidents, "severities" | "flags">): Pick<Incidents, "severities" | "flags"> {
  const worse = <T extends { readonly uptime: Uptime | undefined }>(one: T): T =>
    one.uptime === undefined ? one : { ...one, uptime: "down" };
  return { severities: severities.map(worse), flags: flags.map(worse) };
}
