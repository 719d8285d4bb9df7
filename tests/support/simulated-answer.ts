import { InvariantError } from "../../src/errors.ts";
import type { InputQuery } from "../../src/inputs/input-query.ts";
import { sourceName } from "../../src/inputs/no-inputs.ts";
import { readTable } from "../../src/inputs/read-table.ts";
import { readCsv } from "../../src/inputs/read-csv.ts";
import type { Answers, Fact } from "../../src/requirements/answer.ts";
import { postMortemsOf } from "../../src/snapshot/post-mortems-of.ts";
import type { Requirement } from "../../src/requirements/requirement.ts";
import { PORTFOLIO_FILE } from "../../src/snapshot/neighbour.ts";
import type { Work } from "../../src/snapshot/activity.ts";
import type { Issue } from "../../src/snapshot/issue.ts";
import type { Item } from "../../src/snapshot/item.ts";
import type { Instant } from "../../src/time/instant.ts";
import type { SimulatedRepository } from "./simulated-repository.ts";

/** What GitHub would answer to a requirement about a simulated repository. */
export function simulatedAnswer(repository: SimulatedRepository, requirement: Requirement): Fact {
  // The branch for a kind returns the value that kind promises; one cast here instead of one in each.
  return { requirement, answer: { kind: "value", value: valueOf(repository, requirement) } } as Fact;
}

function valueOf(repository: SimulatedRepository, requirement: Requirement): Answers[Requirement["kind"]] {
  switch (requirement.kind) {
    case "repository":
      return {
        defaultBranch: "main",
        private: repository.isPrivate,
        archived: false,
        hasIssues: true,
        ownedBy: "organisation",
      };
    case "default-branch":
      return "main";
    case "history":
      return repository.ours();
    case "file":
      return filesOf(repository, requirement.branch).get(requirement.path);
    case "owner-file":
      return undefined;
    case "branch": {
      const name = requirement.name ?? "main";
      if (!repository.branches.has(name)) return undefined;
      return { name, head: "0".repeat(40), closed: name === "main" ? repository.closed : undefined };
    }
    case "folder":
      return [...filesOf(repository, requirement.branch).keys()]
        .filter((path) => path.startsWith(`${requirement.path}/`))
        .map((path) => path.slice(requirement.path.length + 1))
        .filter((name) => !name.includes("/"))
        .sort();
    case "activity":
      return activity(repository.items, requirement.from, requirement.to);
    case "open-work":
      return openWork(repository.items);
    case "security": {
      const hidden = { kind: "unavailable", because: "Resource not accessible by integration" } as const;
      return {
        dependabot: hidden,
        codeScanning: hidden,
        secretScanning: hidden,
        rules: { kind: "known", value: [] },
        people: hidden,
      };
    }
    case "failures":
      return { runs: { kind: "known", value: [] }, deployments: { kind: "known", value: [] } };
    case "deployments":
      return { deployments: [], cut: false };
    case "pinned-files":
      return { all: [], cut: false };
    case "discussions":
      return { kind: "known", value: { all: [], cut: false } };
    case "comments":
      return repository.comments
        .filter((comment) => comment.issue === requirement.issue)
        .map(({ id, author, body, createdAt, updatedAt }) => ({ id, author, body, createdAt, updatedAt }));
    case "issue":
      return repository.issues().find((issue) => issue.number === requirement.number);
    case "timeline":
      return repository.timeline(requirement.issue);
    case "labelled": {
      const { label, since } = requirement;
      const matches = (issue: Issue) => (since === undefined ? issue.state === "open" : issue.updatedAt >= since);
      // GitHub tells labels apart by their letters only.
      const bears = (issue: Issue) => issue.labels.some((one) => one.toLowerCase() === label.toLowerCase());
      return repository.issues().filter((issue) => bears(issue) && matches(issue));
    }
    case "closer": {
      const login = repository.closers.get(requirement.issue);
      return login === undefined ? undefined : { login, permission: repository.permissions.get(login) ?? "none" };
    }
    case "permission":
      return repository.permissions.get(requirement.login) ?? "none";
    case "private-place":
      return privatePlace(repository, requirement.repository, requirement.incident);
    case "neighbour":
      return neighbour(repository, requirement.repository, requirement.branch);
    case "assignable":
      return repository.isAssignable(requirement.login);
    case "date-fields":
      return repository.dateFields;
    case "issue-types":
      return repository.issueTypes;
    case "happenings":
      return happenings(repository.items, requirement);
    case "responses":
      return responses(repository.items, requirement.label, requirement.since);
    case "input":
      return inputOf(repository, requirement.query);
    case "table": {
      const text = filesOf(repository, undefined).get(requirement.path);
      return text === undefined ? undefined : readTable(text, requirement.path);
    }
    case "pen":
      return (chart) => `<svg>${JSON.stringify(chart)}</svg>\n`;
    default:
      throw new InvariantError(`unknown requirement ${JSON.stringify(requirement satisfies never)}`);
  }
}

/** Whoever is there has agreed. */
function neighbour(repository: SimulatedRepository, name: string, branch: string): Answers["neighbour"] {
  const there = repository.elsewhere.get(name);
  if (there === undefined || typeof there === "string")
    return { kind: "closed", because: there ?? "nothing reaches it" };
  const told = there.branches.get(branch)?.files.get(PORTFOLIO_FILE);
  return { kind: "open", private: there.isPrivate, told };
}

function privatePlace(repository: SimulatedRepository, name: string, incident: number): Answers["private-place"] {
  const there = repository.elsewhere.get(name);
  if (there === undefined || typeof there === "string")
    return { kind: "closed", because: there ?? "nothing reaches it" };
  const found = there
    .ours()
    .find(({ marker: { kind, key } }) => kind === "confidential" && key[1] === String(incident));
  const timeline = found === undefined ? [] : there.timeline(found.number);
  const issue =
    found === undefined
      ? undefined
      : { ...found, authors: [there.author], timeline, postMortems: postMortemsOf(there.ours(), found.number) };
  return { kind: "open", url: `https://github.com/${name}`, defaultBranch: "main", issue };
}

/** Of deployments and workflow runs a simulated repository knows nothing. */
function happenings(
  items: readonly Item[],
  { what, label, from, to }: Extract<Requirement, { readonly kind: "happenings" }>,
): Answers["happenings"] {
  const all = items.flatMap((item) => {
    const at = what === "issues" ? item.createdAt : item.mergedAt;
    const wanted =
      item.kind === (what === "issues" ? "issue" : "pull-request") && (what === "issues" || what === "pull-requests");
    const fits =
      wanted && at !== undefined && from <= at && at < to && (label === undefined || item.labels.includes(label));
    return fits ? [{ at, began: item.createdAt, failed: undefined }] : [];
  });
  const begun = items.map(({ createdAt }) => createdAt).toSorted()[0];
  return { all, begun: all.length === 0 ? undefined : begun, cut: false };
}

function responses(items: readonly Item[], label: string, since: Instant): Answers["responses"] {
  const wanted = items.filter(
    (item) => item.kind === "issue" && item.labels.includes(label) && item.updatedAt >= since,
  );
  return {
    issues: wanted.map(({ number, createdAt, closedAt }) => ({
      number,
      createdAt,
      answeredAt: undefined,
      resolvedAt: closedAt,
      waits: [],
    })),
    cut: false,
  };
}

/** Files are read as they are; nobody answers over the network. */
function inputOf(repository: SimulatedRepository, query: InputQuery): Answers["input"] {
  const { origin } = query;
  const text = "file" in origin ? filesOf(repository, undefined).get(origin.file) : undefined;
  const source = sourceName(origin);
  if (text === undefined) return { kind: "unreadable", source, because: `There is no ${source}.` };
  return origin.kind === "csv"
    ? readCsv(text, origin, query)
    : { kind: "unreadable", source, because: `${source} did not answer.` };
}

function filesOf(repository: SimulatedRepository, branch: string | undefined): ReadonlyMap<string, string> {
  return repository.branches.get(branch ?? "main")?.files ?? new Map();
}

function activity(items: readonly Item[], from: Instant, to: Instant): Answers["activity"] {
  const inside = (instant: Instant | undefined) => instant !== undefined && from <= instant && instant < to;
  const seen = items.filter(
    ({ createdAt, closedAt, mergedAt }) =>
      inside(createdAt) || inside(closedAt) || inside(mergedAt) || (createdAt < from && (closedAt ?? "") >= to),
  );
  const works = (kind: Item["kind"]) => seen.filter((item) => item.kind === kind).map(workOf);
  return { issues: works("issue"), pullRequests: works("pull-request"), releases: [], cut: false };
}

function openWork(items: readonly Item[]): Answers["open-work"] {
  const open = items.filter(({ state }) => state === "open");
  const works = (kind: Item["kind"]) => open.filter((item) => item.kind === kind).map(workOf);
  return { issues: works("issue"), pullRequests: works("pull-request"), cut: false };
}

function workOf(item: Item): Work {
  const { number, title, author, labels, createdAt, closedAt, mergedAt, stateReason } = item;
  const url = `https://github.com/acme/shop/${item.kind === "issue" ? "issues" : "pull"}/${number}`;
  const notPlanned = stateReason === "not_planned" || stateReason === "duplicate";
  const opening = item.body.slice(0, 400);
  const said = { assignees: item.assignees, comments: item.comments, reactions: 0, opening };
  return { number, title, url, author, labels, createdAt, closedAt, mergedAt, notPlanned, ...said };
}
