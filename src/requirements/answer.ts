import type { Problem } from "../operation/plan.ts";
import type { Reading } from "../inputs/reading.ts";
import type { TableReading } from "../inputs/table.ts";
import type { Item } from "../snapshot/item.ts";
import type { Deployments } from "../snapshot/deployment.ts";
import type { Activity, OpenWork } from "../snapshot/activity.ts";
import type { Failures } from "../snapshot/failures.ts";
import type { Discussions } from "../snapshot/discussions.ts";
import type { Security, Told } from "../snapshot/security.ts";
import type { PinnedFiles } from "../snapshot/pinned-file.ts";
import type { Issue } from "../snapshot/issue.ts";
import type { Timeline } from "../snapshot/timeline.ts";
import type { Permission } from "../snapshot/permission.ts";
import type { Happenings } from "../snapshot/happening.ts";
import type { Neighbour } from "../snapshot/neighbour.ts";
import type { PrivatePlace } from "../snapshot/private-place.ts";
import type { Responses } from "../snapshot/response.ts";
import type { Instant } from "../time/instant.ts";
import type { Requirement } from "./requirement.ts";

/** What each kind of requirement is answered with. */
export type Answers = {
  repository: {
    readonly defaultBranch: string;
    readonly private: boolean;
    readonly archived: boolean;
    readonly hasIssues: boolean;
    readonly ownedBy: "organisation" | "person";
  };
  "default-branch": string;
  history: readonly Item[];
  /** undefined: there is no such file. */
  file: string | undefined;
  "owner-file": string | undefined;
  /** undefined: there is no such branch. `closed` says why a direct commit is not allowed. */
  branch: { readonly name: string; readonly head: string; readonly closed: string | undefined } | undefined;
  /** Names of files, empty where there is no such folder. */
  folder: readonly string[];
  activity: Activity;
  "open-work": OpenWork;
  security: Security;
  failures: Failures;
  deployments: Deployments;
  discussions: Told<Discussions>;
  "pinned-files": PinnedFiles;
  comments: readonly {
    readonly id: number;
    readonly author: string;
    readonly body: string;
    readonly createdAt: Instant;
    readonly updatedAt: Instant;
  }[];
  /** undefined: it was deleted, moved away, or is a pull request. */
  issue: Issue | undefined;
  timeline: Timeline;
  labelled: readonly Issue[];
  closer: { readonly login: string; readonly permission: Permission } | undefined;
  "private-place": PrivatePlace;
  neighbour: Neighbour;
  permission: Permission;
  assignable: boolean;
  "issue-types": readonly string[];
  happenings: Happenings;
  responses: Responses;
  input: Reading;
  table: TableReading;
  /** Draws one chart as the text of an SVG file. */
  pen: (chart: object) => string;
  "date-fields": readonly { readonly id: number; readonly name: string }[];
};

/** An answered requirement of one kind: the value, or the problem that kept it from being read. */
export type FactOf<K extends Requirement["kind"]> = {
  readonly requirement: Extract<Requirement, { kind: K }>;
  readonly answer:
    | { readonly kind: "value"; readonly value: Answers[K] }
    | { readonly kind: "failed"; readonly problem: Problem };
};

/** An answered requirement of any kind. */
export type Fact = { readonly [K in Requirement["kind"]]: FactOf<K> }[Requirement["kind"]];
