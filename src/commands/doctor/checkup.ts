import type { RepositorySettings } from "../../github/facts/read-settings.ts";
import type { ListedWorkflow, WorkflowFile } from "../../github/facts/read-workflows.ts";
import type { Label } from "../../operation/operation.ts";
import type { Problem } from "../../operation/plan.ts";
import type { Parsed } from "../../playbook/parse.ts";
import type { Item } from "../../snapshot/item.ts";
import type { Instant } from "../../time/instant.ts";
import type { BranchFacts } from "./judge-branches.ts";
import type { PassFacts } from "./judge-pass.ts";
import type { TokenKind } from "./judge-token.ts";
import type { Looked } from "./looked.ts";

/** Everything that was looked at, as plain data; nothing is judged yet. */
export type Checkup = {
  readonly web: string;
  readonly now: Instant;
  readonly playbookFile: string;
  /** The login under which passes are expected to write. */
  readonly author: string;
  readonly token: TokenKind;
  readonly login: Looked<string | undefined>;
  readonly settings: Looked<RepositorySettings>;
  readonly branches: BranchFacts;
  readonly pullRequestSetting: Looked<boolean>;
  readonly workflowFiles: Looked<readonly WorkflowFile[]>;
  readonly workflowStates: Looked<readonly ListedWorkflow[]>;
  readonly labels: Looked<readonly Label[]>;
  /** What came of parsing it; undefined where there is no such file. */
  readonly playbook: Looked<Parsed | undefined>;
  /** Ours, as far as a pass sees them at first. */
  readonly items: Looked<readonly Item[]>;
  /** What only a valid playbook makes it possible to ask. */
  readonly work: Work | undefined;
};

/** How the playbook's people and clocks stand. */
export type Work = {
  readonly assignable: ReadonlyMap<string, Looked<boolean>>;
  readonly pass: PassFacts;
  /** What a pass would report now. */
  readonly problems: readonly Problem[];
};
