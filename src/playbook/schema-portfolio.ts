import { group } from "./group.ts";
import { listOf, repository } from "./sentence.ts";

/** Which repositories' figures and incidents are gathered here, and where those of this one may be shown. */
export const schemaPortfolio = group(
  {
    of: listOf(
      repository({ description: "A repository whose playbook names this one in `portfolio: { shown-in: … }`." }),
      "a list of repositories, like [acme/shop, acme/blog]",
      { description: "The repositories whose figures and incidents are gathered into one report here." },
    ).optional(),
    "shown-in": listOf(
      repository({ description: "A repository that may show figures and incidents of this one." }),
      "a list of repositories, like [acme/portfolio]",
      { description: "The repositories that may show the figures and incidents of this one." },
    ).optional(),
  },
  { title: "Portfolio", description: "Figures and incidents of several repositories in one report." },
);
