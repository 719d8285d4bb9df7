import { type Ground, fiscalYearStart, many, rowsInForce, sourceOf, sure } from "./ground.ts";
import { nodeAt } from "./located.ts";
import { parseDateRange } from "./parse-date-range.ts";
import { parsePerson } from "./parse-holder.ts";
import { parseWorkingHours } from "./parse-working-hours.ts";
import { parseRepository } from "./parse-repository.ts";
import type { Absence, Gate, Holidays, Playbook, Portfolio } from "./playbook.ts";
import { resolveCadences, usualWorkingTime } from "./resolve-cadences.ts";
import { resolveIncidents } from "./resolve-incidents.ts";
import { resolveMetrics } from "./resolve-metrics.ts";
import { type ResolvedRole, resolveRoles } from "./resolve-roles.ts";
import type { Written } from "./schema.ts";

/** The value of a merged playbook, every default filled in; all rules must have been kept. */
export function resolvePlaybook(ground: Ground): Playbook {
  const { written, file } = ground;
  const roles = resolveRoles(ground);
  return {
    product: sure(written.product, "the product").trim(),
    zone: sure(written.timezone, "the time zone"),
    workingTime: parseWorkingHours(written["working-time"] ?? usualWorkingTime),
    holidays: holidaysOf(written),
    fiscalYearStart: fiscalYearStart(written),
    runner: written.runner ?? "action",
    authors: many(written.authors).map((login) => login.replace(/^@/, "")),
    pausedIn: written.paused === true ? (nodeAt(ground.root, ["paused"])?.at.file ?? file) : undefined,
    heartbeat: written.heartbeat,
    cap: written.cap ?? 10,
    gate: gateOf(ground),
    issueType: written["issue-type"]?.trim(),
    dueField: written["due-field"]?.trim(),
    roles: new Map([...roles].map(([id, { role }]) => [id, role])),
    away: absencesOf(written),
    decisionAuthority: decisionAuthorityOf(written, roles),
    file,
    cadences: resolveCadences(ground),
    metrics: resolveMetrics(ground),
    incidents: resolveIncidents(ground),
    loops: rowsInForce(written.loops).map(([id, loop]) => ({
      id,
      title: sure(loop.title, `the title of ${id}`).trim(),
      stages: (loop.stages ?? []).map((stage) => ({ id: stage.id, title: stage.title, roles: many(stage.roles) })),
    })),
    portfolio: portfolioOf(written),
  };
}

function portfolioOf({ portfolio }: Written): Portfolio | undefined {
  if (portfolio === undefined) return undefined;
  return {
    of: distinct((portfolio.of ?? []).map(parseRepository)),
    shownIn: distinct((portfolio["shown-in"] ?? []).map(parseRepository)),
  };
}

function holidaysOf(written: Written): Holidays {
  const { holidays } = written;
  const none: Holidays = { days: [], file: undefined };
  if (holidays === undefined) return none;
  if (typeof holidays === "string") return { ...none, file: holidays };
  if (isList(holidays)) return { ...none, days: distinct(holidays) };
  return { days: distinct(holidays.days ?? []), file: holidays.file };
}

function gateOf(ground: Ground): Gate | undefined {
  const { gate } = ground.written;
  if (gate === undefined || gate === "off") return undefined;
  const conditions = rowsInForce(gate.conditions).map(([id, condition]) => ({
    id,
    text: sure(condition.text, `the text of ${id}`).trim(),
    role: sure(condition.role, `the role of ${id}`),
  }));
  if (conditions.length === 0) return undefined;
  return {
    id: "launch",
    title: gate.title?.trim() ?? "Ready for operations",
    conditions,
    source: sourceOf(ground, ["gate"]),
  };
}

function absencesOf(written: Written): readonly Absence[] {
  return rowsInForce(written.away)
    .flatMap(([who, ranges]) => many(ranges).map((range) => ({ who: parsePerson(who), range: parseDateRange(range) })))
    .sort((a, b) => (`${a.who} ${a.range.from}` < `${b.who} ${b.range.from}` ? -1 : 1));
}

/** The first of the named roles that somebody holds, else the first; without any the default owner. */
function decisionAuthorityOf(written: Written, roles: ReadonlyMap<string, ResolvedRole>): string {
  const named = many(written["decision-authority"]);
  return (
    named.find((id) => roles.get(id)?.byDefault === false) ??
    named[0] ??
    parsePerson(sure(written["default-owner"], "the default owner"))
  );
}

function distinct(days: readonly string[]): readonly string[] {
  return [...new Set(days)].sort();
}

function isList(value: unknown): value is readonly string[] {
  return Array.isArray(value);
}
