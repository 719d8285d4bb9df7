/** One thing wrong with a playbook or another text people wrote: where, what was found, what was expected. */
export type TextProblem = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: "error" | "warning";
  readonly message: string;
};

/** The playbook (or a template it names) cannot be used; carries every problem found, never only the first. */
export class PlaybookError extends Error {
  override readonly name = "PlaybookError";
  readonly problems: readonly TextProblem[];
  constructor(problems: readonly TextProblem[]) {
    super(problems.map((p) => `${p.file}:${p.line}:${p.column}: ${p.message}`).join("\n"));
    this.problems = problems;
  }
}

/** GitHub refused or did not answer; `status` 0 means that no answer arrived. */
export class GitHubError extends Error {
  override readonly name = "GitHubError";
  readonly status: number;
  readonly diagnosis: Diagnosis;
  constructor(doing: string, status: number, diagnosis: Diagnosis, cause: unknown) {
    super(`${doing}: ${diagnosis.cause}`, { cause });
    this.status = status;
    this.diagnosis = diagnosis;
  }
}

/** What a person needs to mend a failure: its cause, the place to look at, and the fix. */
export type Diagnosis = {
  /** Stable word for tests and scripts, for example `permission-missing`. */
  readonly id: string;
  readonly cause: string;
  readonly place: string;
  readonly fix: string;
};

/** A file, argument or answer from outside does not have the form it must have. */
export class InputError extends Error {
  override readonly name = "InputError";
}

/** Our own code is wrong: never caught on purpose, never expected. */
export class InvariantError extends Error {
  override readonly name = "InvariantError";
}
