/** How people are asked; whoever cancels makes it reject with an `InputError`. */
export type Questions = {
  /** A line of text; Enter alone takes what is suggested. `check` says what is wrong with an answer. */
  text(question: {
    readonly message: string;
    readonly suggested: string;
    readonly check: (answer: string) => string | undefined;
  }): Promise<string>;
  /** One of some options; Enter alone takes what is suggested. */
  choose<T extends string>(question: {
    readonly message: string;
    readonly suggested: T;
    readonly options: readonly { readonly value: T; readonly label: string }[];
  }): Promise<T>;
  /** Something people should read before the next question. */
  tell(text: string): void;
};
