import { readFileSync } from "node:fs";
import { foldIncident } from "../../src/incident/fold-incident.ts";
import type { Operation } from "../../src/operation/operation.ts";
import { joinDrafts } from "../../src/plan/draft.ts";
import { openPostMortem } from "../../src/plan/post-mortem/open-post-mortem.ts";
import { planPostMortems } from "../../src/plan/post-mortem/plan-post-mortems.ts";
import { worldOf } from "../../src/plan/world-of.ts";
import type { Playbook } from "../../src/playbook/playbook.ts";
import type { Fact } from "../../src/requirements/answer.ts";
import { Facts } from "../../src/requirements/facts.ts";
import type { Instant } from "../../src/time/instant.ts";
import { SHOP, Story, anIssue, shopRules } from "./incident-world.ts";
import { templates } from "./simulated-pass.ts";
import { SimulatedRepository } from "./simulated-repository.ts";
import { itemsOf, keysOf } from "./simulated-view.ts";

/** Saturday night in Berlin: P0 from 02:47, over at 03:45; due on Monday 23 November at 03:45. */
export const OVER = "2026-11-21T02:45:00Z";
export const SUNDAY = "2026-11-22T12:00:00Z";
export const MONDAY = "2026-11-23T08:00:00Z";

/** A night with an incident, #1; `gone` where its issue was deleted or moved away afterwards. */
export type Night = {
  readonly playbook: Playbook;
  readonly repository: SimulatedRepository;
  story: Story;
  gone: boolean;
  readonly labels: () => readonly string[];
};

/** The night as it was. */
export function aNight(playbook: Playbook = SHOP): Night {
  const repository = new SimulatedRepository();
  repository.open("issue", { title: "Checkout is down", body: "Payments fail.", author: "eve", labels: ["P0"] }, OVER);
  const story = new Story()
    .label("02:47", "eve", "P0")
    .say("02:51", "dev", "/ack")
    .say("03:12", "dev", "/mitigated")
    .close("03:45", "dev");
  return { playbook, repository, story, gone: false, labels: () => repository.item(1).labels };
}

/** What is planned about its post-mortem at an instant. */
export function planned({ playbook, repository, story, gone, labels }: Night, now: Instant): readonly Operation[] {
  const known: Fact[] = [];
  for (let round = 0; round <= 3; round += 1) {
    const facts = new Facts(known);
    const { world } = worldOf(playbook, repository.snapshot(), facts, templates, now);
    const incident = foldIncident(anIssue({ number: 1 }), story.entries, shopRules());
    if (incident === undefined) throw new Error("there is no incident");
    const made =
      world === undefined
        ? undefined
        : joinDrafts([
            ...(gone ? [] : [openPostMortem(world, { incident, labels: labels(), before: [], desk: undefined })]),
            planPostMortems(world),
          ]);
    if (facts.missing.length === 0) return made?.operations ?? [];
    known.push(...facts.missing.map((requirement) => repository.answer(requirement)));
  }
  throw new Error("facts are missing after three rounds");
}

/** A pass; what it did. */
export function pass(night: Night, now: Instant): readonly string[] {
  const operations = planned(night, now);
  night.repository.apply({ operations }, now);
  return keysOf({ operations });
}

/** Where its post-mortem stands. */
export const PATH = "postmortems/2026/2026-11-21-checkout-is-down.md";

/** A post-mortem with four action items. */
export const GOOD = readFileSync(new URL("../postmortem/good/site-reliability-book.md", import.meta.url), "utf8");

/** Somebody writes the newest post-mortem out and merges it. */
export function merged(night: Night, text: string, now: Instant): void {
  const [pull] = itemsOf(night.repository, "post-mortem").toReversed();
  if (pull === undefined) throw new Error("there is no post-mortem");
  night.repository.branches.get(night.repository.heads.get(pull.number) ?? "")?.files.set(PATH, text);
  night.repository.merge(pull.number, "hal", now);
}
