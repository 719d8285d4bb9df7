import { InvariantError } from "../../src/errors.ts";
import { readMarker } from "../../src/markdown/marker.ts";
import type { FileChange, Operation, Target, Text } from "../../src/operation/operation.ts";
import type { Plan } from "../../src/operation/plan.ts";
import type { Answers, Fact, Permission } from "../../src/requirements/answer.ts";
import type { Requirement } from "../../src/requirements/requirement.ts";
import type { Item } from "../../src/snapshot/item.ts";
import type { Snapshot } from "../../src/snapshot/snapshot.ts";
import type { Instant } from "../../src/time/instant.ts";

type Comment = Answers["comments"][number] & { readonly issue: number };

/** A repository in memory that does what plans say: quick enough for years of passes. `tests/contract` holds it against the embedded GitHub. */
export class SimulatedRepository {
  readonly author = "github-actions[bot]";
  readonly branches = new Map<string, Map<string, string>>([["main", new Map()]]);
  readonly assignable: ReadonlySet<string> | undefined;
  /** Why `main` takes no direct commits; undefined where it does. */
  closed: string | undefined;
  items: Item[] = [];
  comments: Comment[] = [];
  commits: { readonly branch: string; readonly files: readonly FileChange[] }[] = [];
  /** How many closed items the quiet read sees. */
  window = 100;
  closers = new Map<number, string>();
  permissions = new Map<string, Permission>();
  #numbers = 0;

  constructor(options: { readonly assignable?: readonly string[] } = {}) {
    this.assignable = options.assignable === undefined ? undefined : new Set(options.assignable);
  }

  /** What the fixed read set would see. */
  snapshot(): Snapshot {
    const open = this.items.filter((item) => item.state === "open");
    const closed = this.items.filter((item) => item.state === "closed").sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
    const seen = closed.slice(0, this.window);
    const items = [...open, ...seen].sort((a, b) => a.number - b.number);
    return { owner: "acme", name: "shop", authors: [this.author], items, closedSince: closed.length > this.window ? seen.at(-1)?.updatedAt : undefined };
  }

  /** What GitHub would answer to a requirement. */
  answer(requirement: Requirement): Fact {
    // Each branch below returns the value its kind promises; one cast here instead of one in each.
    return { requirement, answer: { kind: "value", value: this.#value(requirement) } } as Fact;
  }

  #value(requirement: Requirement): Answers[Requirement["kind"]] {
    switch (requirement.kind) {
      case "repository":
        return { defaultBranch: "main", private: false, archived: false, hasIssues: true, ownedBy: "organisation" };
      case "history":
        return [...this.items];
      case "file":
        return this.branches.get(requirement.branch ?? "main")?.get(requirement.path);
      case "owner-file":
        return undefined;
      case "branch":
        return { name: requirement.name ?? "main", head: "0".repeat(40), closed: this.closed };
      case "folder":
        return [...(this.branches.get(requirement.branch ?? "main")?.keys() ?? [])]
          .filter((path) => path.startsWith(`${requirement.path}/`))
          .map((path) => path.slice(requirement.path.length + 1));
      case "activity":
        return { issues: [], pullRequests: [], releases: [], cut: false };
      case "comments":
        return this.comments.filter((comment) => comment.issue === requirement.issue);
      case "closer": {
        const login = this.closers.get(requirement.issue);
        return login === undefined ? undefined : { login, permission: this.permissions.get(login) ?? "none" };
      }
      case "permission":
        return this.permissions.get(requirement.login) ?? "none";
      case "assignable":
        return this.assignable?.has(requirement.login) ?? true;
      case "issue-types":
        return [];
      default:
        throw new InvariantError(`unknown requirement ${JSON.stringify(requirement satisfies never)}`);
    }
  }

  /** Does what a plan says at an instant. */
  apply(plan: Plan, now: Instant): void {
    const numbers = new Map<string, number>();
    const done = new Set<string>();
    for (const operation of plan.operations) {
      if (this.#applyOne(operation, now, numbers, done)) done.add(operation.key);
    }
  }

  #applyOne(operation: Operation, now: Instant, numbers: Map<string, number>, done: ReadonlySet<string>): boolean {
    const number = (target: Target) => (typeof target === "number" ? target : numbers.get(target.ref));
    const text = (value: Text) => resolve(value, numbers, done);
    switch (operation.kind) {
      case "open-issue":
        numbers.set(operation.key, this.#open("issue", operation.title, text(operation.body), operation.labels.map((l) => l.name), operation.assignees, now));
        return true;
      case "update-issue": {
        const target = number(operation.issue);
        if (target === undefined || (operation.needs !== undefined && !done.has(operation.needs))) return false;
        const body = operation.body === undefined ? undefined : text(operation.body);
        const state = operation.state;
        this.change(target, now, {
          ...(operation.title === undefined ? {} : { title: operation.title }),
          ...(body === undefined ? {} : { body }),
          ...(state === undefined ? {} : stateChange(state.kind, now)),
        });
        return true;
      }
      case "comment": {
        const target = number(operation.issue);
        if (target === undefined) return false;
        this.comments.push({ id: this.comments.length + 1, issue: target, author: this.author, body: text(operation.body), createdAt: now, updatedAt: now });
        this.change(target, now, { comments: this.item(target).comments + 1 });
        return true;
      }
      case "add-assignees": {
        const target = number(operation.issue);
        if (target === undefined) return false;
        this.change(target, now, { assignees: [...new Set([...this.item(target).assignees, ...operation.assignees])] });
        return true;
      }
      case "add-labels": {
        const target = number(operation.issue);
        if (target === undefined) return false;
        this.change(target, now, { labels: [...new Set([...this.item(target).labels, ...operation.labels.map((l) => l.name)])] });
        return true;
      }
      case "remove-label": {
        const target = number(operation.issue);
        if (target === undefined) return false;
        this.change(target, now, { labels: this.item(target).labels.filter((label) => label !== operation.label) });
        return true;
      }
      case "open-pull-request":
        this.#commit(operation.branch, operation.base, operation.files);
        numbers.set(operation.key, this.#open("pull-request", operation.title, text(operation.body), [], [], now));
        return true;
      case "commit-files":
        this.#commit(operation.branch, operation.orphan ? undefined : "main", operation.files);
        return true;
      default:
        throw new InvariantError(`unknown operation ${JSON.stringify(operation satisfies never)}`);
    }
  }

  /** An item by number. */
  item(number: number): Item {
    const found = this.items.find((item) => item.number === number);
    if (found === undefined) throw new InvariantError(`there is no #${number}`);
    return found;
  }

  /** Changes an item as a person (or a plan) would. */
  change(number: number, now: Instant, change: Partial<Item>): void {
    this.items = this.items.map((item) => {
      if (item.number !== number) return item;
      const next = { ...item, ...change, updatedAt: now };
      return { ...next, marker: readMarker(next.body) ?? item.marker };
    });
  }

  /** Removes an item as an administrator would. */
  remove(number: number): void {
    this.items = this.items.filter((item) => item.number !== number);
  }

  #open(kind: Item["kind"], title: string, body: string, labels: readonly string[], assignees: readonly string[], now: Instant): number {
    const marker = readMarker(body);
    if (marker === undefined) throw new InvariantError(`"${title}" has no marker:\n${body}`);
    this.#numbers += 1;
    this.items.push({
      kind,
      number: this.#numbers,
      title,
      body,
      author: this.author,
      marker,
      state: "open",
      stateReason: undefined,
      labels,
      assignees: assignees.filter((login) => this.assignable?.has(login) ?? true),
      createdAt: now,
      updatedAt: now,
      closedAt: undefined,
      mergedAt: undefined,
      comments: 0,
    });
    return this.#numbers;
  }

  #commit(branch: string, base: string | undefined, files: readonly FileChange[]): void {
    const standing = this.branches.get(branch) ?? new Map(base === undefined ? [] : this.branches.get(base));
    for (const file of files) standing.set(file.path, file.text);
    this.branches.set(branch, standing);
    this.commits.push({ branch, files });
  }
}

/** A text with what became of the plan's operations filled in. */
function resolve(text: Text, numbers: ReadonlyMap<string, number>, done: ReadonlySet<string>): string {
  if (typeof text === "string") return text;
  return text
    .map((part) => {
      if (typeof part === "string") return part;
      if ("ref" in part) return String(numbers.get(part.ref));
      return resolve(done.has(part.done) ? part.then : part.otherwise, numbers, done);
    })
    .join("");
}

function stateChange(kind: "open" | "completed" | "not-planned" | "duplicate", now: Instant): Partial<Item> {
  if (kind === "open") return { state: "open", stateReason: undefined, closedAt: undefined };
  return { state: "closed", stateReason: kind === "not-planned" ? "not_planned" : kind, closedAt: now };
}
