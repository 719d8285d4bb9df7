import { ownerOf } from "../../src/cadence/owner.ts";
import type { IncidentRules } from "../../src/incident/incident-rules.ts";
import type { Playbook } from "../../src/playbook/playbook.ts";
import type { Issue } from "../../src/snapshot/issue.ts";
import type { Permission } from "../../src/snapshot/permission.ts";
import type { TimelineEntry } from "../../src/snapshot/timeline.ts";
import type { Instant } from "../../src/time/instant.ts";
import { localOf } from "../../src/time/zone.ts";
import { theTypicalPlaybook } from "./example-playbooks.ts";

/** The login we write as. */
export const BOT = "github-actions[bot]";

/** Everybody of Acme Shop may write; `reporter` only reads. */
export const PEOPLE = ["ada", "bo", "chi", "dev", "eve", "fay", "gus", "hal", "ida", "jo", "kim", "lou"] as const;

/** What the people of Acme Shop may do. */
export const PERMISSIONS: ReadonlyMap<string, Permission> = new Map<string, Permission>([
  ...PEOPLE.map((login) => [login, login === "ada" ? "admin" : "write"] as const),
  ["reporter", "read"],
]);

/** The playbook of Acme Shop, read once. */
export const SHOP: Playbook = theTypicalPlaybook();

/** What an incident of Acme Shop is folded by. */
export function shopRules(change: Partial<IncidentRules> = {}, playbook: Playbook = SHOP): IncidentRules {
  return {
    incidents: playbook.incidents,
    zone: playbook.zone,
    authors: [BOT],
    permissions: PERMISSIONS,
    decisionAuthority: playbook.decisionAuthority,
    holders: (role, when) => ownerOf(playbook, role, localOf(when, playbook.zone).date, playbook.away).people,
    ...change,
  };
}

/** An issue of somebody. */
export function anIssue(change: Partial<Issue> = {}): Issue {
  return {
    number: 600,
    title: "Checkout is down",
    body: "Payments fail.",
    author: "eve",
    state: "open",
    stateReason: undefined,
    labels: ["P0"],
    assignees: [],
    createdAt: "2026-11-21T01:45:00Z",
    updatedAt: "2026-11-21T01:45:00Z",
    closedAt: undefined,
    ...change,
  };
}

/** Builds a timeline of Saturday 21 November 2026, times on the clocks of Berlin: `02:47`, seconds allowed. */
export class Story {
  readonly entries: TimelineEntry[] = [];
  #ids = 0;

  label(time: string, actor: string, label: string): this {
    return this.#add(time, actor, { kind: "labelled", label });
  }

  unlabel(time: string, actor: string, label: string): this {
    return this.#add(time, actor, { kind: "unlabelled", label });
  }

  say(time: string, actor: string, body: string, edited?: string): this {
    return this.#add(time, actor, { kind: "commented", body, updatedAt: at(edited ?? time) });
  }

  close(time: string, actor: string, reason: "completed" | "not_planned" | "duplicate" = "completed"): this {
    return this.#add(time, actor, { kind: "closed", reason, commit: undefined });
  }

  reopen(time: string, actor: string): this {
    return this.#add(time, actor, { kind: "reopened" });
  }

  merge(time: string, author: string, number: number, opened: string = time): this {
    const what = { kind: "mentioned-in", number, pullRequest: true, author, mergedAt: at(time) } as const;
    return this.#add(opened, author, what);
  }

  /** The id of the newest entry. */
  get newest(): number {
    return this.#ids;
  }

  #add(time: string, actor: string, what: Kind): this {
    this.#ids += 1;
    this.entries.push({ id: this.#ids, at: at(time), actor, ...what });
    return this;
  }
}

type Kind = TimelineEntry extends infer E ? (E extends unknown ? Omit<E, "id" | "at" | "actor"> : never) : never;

/** A time of that night, or of the day `days` later, as an instant. */
export function at(time: string, days = 0): Instant {
  const [hours = "0", minutes = "0", seconds = "0"] = time.split(":");
  const moment = Date.UTC(2026, 10, 21 + days, Number(hours) - 1, Number(minutes), Number(seconds));
  return `${new Date(moment).toISOString().slice(0, 19)}Z`;
}
