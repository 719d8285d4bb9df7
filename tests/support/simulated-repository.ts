import { InvariantError } from "../../src/errors.ts";
import { readMarker } from "../../src/markdown/marker.ts";
import type { FileChange, IssueState, Operation, Target, Text } from "../../src/operation/operation.ts";
import type { Plan } from "../../src/operation/plan.ts";
import type { Answers, Fact } from "../../src/requirements/answer.ts";
import type { Permission } from "../../src/snapshot/permission.ts";
import type { Requirement } from "../../src/requirements/requirement.ts";
import type { Issue } from "../../src/snapshot/issue.ts";
import type { Timeline, TimelineEntry } from "../../src/snapshot/timeline.ts";
import type { Item } from "../../src/snapshot/item.ts";
import type { Snapshot } from "../../src/snapshot/snapshot.ts";
import type { Instant } from "../../src/time/instant.ts";
import { simulatedAnswer } from "./simulated-answer.ts";

type Comment = Answers["comments"][number] & { readonly issue: number };

/** What happened, without when and by whom. */
type Event = TimelineEntry extends infer E ? (E extends unknown ? Omit<E, "id" | "at" | "actor"> : never) : never;

/** The files of a branch by path, and what stood there when it began. */
type Branch = { files: Map<string, string>; readonly began: ReadonlyMap<string, string> };

/** What a simulated repository begins with; who may do what is unlimited where it is left out. */
export type Simulated = {
  readonly assignable?: readonly string[];
  readonly permissions?: Readonly<Record<string, Permission>>;
  readonly issueTypes?: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  /** Above this are the ids of its comments, which are unique on all of GitHub. */
  readonly ids?: number;
};

/** A repository in memory that does what plans say: quick enough for years of passes. `tests/contract` holds it against the embedded GitHub. */
export class SimulatedRepository {
  readonly author = "github-actions[bot]";
  readonly branches = new Map<string, Branch>();
  readonly permissions: ReadonlyMap<string, Permission>;
  readonly issueTypes: readonly string[];
  /** Private repositories by name; a text says why nothing may be written there. */
  readonly elsewhere = new Map<string, SimulatedRepository | string>();
  isPrivate = false;
  /** Date fields of the organisation. */
  dateFields: readonly { readonly id: number; readonly name: string }[] = [];
  /** Why `main` takes no direct commits; undefined where it does. */
  closed: string | undefined;
  items: Item[] = [];
  comments: Comment[] = [];
  /** Notices that were sent, and whether nobody takes them. */
  readonly notices: Extract<Operation, { readonly kind: "notify" }>[] = [];
  deaf = false;
  commits: { readonly branch: string; readonly files: readonly FileChange[] }[] = [];
  /** How many closed items the quiet read sees. */
  window = 100;
  /** Comments we reacted to, by id. */
  readonly reactions = new Set<number>();
  /** How many open issues of everybody the quiet read sees. */
  page = 100;
  /** Who closed what, by number. */
  readonly closers = new Map<number, string>();
  /** Branches of pull requests, by number. */
  readonly heads = new Map<number, string>();
  /** What stands below what, and whether anything may. */
  readonly parents = new Map<number, number>();
  subIssues = true;
  /** Issue types, by number. */
  readonly types = new Map<number, string>();
  readonly #assignable: ReadonlySet<string> | undefined;
  readonly #events = new Map<number, readonly TimelineEntry[]>();
  #numbers = 0;
  #happened = 0;
  #said: number;

  constructor({ assignable, permissions = {}, issueTypes = [], files = {}, ids = 0 }: Simulated = {}) {
    this.#assignable = assignable === undefined ? undefined : new Set(assignable);
    this.permissions = new Map(Object.entries(permissions));
    this.issueTypes = issueTypes;
    this.#said = ids;
    const main = new Map(Object.entries(files));
    this.branches.set("main", { files: main, began: new Map(main) });
  }

  /** Every item we wrote that still bears a marker. */
  ours(): readonly Item[] {
    return this.items.filter((item) => item.author === this.author && readMarker(item.body) !== undefined);
  }

  /** What the fixed read set would see. */
  snapshot(): Snapshot {
    const ours = this.ours();
    const closed = ours.filter((item) => item.state === "closed").sort(byUpdate);
    const seen = closed.slice(0, this.window);
    const items = [...ours.filter((item) => item.state === "open"), ...seen].sort((a, b) => a.number - b.number);
    const closedSince = closed.length > this.window ? (seen.at(-1)?.updatedAt ?? closed[0]?.updatedAt) : undefined;
    const open = this.issues().filter((issue) => issue.state === "open");
    const recent = [...open].sort((a, b) =>
      a.updatedAt < b.updatedAt ? 1 : a.updatedAt > b.updatedAt ? -1 : b.number - a.number,
    );
    const issues = recent.slice(0, this.page).sort((a, b) => a.number - b.number);
    const issuesCut = open.length > this.page;
    return { owner: "acme", name: "shop", authors: [this.author], items, closedSince, issues, issuesCut, named: [] };
  }

  /** Every issue of anybody. */
  issues(): readonly Issue[] {
    return this.items.filter((item) => item.kind === "issue");
  }

  /** What happened to an issue. */
  timeline(number: number): Timeline {
    const said = this.comments.filter((comment) => comment.issue === number);
    return [
      ...(this.#events.get(number) ?? []),
      ...said.map(({ id, author, body, createdAt, updatedAt }) => {
        return { kind: "commented", id, at: createdAt, actor: author, body, updatedAt } as const;
      }),
    ];
  }

  /** Notes what happened to an issue. */
  note(number: number, at: Instant, actor: string, event: Event): void {
    const events = this.#events.get(number) ?? [];
    this.#happened += 1;
    this.#events.set(number, [...events, { id: this.#happened, at, actor, ...event }]);
  }

  /** Sets and removes labels as somebody would. */
  label(
    number: number,
    by: string,
    now: Instant,
    { add = [], remove = [] }: { add?: readonly string[]; remove?: readonly string[] },
  ): void {
    const { labels } = this.item(number);
    const added = add.filter((label) => !labels.includes(label));
    const removed = remove.filter((label) => labels.includes(label));
    if (added.length + removed.length === 0) return;
    this.change(number, now, { labels: [...labels.filter((label) => !removed.includes(label)), ...added] });
    for (const label of removed) this.note(number, now, by, { kind: "unlabelled", label });
    for (const label of added) this.note(number, now, by, { kind: "labelled", label });
  }

  /** Changes a comment as somebody would; undefined deletes it. */
  rewrite(id: number, body: string | undefined, now: Instant): void {
    const comment = this.comments.find((one) => one.id === id);
    if (comment === undefined) return;
    this.comments = this.comments.flatMap((one) => {
      if (one.id !== id) return [one];
      return body === undefined ? [] : [{ ...one, body, updatedAt: now }];
    });
    this.change(comment.issue, now, {});
  }

  /** What GitHub would answer to a requirement. */
  answer(requirement: Requirement): Fact {
    return simulatedAnswer(this, requirement);
  }

  /** Whether GitHub lets somebody be assigned. */
  isAssignable(login: string): boolean {
    return this.#assignable?.has(login) ?? true;
  }

  /** Does what a plan says at an instant. */
  apply(plan: Pick<Plan, "operations">, now: Instant): void {
    const numbers = new Map<string, number>();
    const done = new Set<string>();
    for (const operation of plan.operations) {
      const there = "in" in operation ? this.elsewhere.get(operation.in) : this;
      if (typeof there === "object" && there.#applyOne(operation, now, numbers, done)) done.add(operation.key);
    }
  }

  #applyOne(operation: Operation, now: Instant, numbers: Map<string, number>, done: ReadonlySet<string>): boolean {
    const number = (target: Target) => (typeof target === "number" ? target : numbers.get(target.ref));
    const text = (value: Text) => resolve(value, numbers, done);
    switch (operation.kind) {
      case "open-issue": {
        const body = text(operation.body);
        if (body === undefined) return false;
        const opened = this.open("issue", { ...operation, body, labels: operation.labels.map((l) => l.name) }, now);
        numbers.set(operation.key, opened);
        if (operation.type !== undefined) this.types.set(opened, operation.type);
        return true;
      }
      case "update-issue": {
        const target = number(operation.issue);
        const body = operation.body === undefined ? undefined : text(operation.body);
        const lacks = operation.needs !== undefined && !done.has(operation.needs);
        if (target === undefined || lacks || (operation.body !== undefined && body === undefined)) return false;
        if (!this.items.some((item) => item.number === target)) return false;
        this.change(target, now, {
          ...(operation.title === undefined ? {} : { title: operation.title }),
          ...(body === undefined ? {} : { body }),
        });
        if (operation.state !== undefined) this.turn(target, operation.state.kind, this.author, now);
        return true;
      }
      case "comment": {
        const target = number(operation.issue);
        const body = text(operation.body);
        if (target === undefined || body === undefined) return false;
        this.say(target, this.author, body, now);
        return true;
      }
      case "update-comment": {
        const body = text(operation.body);
        const standing = this.comments.some((comment) => comment.id === operation.comment);
        if (body === undefined || !standing) return false;
        this.comments = this.comments.map((comment) =>
          comment.id === operation.comment ? { ...comment, body, updatedAt: now } : comment,
        );
        return true;
      }
      case "react": {
        if (!this.comments.some((comment) => comment.id === operation.comment)) return false;
        this.reactions.add(operation.comment);
        return true;
      }
      case "add-assignees": {
        const target = number(operation.issue);
        if (target === undefined) return false;
        const before = this.item(target).assignees;
        const fresh = this.#assigned(operation.assignees).filter((login) => !before.includes(login));
        this.change(target, now, { assignees: [...before, ...fresh] });
        for (const login of fresh) this.note(target, now, this.author, { kind: "assigned", login });
        return true;
      }
      case "add-labels": {
        const target = number(operation.issue);
        if (target === undefined) return false;
        this.label(target, this.author, now, { add: operation.labels.map((label) => label.name) });
        return true;
      }
      case "remove-label": {
        const target = number(operation.issue);
        if (target === undefined) return false;
        this.label(target, this.author, now, { remove: [operation.label] });
        return true;
      }
      case "open-pull-request": {
        const body = text(operation.body);
        if (body === undefined) return false;
        const opened = this.#openPull(operation, body, now);
        if (opened !== undefined) numbers.set(operation.key, opened);
        return true;
      }
      case "change-file": {
        const changed = text(operation.text);
        const files = this.branches.get(operation.branch)?.files;
        if (changed === undefined || files?.get(operation.path) !== operation.was) return false;
        return this.#commit(operation.branch, false, [{ path: operation.path, text: changed }]);
      }
      case "add-sub-issues": {
        const parent = number(operation.issue);
        const children = operation.children.map(number);
        if (parent === undefined || children.includes(undefined)) return false;
        if (!this.subIssues) return false;
        for (const child of children) if (child !== undefined) this.parents.set(child, parent);
        return true;
      }
      case "commit-status":
      case "check-run":
        // What a commit is judged by is no part of what passes look at.
        return true;
      case "notify":
        this.notices.push(operation);
        return !this.deaf;
      case "commit-files":
        return this.#commit(operation.branch, operation.orphan, operation.files);
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

  /** Closes or opens an item; one that is closed already only takes the new reason. */
  turn(number: number, kind: IssueState["kind"], by: string, now: Instant): void {
    const { kind: what, state } = this.item(number);
    if (kind === "open") {
      this.closers.delete(number);
      if (state === "closed") this.note(number, now, by, { kind: "reopened" });
      return this.change(number, now, { state: "open", stateReason: undefined, closedAt: undefined });
    }
    const reason = kind === "not-planned" ? "not_planned" : kind;
    const stateReason = what === "issue" ? reason : undefined;
    if (state === "closed") return this.change(number, now, { stateReason });
    this.closers.set(number, by);
    this.note(number, now, by, { kind: "closed", reason: stateReason, commit: undefined });
    this.change(number, now, { state: "closed", stateReason, closedAt: now });
  }

  /** Writes a comment under an item. */
  say(number: number, author: string, body: string, now: Instant): void {
    this.#said += 1;
    const id = this.#said;
    this.comments.push({ id, issue: number, author, body, createdAt: now, updatedAt: now });
    this.change(number, now, { comments: this.item(number).comments + 1 });
  }

  /** Merges a pull request, which closes the issues it names. */
  merge(number: number, by: string, now: Instant): void {
    const branch = this.branches.get(this.heads.get(number) ?? "");
    const main = this.branches.get("main")?.files;
    for (const [path, text] of branch?.files ?? []) if (branch?.began.get(path) !== text) main?.set(path, text);
    this.turn(number, "completed", by, now);
    this.change(number, now, { mergedAt: now });
    for (const [, named] of this.item(number).body.matchAll(/\bCloses #(\d+)/g)) {
      const issue = this.items.find((item) => item.number === Number(named));
      if (issue?.state === "open") this.turn(issue.number, "completed", by, now);
    }
  }

  /** Removes an item as an administrator would. */
  remove(number: number): void {
    this.items = this.items.filter((item) => item.number !== number);
  }

  /** Opens an issue or pull request; ours unless an author is given. */
  open(
    kind: Item["kind"],
    item: Pick<Item, "title" | "body"> & Partial<Pick<Item, "labels" | "assignees" | "author">>,
    now: Instant,
  ): number {
    const { title, body, labels = [], assignees = [], author = this.author } = item;
    this.#numbers += 1;
    const marker = readMarker(body);
    if (marker === undefined && author === this.author) throw new InvariantError(`"${title}" has no marker:\n${body}`);
    this.items.push({
      kind,
      number: this.#numbers,
      title,
      body,
      author,
      marker: marker ?? { kind: "receipt", key: [], notes: {} },
      state: "open",
      stateReason: undefined,
      labels,
      assignees: this.#assigned(assignees),
      createdAt: now,
      updatedAt: now,
      closedAt: undefined,
      mergedAt: undefined,
      comments: 0,
    });
    for (const label of labels) this.note(this.#numbers, now, author, { kind: "labelled", label });
    return this.#numbers;
  }

  #assigned(logins: readonly string[]): readonly string[] {
    return logins.filter((login) => this.isAssignable(login));
  }

  /** As the real apply goes on from what a pass that died half-way left behind; undefined where the files stand already. */
  #openPull(
    operation: Extract<Operation, { kind: "open-pull-request" }>,
    body: string,
    now: Instant,
  ): number | undefined {
    const { branch, base, files, title } = operation;
    const under = this.branches.get(base)?.files ?? new Map<string, string>();
    if (stand(under, files)) return undefined;
    if (this.branches.has(branch)) {
      this.#commit(branch, false, files);
      const pulls = this.items.filter((item) => this.heads.get(item.number) === branch).toReversed();
      const standing = pulls.find((item) => item.state === "open") ?? pulls[0];
      if (standing !== undefined) return standing.number;
    } else {
      this.branches.set(branch, { files: new Map(under), began: new Map(under) });
      this.#commit(branch, false, files);
    }
    const number = this.open("pull-request", { title, body }, now);
    this.heads.set(number, branch);
    return number;
  }

  #commit(name: string, orphan: boolean, files: readonly FileChange[]): boolean {
    if (name === "main" && this.closed !== undefined) return false;
    const branch =
      this.branches.get(name) ?? (orphan ? { files: new Map<string, string>(), began: new Map() } : undefined);
    if (branch === undefined) return false;
    if (stand(branch.files, files)) return true;
    for (const file of files) branch.files.set(file.path, file.text);
    this.branches.set(name, branch);
    this.commits.push({ branch: name, files });
    return true;
  }
}

/** Newest first; of those changed in one second the one with the higher number. */
function byUpdate(a: Item, b: Item): number {
  if (a.updatedAt === b.updatedAt) return b.number - a.number;
  return a.updatedAt < b.updatedAt ? 1 : -1;
}

function stand(files: ReadonlyMap<string, string>, wanted: readonly FileChange[]): boolean {
  return wanted.every((file) => files.get(file.path) === file.text);
}

/** A text with what became of the plan's operations filled in; undefined where it needs a number that nobody has. */
function resolve(text: Text, numbers: ReadonlyMap<string, number>, done: ReadonlySet<string>): string | undefined {
  if (typeof text === "string") return text;
  const parts = text.map((part) => {
    if (typeof part === "string") return part;
    if ("ref" in part) return numbers.get(part.ref)?.toString();
    const then = done.has(part.done) ? resolve(part.then, numbers, done) : undefined;
    return then ?? resolve(part.otherwise, numbers, done);
  });
  return parts.includes(undefined) ? undefined : parts.join("");
}
