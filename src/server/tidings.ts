import { noteOf, readMarker } from "../markdown/marker.ts";

/** What a webhook tells of: which repository, and whether it is worth a look. What to do there is read again by the pass. */
export type Tidings = {
  readonly installation: number | undefined;
  readonly repository: RepositoryName | undefined;
  readonly news: News;
  /** A pull request whose newest commit wants a check. */
  readonly pull: number | undefined;
  /** The repository, `acme/shop`, whose confidential incident is handled in the issue this is about, or looked back on in the pull request. */
  readonly home?: string;
};

/** A repository as it was called then; its number stays. */
export type RepositoryName = { readonly id: number; readonly owner: string; readonly name: string };

/**
 * - `work`: something that a pass may answer to; `urgent`: of something that cannot wait
 * - `playbook`: the file that says what we are to do may have changed
 * - `moved`: the repository is called otherwise now, or is another owner's; `gone`: nothing can be done there any more
 * - `survey`: what the installation reaches has changed; `left`: it reaches nothing any more
 * - `echo`: we did that ourselves; `nothing`: the rest
 */
export type News = "work" | "urgent" | "playbook" | "moved" | "gone" | "survey" | "left" | "echo" | "nothing";

/** What the server must know to tell news from noise. */
export type Reader = {
  /** Our own login: its deeds come back as events. */
  readonly bot: string;
  readonly playbookFile: string;
  /** Labels, in any case, of what cannot wait. */
  readonly urgentLabels: readonly string[];
};

/** Reads a payload, whatever it holds; what is not as documented is nothing. */
export function readTidings(event: string, payload: unknown, reader: Reader): Tidings {
  const action = text(at(payload, "action"));
  const news = newsOf(event, action, payload, reader);
  const about = text(at(payload, "issue", "body")) || text(at(payload, "pull_request", "body"));
  const home = news === "work" || news === "urgent" ? homeIn(about) : undefined;
  return {
    installation: integer(at(payload, "installation", "id")),
    repository: nameOf(at(payload, "repository")),
    news,
    pull: event === "pull_request" && NEW_HEAD.has(action) ? integer(at(payload, "pull_request", "number")) : undefined,
    ...(home !== undefined && { home }),
  };
}

/** A look costs little, so it need not be proven here that the marker is ours. */
function homeIn(body: string): string | undefined {
  const marker = readMarker(body);
  if (marker?.kind === "post-mortem") return noteOf(marker, "home");
  return marker?.kind === "confidential" ? marker.key[0] : undefined;
}

const NEW_HEAD: ReadonlySet<string> = new Set(["opened", "synchronize", "reopened", "edited"]);

/** Events of a repository that may change what is to be done. */
const WORTH_A_LOOK: ReadonlySet<string> = new Set([
  "issues",
  "issue_comment",
  "pull_request",
  "check_run",
  "merge_group",
  "repository_dispatch",
]);

function newsOf(event: string, action: string, payload: unknown, reader: Reader): News {
  if (event === "installation") return action === "deleted" || action === "suspend" ? "left" : "survey";
  if (event === "installation_repositories" || event === "installation_target") return "survey";
  if (event === "repository") return newsOfRepository(action, payload);
  if (event === "push") return newsOfPush(payload, reader);
  if (!WORTH_A_LOOK.has(event)) return "nothing";
  if (text(at(payload, "sender", "login")).toLowerCase() === reader.bot.toLowerCase()) return "echo";
  return isUrgent(payload, reader) ? "urgent" : "work";
}

function newsOfRepository(action: string, payload: unknown): News {
  if (action === "deleted" || action === "archived") return "gone";
  if (action !== "edited") return "moved";
  // Another default branch may hold another playbook.
  return at(payload, "changes", "default_branch") === undefined ? "work" : "playbook";
}

/** Our own pushes count too: a merged report closes its issue. */
function newsOfPush(payload: unknown, { playbookFile }: Reader): News {
  const ref = text(at(payload, "ref"));
  // A merge queue waits for our checks on the branch it makes.
  if (ref.startsWith("refs/heads/gh-readonly-queue/") && at(payload, "deleted") !== true) return "work";
  const branch = text(at(payload, "repository", "default_branch"));
  if (ref !== `refs/heads/${branch}` || at(payload, "deleted") === true) return "nothing";
  const commits = list(at(payload, "commits"));
  const told = commits.flatMap((commit) =>
    ["added", "modified", "removed"].flatMap((how) => list(at(commit, how)).map(text)),
  );
  // A push that says nothing of its files may have changed any.
  return told.length === 0 || told.includes(playbookFile) ? "playbook" : "work";
}

function isUrgent(payload: unknown, { urgentLabels }: Reader): boolean {
  const labels = [at(payload, "label"), ...list(at(payload, "issue", "labels"))];
  const names = labels.map((label) => text(at(label, "name")).toLowerCase());
  return urgentLabels.some((label) => names.includes(label.toLowerCase()));
}

function nameOf(repository: unknown): RepositoryName | undefined {
  const id = integer(at(repository, "id"));
  const name = text(at(repository, "name"));
  const owner = text(at(repository, "owner", "login")) || text(at(repository, "full_name")).split("/")[0];
  return id === undefined || name === "" || owner === undefined || owner === "" ? undefined : { id, owner, name };
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === "object" && inner !== null && Object.hasOwn(inner, key) ? Reflect.get(inner, key) : undefined,
    value,
  );
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function integer(value: unknown): number | undefined {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
