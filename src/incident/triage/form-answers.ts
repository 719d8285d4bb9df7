/** What the issue form asks, by the headings GitHub puts above the answers. */
export const formHeadings = {
  service: "Which service?",
  affected: "What is affected?",
  users: "How many users?",
  data: "Is data at risk?",
  workaround: "Is there a workaround?",
  since: "Since when?",
  text: "What happens?",
} as const satisfies Readonly<Record<string, string>>;

/** The choices of the issue form as people read them, by what they mean. */
export const formChoices = {
  affected: {
    everything: "Everything: the product cannot be used",
    major: "An important feature, or all of it is very slow",
    minor: "A minor feature",
    cosmetic: "Only how something looks, or a small nuisance",
  },
  users: { all: "All", many: "Many", some: "Some", few: "One or a few" },
  data: {
    no: "No",
    lost: "Yes, data is lost or wrong",
    exposed: "Yes, somebody may see what is not theirs",
  },
  workaround: { yes: "Yes", no: "No" },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What somebody answered in the issue form; undefined where they did not, did not know, or wrote something else. */
export type FormAnswers = {
  /** Foreign text. */
  readonly service: string | undefined;
  readonly affected: keyof typeof formChoices.affected | undefined;
  readonly users: keyof typeof formChoices.users | undefined;
  readonly data: keyof typeof formChoices.data | undefined;
  readonly workaround: keyof typeof formChoices.workaround | undefined;
  /** Foreign text, as somebody wrote it. */
  readonly since: string | undefined;
  /** Foreign text. */
  readonly text: string;
};
