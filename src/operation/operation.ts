/** Stands for the number of an item that an earlier operation of the same plan will open. */
export type Ref = { readonly ref: string };

/** Says one thing if the operation `done` of the same plan succeeded, another if not: so nothing claims what did not happen. */
export type Choice = { readonly done: string; readonly then: Text; readonly otherwise: Text };

/** Text, possibly with parts that are known only while applying; a `Ref` becomes the bare digits of a number. */
export type Text = string | readonly (string | Ref | Choice)[];

/** An item on GitHub: its number, or the operation of the same plan that will open it. */
export type Target = number | Ref;

/** A label as it must look; it is created or its colour repaired when GitHub minted it. */
export type Label = { readonly name: string; readonly color: string; readonly description: string };

/** One file of a commit, path from the root of the repository. */
export type FileChange = { readonly path: string; readonly text: string };

/** A remark at a line of a file, as a check run shows it. */
export type Annotation = {
  readonly path: string;
  readonly line: number;
  readonly level: "failure" | "warning" | "notice";
  readonly title: string;
  readonly message: string;
};

/** Where an operation is done that is not for this repository: the private one, `acme/security`, in which a confidential incident is handled. What is written there is shown nowhere else. */
export type Elsewhere = { readonly in?: string };

/** One change to make on GitHub, as plain data. `key` names it within its plan; `reason` is for people and never branched on. */
export type Operation =
  | (Elsewhere & {
      readonly kind: "open-issue";
      readonly key: string;
      readonly title: string;
      readonly body: Text;
      readonly labels: readonly Label[];
      readonly assignees: readonly string[];
      /** The organisation's issue type, where it has one. */
      readonly type: string | undefined;
      /** Values of the organisation's issue fields, by the field's id. */
      readonly fields: readonly { readonly id: number; readonly value: string }[];
      readonly reason: string;
    })
  | (Elsewhere & {
      /** Changes what is given, in one request; what is undefined stays. */
      readonly kind: "update-issue";
      readonly key: string;
      readonly issue: Target;
      readonly title: string | undefined;
      readonly body: Text | undefined;
      readonly state: IssueState | undefined;
      /** The operation of the same plan that must have been done before; else this one is skipped. */
      readonly needs: string | undefined;
      readonly reason: string;
    })
  | (Elsewhere & {
      readonly kind: "comment";
      readonly key: string;
      readonly issue: Target;
      readonly body: Text;
      /** Whether it is to stand above all others. */
      readonly pin?: boolean;
      readonly reason: string;
    })
  | (Elsewhere & {
      /** Changes a comment of ours in place. */
      readonly kind: "update-comment";
      readonly key: string;
      readonly issue: number;
      /** The comment's own id. */
      readonly comment: number;
      readonly body: Text;
      readonly reason: string;
    })
  | (Elsewhere & {
      /** Reacts to somebody's comment. */
      readonly kind: "react";
      readonly key: string;
      readonly issue: number;
      /** The comment's own id. */
      readonly comment: number;
      readonly reaction: "+1";
      readonly reason: string;
    })
  | {
      readonly kind: "add-assignees";
      readonly key: string;
      readonly issue: Target;
      readonly assignees: readonly string[];
      readonly reason: string;
    }
  | {
      readonly kind: "add-labels";
      readonly key: string;
      readonly issue: Target;
      readonly labels: readonly Label[];
      readonly reason: string;
    }
  | {
      readonly kind: "remove-label";
      readonly key: string;
      readonly issue: Target;
      readonly label: string;
      readonly reason: string;
    }
  | (Elsewhere & {
      /** A branch with one commit on top of `base`, and its pull request. */
      readonly kind: "open-pull-request";
      readonly key: string;
      readonly branch: string;
      readonly base: string;
      readonly title: string;
      readonly body: Text;
      readonly message: string;
      readonly files: readonly FileChange[];
      readonly reviewers: readonly string[];
      readonly teamReviewers: readonly string[];
      readonly reason: string;
    })
  | {
      /** One commit on a branch that stands, or is to be created without history where `orphan` is true. */
      readonly kind: "commit-files";
      readonly key: string;
      readonly branch: string;
      readonly orphan: boolean;
      readonly message: string;
      readonly files: readonly FileChange[];
      readonly reason: string;
    }
  | {
      /** Changes one file of a branch, if it still holds what it held; where somebody was quicker, nothing is changed. */
      readonly kind: "change-file";
      readonly key: string;
      readonly branch: string;
      readonly path: string;
      readonly was: string;
      readonly text: Text;
      readonly message: string;
      readonly reason: string;
    }
  | {
      /** Puts issues below another, where GitHub has sub-issues. */
      readonly kind: "add-sub-issues";
      readonly key: string;
      readonly issue: Target;
      readonly children: readonly Target[];
      readonly reason: string;
    }
  | {
      /** The result of a check on a commit. */
      readonly kind: "check-run";
      readonly key: string;
      /** Under which it can be required; it never changes. */
      readonly name: string;
      /** The commit. */
      readonly head: string;
      readonly conclusion: "success" | "failure" | "neutral";
      readonly title: string;
      readonly summary: string;
      readonly annotations: readonly Annotation[];
      readonly reason: string;
    }
  | {
      /** The same on a commit where no check can be written; `url` leads to more. */
      readonly kind: "commit-status";
      readonly key: string;
      readonly name: string;
      readonly head: string;
      readonly conclusion: "success" | "failure" | "neutral";
      readonly title: string;
      readonly url: string | undefined;
      readonly reason: string;
    }
  | {
      /** Tells a server outside of GitHub; `secret` and `sign` name the secrets with its address and with what signs the message. */
      readonly kind: "notify";
      readonly key: string;
      readonly via: "slack" | "webhook";
      readonly secret: string;
      readonly sign: string | undefined;
      /** The same whenever this is sent, so that its receiver can tell. */
      readonly delivery: string;
      /** JSON, in which `REPOSITORY_PAGE` stands for an address. */
      readonly message: string;
      readonly reason: string;
    };

/** What an issue is to become. */
export type IssueState =
  | { readonly kind: "open" }
  | { readonly kind: "completed" }
  | { readonly kind: "not-planned" }
  | { readonly kind: "duplicate"; readonly of: number };
