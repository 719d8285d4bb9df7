import type { RepoRoute, Route } from "../call.ts";
import { assigneeRoutes } from "./assignees.ts";
import { branchRoutes } from "./branches.ts";
import { commentRoutes } from "./comments.ts";
import { contentRoutes } from "./contents.ts";
import { gitRoutes } from "./git.ts";
import { issueLabelRoutes } from "./issue-labels.ts";
import { issueRoutes } from "./issues.ts";
import { pullRoutes } from "./pulls.ts";
import { refRoutes } from "./refs.ts";
import { repositoryRoutes } from "./repository.ts";
import { accountRoutes } from "./account.ts";

/** Every route within a repository; where two patterns fit, the first wins. */
export const repoRoutes: readonly RepoRoute[] = [
  ...repositoryRoutes,
  ...commentRoutes,
  ...issueRoutes,
  ...issueLabelRoutes,
  ...assigneeRoutes,
  ...pullRoutes,
  ...contentRoutes,
  ...gitRoutes,
  ...refRoutes,
  ...branchRoutes,
];

/** Every route outside of one. */
export const topRoutes: readonly Route[] = [...accountRoutes];
