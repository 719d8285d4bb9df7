import type { AlertMessage } from "../inputs/alert.ts";
import type { Plan, Problem } from "../operation/plan.ts";
import type { Playbook } from "../playbook/playbook.ts";
import type { Facts } from "../requirements/facts.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import type { Instant } from "../time/instant.ts";
import { type Draft, draft, joinDrafts } from "./draft.ts";
import { planDraftNumbers } from "./plan-draft-numbers.ts";
import { gateOf } from "./plan-gate.ts";
import { offSwitch } from "./off-switch.ts";
import { planAlerts } from "./plan-alerts.ts";
import { planAlmanac } from "./plan-almanac.ts";
import { planCarried } from "./plan-carried.ts";
import { planCommits } from "./plan-commits.ts";
import { planDuplicates } from "./plan-duplicates.ts";
import { planIndex } from "./plan-index.ts";
import { planIncidents } from "./incident/plan-incidents.ts";
import { planMonitorDays } from "./monitors/plan-monitor-days.ts";
import { planOccurrences } from "./plan-occurrences.ts";
import { planPeople } from "./plan-people.ts";
import { planIncidentRecord } from "./post-mortem/plan-incident-record.ts";
import { planPortfolio } from "./portfolio/plan-portfolio.ts";
import { planToldOfItself } from "./portfolio/plan-told-of-itself.ts";
import { planPostMortems } from "./post-mortem/plan-post-mortems.ts";
import { planRedraw } from "./plan-redraw.ts";
import { planReminders } from "./plan-reminders.ts";
import { planReports } from "./plan-reports.ts";
import { planStanding } from "./plan-standing.ts";
import { planTargets } from "./target/plan-targets.ts";
import type { Templates } from "./templates.ts";
import { type Probed, type World, notProbed } from "./world.ts";
import { worldOf } from "./world-of.ts";

/** The plan of one pass; asks `facts` for what it lacks, so a plan made while something is missing is only a part of what it will be. */
export function makePlan(
  playbook: Playbook,
  snapshot: Snapshot,
  facts: Facts,
  templates: Templates,
  now: Instant,
  alerts: readonly AlertMessage[] = [],
  probed: Probed = notProbed,
): Plan {
  const seen = worldOf(playbook, snapshot, facts, templates, now, alerts, probed);
  const unheard = alerts.length > 0 && { unheard: true as const };
  if (seen.world === undefined) return { ...plan(now, draft({}), seen.problems), ...unheard };
  const { world, holidays } = seen;
  const off = offSwitch(world);
  const drafts = joinDrafts([seen.draft, off ?? draftsOf(world)]);
  const whole = plan(now, joinDrafts([drafts, planAlmanac(world, drafts, holidays)]), drafts.problems);
  return off === undefined ? whole : { ...whole, ...unheard };
}

function draftsOf(world: World): Draft {
  const gate = gateOf(world);
  // Incidents come first, and wait neither for the gate nor for anything recurring.
  const always = [
    planIncidents(world),
    planDuplicates(world),
    planPostMortems(world),
    planIncidentRecord(world),
    planAlerts(world),
    planMonitorDays(world),
    gate.draft,
  ];
  if (!gate.passed) return joinDrafts(always);
  const occurrences = planOccurrences(world);
  const changes = joinDrafts([
    ...always,
    planStanding(world),
    occurrences,
    planReports(world),
    planCarried(world, occurrences),
    planCommits(world),
    planRedraw(world),
    planTargets(world),
  ]);
  const reminded = joinDrafts([changes, planReminders(world, changes)]);
  return joinDrafts([
    reminded,
    planDraftNumbers(world, reminded),
    planPeople(world, changes),
    planIndex(world, changes),
    planToldOfItself(world, changes),
    planPortfolio(world),
  ]);
}

function plan(now: Instant, all: Draft, problems: readonly Problem[]): Plan {
  const wake = all.wakeAt.filter((at) => at > now).sort()[0];
  const clock = all.clocksAt.filter((at) => at > now).sort()[0];
  return {
    version: 1,
    plannedAt: now,
    operations: all.operations,
    nextDueAt: wake,
    ...(clock !== undefined && { nextClockAt: clock }),
    ...(all.incidents.length > 0 && { incidents: all.incidents.toSorted((a, b) => a.number - b.number) }),
    problems,
    notes: all.notes,
  };
}
