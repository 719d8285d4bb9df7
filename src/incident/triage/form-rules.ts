import type { SeverityId } from "../../playbook/incidents.ts";
import type { FormAnswers } from "./form-answers.ts";

/** A rule over the answers of the issue form, and its words for people. */
export type FormRule = {
  readonly id: string;
  readonly severity: SeverityId;
  readonly because: string;
  readonly fits: (answers: FormAnswers) => boolean;
};

/** The definitions of the severities as questions, the gravest first; the first that fits counts. What nobody knows is taken for the worse. */
export const formRules: readonly FormRule[] = [
  {
    id: "data",
    severity: "P0",
    because: "data is at risk",
    fits: ({ data }) => data === "lost" || data === "exposed",
  },
  {
    id: "down",
    severity: "P0",
    because: "the product cannot be used, by more than a few",
    fits: ({ affected, users }) => affected === "everything" && users !== "few",
  },
  {
    id: "down-for-few",
    severity: "P1",
    because: "the product cannot be used, by one or a few",
    fits: ({ affected }) => affected === "everything",
  },
  {
    id: "major",
    severity: "P1",
    because: "an important feature is affected",
    fits: ({ affected, users, workaround }) =>
      affected === "major" && (workaround !== "yes" || (users !== "few" && users !== "some")),
  },
  {
    id: "major-with-workaround",
    severity: "P2",
    because: "an important feature is affected for some, who have a workaround",
    fits: ({ affected }) => affected === "major",
  },
  {
    id: "minor",
    severity: "P2",
    because: "a minor feature is affected",
    fits: ({ affected }) => affected === "minor",
  },
  {
    id: "cosmetic",
    severity: "P3",
    because: "it is cosmetic or a small nuisance",
    fits: ({ affected }) => affected === "cosmetic",
  },
];
