import type { Instant } from "../../time/instant.ts";

/** What every row of the store carries; times are whole seconds of the embedded GitHub's own clock. */
export type Row = { readonly id: number; readonly created_at: Instant; readonly updated_at: Instant };

/** What is given to store a new row; explicit times win over the clock. */
export type NewRow<T extends Row> = Omit<T, keyof Row> & Partial<Pick<T, "created_at" | "updated_at">>;

/** One collection of emulate's store; rows are replaced, never changed in place. */
export type Rows<T extends Row> = {
  insert(row: NewRow<T>): T;
  get(id: number): T | undefined;
  findBy<K extends keyof T & string>(field: K, value: T[K]): T[];
  findOneBy<K extends keyof T & string>(field: K, value: T[K]): T | undefined;
  update(id: number, change: Partial<T>): T | undefined;
  delete(id: number): boolean;
  all(): T[];
};

export type UserRow = Row & {
  readonly login: string;
  readonly type: string;
  readonly name: string | null;
  readonly site_admin: boolean;
};

export type OrgRow = Row & { readonly login: string };

export type RepoRow = Row & {
  readonly name: string;
  readonly full_name: string;
  readonly owner_id: number;
  readonly owner_type: "Organization" | "User";
  readonly private: boolean;
  readonly default_branch: string;
  readonly has_issues: boolean;
  readonly archived: boolean;
  readonly pushed_at: string | null;
  /** Ours: emulate knows nothing of these. */
  readonly has_pull_requests: boolean;
  readonly pull_request_creation_policy: "all" | "collaborators_only";
  readonly actions_may_open_pull_requests: boolean;
  readonly fork: boolean;
  /** By path; a workflow that is not named here is active. */
  readonly workflow_states: Readonly<Record<string, string>>;
  /** What its scanners found; undefined: they are switched off. */
  readonly alerts?: readonly AlertRow[] | undefined;
  /** Runs of its workflows, as they were seeded. */
  readonly runs?: readonly RunRow[] | undefined;
  /** Undefined: they are switched off. */
  readonly discussions?: readonly DiscussionRow[] | undefined;
  readonly next_number: number;
};

/** A discussion; it gets its number from the same row of numbers as issues. */
export type DiscussionRow = {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly login: string;
  readonly category: string;
  readonly created: Instant;
  readonly updated: Instant;
  readonly closed: Instant | undefined;
  readonly upvotes: number;
};

/** A warning of a scanner. */
export type AlertRow = {
  readonly scanner: "dependabot" | "code" | "secret";
  readonly severity: "critical" | "high" | "medium" | "low";
  readonly openedAt: Instant;
  readonly fixedAt?: Instant;
};

/** A run of a workflow that has ended. */
export type RunRow = {
  readonly name: string;
  readonly path: string;
  readonly branch: string;
  readonly conclusion: "success" | "failure" | "cancelled";
  /** When what it ran on was written. */
  readonly writtenAt: Instant;
  readonly at: Instant;
};

export type CollaboratorRow = Row & { readonly repo_id: number; readonly user_id: number; readonly permission: string };

export type LabelRow = Row & {
  readonly repo_id: number;
  readonly name: string;
  readonly description: string | null;
  readonly color: string;
  readonly default: boolean;
};

/** An issue, or the issue side of a pull request: title, body, labels and state of both live here. */
export type IssueRow = Row & {
  readonly number: number;
  readonly repo_id: number;
  readonly title: string;
  readonly body: string | null;
  readonly state: "open" | "closed";
  readonly state_reason: string | null;
  readonly locked: boolean;
  readonly active_lock_reason: string | null;
  readonly user_id: number;
  readonly assignee_ids: readonly number[];
  readonly label_ids: readonly number[];
  readonly milestone_id: number | null;
  readonly comments: number;
  readonly closed_at: Instant | null;
  readonly closed_by_id: number | null;
  readonly is_pull_request: boolean;
  readonly type_id: number | null;
  readonly deleted: boolean;
};

/** What a pull request has beyond its issue row; `head_sha` follows pushes until it is closed. */
export type PullRow = Row & {
  readonly number: number;
  readonly repo_id: number;
  readonly head_ref: string;
  readonly head_sha: string;
  readonly base_ref: string;
  readonly base_sha: string;
  readonly merged: boolean;
  readonly merged_at: Instant | null;
  readonly merged_by_id: number | null;
  readonly merge_commit_sha: string | null;
  readonly draft: boolean;
  readonly requested_reviewer_ids: readonly number[];
  readonly requested_team_ids: readonly number[];
  readonly review_comments: number;
};

export type CommentRow = Row & {
  readonly repo_id: number;
  readonly issue_number: number | null;
  readonly body: string;
  readonly user_id: number;
  readonly comment_type: string;
  /** Who pinned it above all others. */
  readonly pinned_by?: number | undefined;
};

export type MilestoneRow = Row & {
  readonly repo_id: number;
  readonly number: number;
  readonly title: string;
  readonly description: string | null;
  readonly state: string;
  readonly open_issues: number;
  readonly closed_issues: number;
  readonly due_on: string | null;
  readonly closed_at: string | null;
  readonly creator_id: number;
};

export type ReviewRow = Row & {
  readonly repo_id: number;
  readonly pull_number: number;
  readonly user_id: number;
  readonly body: string | null;
  readonly state: string;
  readonly commit_id: string;
  readonly submitted_at: string | null;
};

export type TeamRow = Row & {
  readonly org_id: number;
  readonly slug: string;
  readonly name: string;
  readonly members_count: number;
};

export type TeamMemberRow = Row & { readonly team_id: number; readonly user_id: number; readonly role: string };

export type BlobRow = Row & {
  readonly repo_id: number;
  readonly sha: string;
  readonly content: string;
  readonly encoding: string;
  readonly size: number;
};

export type TreeEntry = {
  readonly path: string;
  readonly mode: string;
  readonly type: "blob" | "tree" | "commit";
  readonly sha: string;
  readonly size?: number;
};

export type TreeRow = Row & {
  readonly repo_id: number;
  readonly sha: string;
  readonly tree: readonly TreeEntry[];
  readonly truncated: boolean;
};

export type CommitRow = Row & {
  readonly repo_id: number;
  readonly sha: string;
  readonly message: string;
  readonly author_name: string;
  readonly author_email: string;
  readonly author_date: string;
  readonly committer_name: string;
  readonly committer_email: string;
  readonly committer_date: string;
  readonly tree_sha: string;
  readonly parent_shas: readonly string[];
  readonly user_id: number | null;
};

export type RefRow = Row & { readonly repo_id: number; readonly ref: string; readonly sha: string };

/** Something that happened to an issue or pull request, in the order of the timeline. */
export type EventRow = Row & {
  readonly repo_id: number;
  readonly issue_number: number;
  readonly event: string;
  readonly actor_id: number;
  readonly commit_id: string | null;
  readonly label: { readonly name: string; readonly color: string } | null;
  /** Login of who was assigned, or asked for a review. */
  readonly subject_id: number | null;
  readonly rename: { readonly from: string; readonly to: string } | null;
  readonly state_reason: string | null;
  /** Number of the issue that mentions this one. */
  readonly source_number: number | null;
};

export type ReactionRow = Row & {
  readonly subject: "issue" | "comment";
  readonly subject_id: number;
  readonly user_id: number;
  readonly content: string;
};

export type IssueTypeRow = Row & {
  readonly org: string;
  readonly name: string;
  readonly description: string | null;
  readonly color: string | null;
};

/** What an issue says in a field of its organisation. */
export type FieldValueRow = Row & {
  readonly issue_id: number;
  readonly field_id: number;
  readonly value: string | number;
};

/** An issue field of an organisation. */
export type IssueFieldRow = Row & { readonly org: string; readonly name: string; readonly data_type: string };

/** A commit that somebody set out to bring somewhere. */
export type DeploymentRow = Row & {
  readonly repo_id: number;
  readonly sha: string;
  readonly ref: string;
  readonly task: string;
  readonly environment: string;
  readonly description: string | null;
  readonly creator_id: number;
  readonly production_environment: boolean;
  readonly transient_environment: boolean;
};

/** What became of a deployment. */
export type DeploymentStatusRow = Row & {
  readonly deployment_id: number;
  readonly state: string;
  readonly description: string;
  readonly environment: string;
  readonly log_url: string;
  readonly creator_id: number;
};

/** The result of a check on a commit. */
export type CheckRunRow = Row & {
  readonly repo_id: number;
  readonly head_sha: string;
  readonly name: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly title: string | null;
  readonly summary: string;
  readonly annotations: readonly {
    readonly path: string;
    readonly start_line: number;
    readonly end_line: number;
    readonly annotation_level: string;
    readonly message: string;
    readonly title: string | null;
  }[];
};

/** What a context says of a commit. */
export type CommitStatusRow = Row & {
  readonly repo_id: number;
  readonly sha: string;
  readonly context: string;
  readonly state: string;
  readonly description: string | null;
  readonly target_url: string | null;
  readonly creator_id: number;
};

/** An issue below another. */
export type SubIssueRow = Row & { readonly parent_id: number; readonly issue_id: number };

/** A classic protection or a ruleset; `branches` are names, patterns with `*`, `~DEFAULT_BRANCH` or `~ALL`. */
export type RuleRow = Row & {
  readonly repo_id: number;
  readonly kind: "classic" | "ruleset";
  readonly branches: readonly string[];
  readonly rules: readonly { readonly type: string; readonly parameters?: Readonly<Record<string, unknown>> }[];
  readonly bypass: readonly string[];
  readonly enforced: boolean;
};

/** What emulate must know of an app so that its bot can act there. */
export type AppRow = Row & {
  readonly app_id: number;
  readonly slug: string;
  readonly name: string;
  readonly events: readonly string[];
};

/** Emulate's collections that we read and write, and ours beside or instead of them. */
export type GitHubRows = {
  readonly users: Rows<UserRow>;
  readonly orgs: Rows<OrgRow>;
  readonly teams: Rows<TeamRow>;
  readonly teamMembers: Rows<TeamMemberRow>;
  readonly repos: Rows<RepoRow>;
  readonly collaborators: Rows<CollaboratorRow>;
  readonly issues: Rows<IssueRow>;
  readonly pullRequests: Rows<PullRow>;
  readonly labels: Rows<LabelRow>;
  readonly milestones: Rows<MilestoneRow>;
  readonly comments: Rows<CommentRow>;
  readonly reviews: Rows<ReviewRow>;
  readonly issueEvents: Rows<EventRow>;
  readonly refs: Rows<RefRow>;
  readonly commits: Rows<CommitRow>;
  readonly trees: Rows<TreeRow>;
  readonly blobs: Rows<BlobRow>;
  readonly reactions: Rows<ReactionRow>;
  readonly issueTypes: Rows<IssueTypeRow>;
  readonly issueFields: Rows<IssueFieldRow>;
  readonly fieldValues: Rows<FieldValueRow>;
  readonly deployments: Rows<DeploymentRow>;
  readonly deploymentStatuses: Rows<DeploymentStatusRow>;
  readonly almanacCheckRuns: Rows<CheckRunRow>;
  readonly commitStatuses: Rows<CommitStatusRow>;
  readonly subIssues: Rows<SubIssueRow>;
  readonly rules: Rows<RuleRow>;
  readonly apps: Rows<AppRow>;
};
