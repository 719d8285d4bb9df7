import type { RepoRoute, Route } from "../call.ts";
import { appRoutes } from "./apps.ts";
import { assigneeRoutes } from "./assignees.ts";
import { branchRoutes } from "./branch-routes.ts";
import { checkRunRoutes } from "./check-runs.ts";
import { commentRoutes } from "./comments.ts";
import { contentRoutes } from "./contents.ts";
import { deploymentRoutes } from "./deployments.ts";
import { gitRoutes } from "./git.ts";
import { graphqlRoutes } from "./graphql.ts";
import { issueLabelRoutes } from "./issue-labels.ts";
import { issueRoutes } from "./issues.ts";
import { labelRoutes } from "./labels.ts";
import { lockRoutes } from "./lock.ts";
import { mergeRoutes } from "./merge.ts";
import { reactionRoutes } from "./reactions.ts";
import { reviewRoutes } from "./reviews.ts";
import { securityRoutes } from "./security.ts";
import { signInRoutes } from "./sign-ins.ts";
import { statusRoutes } from "./status-routes.ts";
import { subIssueRoutes } from "./sub-issues.ts";
import { timelineRoutes } from "./timeline.ts";
import { pullRoutes } from "./pulls.ts";
import { refRoutes } from "./refs.ts";
import { repositoryRoutes } from "./repository.ts";
import { accountRoutes } from "./account.ts";
import { workflowRoutes } from "./workflows.ts";

/** Every route within a repository; where two patterns fit, the first wins. */
export const repoRoutes: readonly RepoRoute[] = [
  ...repositoryRoutes,
  ...checkRunRoutes,
  ...statusRoutes,
  ...reactionRoutes,
  ...commentRoutes,
  ...timelineRoutes,
  ...issueRoutes,
  ...issueLabelRoutes,
  ...assigneeRoutes,
  ...subIssueRoutes,
  ...lockRoutes,
  ...labelRoutes,
  ...pullRoutes,
  ...mergeRoutes,
  ...reviewRoutes,
  ...contentRoutes,
  ...gitRoutes,
  ...refRoutes,
  ...branchRoutes,
  ...workflowRoutes,
  ...deploymentRoutes,
  ...securityRoutes,
];

/** Every route outside of one. */
export const topRoutes: readonly Route[] = [...accountRoutes, ...appRoutes, ...signInRoutes, ...graphqlRoutes];
