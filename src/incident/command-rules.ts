/** Who may give a command. `part`: whoever responds, is told or triages; `triage`: who may triage issues; `decides`: the commander or who decides on that severity; `authority`: only who decides. */
export type CommandLevel = "part" | "triage" | "decides" | "authority";

/** What a command takes, what it does, and who may give it. */
export type CommandRule = { readonly usage: string; readonly does: string; readonly level: CommandLevel };

/** Every command there is; raising and lowering a severity have levels of their own. */
export const commandRules = {
  ack: { usage: "/ack", does: "says that you are on it and stops the clock of the acknowledgement", level: "part" },
  severity: {
    usage: "/severity P1 <why>",
    does: "changes the severity; raising to P0 or P1 needs triage rights, lowering is for the commander and who decides",
    level: "triage",
  },
  assign: { usage: "/assign @name as <role>", does: "gives somebody a role in this incident", level: "triage" },
  commander: { usage: "/commander @name", does: "says who leads", level: "triage" },
  status: {
    usage: "/status investigating|identified|monitoring|resolved <text>",
    does: "says how far the response is; monitoring counts as mitigated, resolved as resolved",
    level: "part",
  },
  update: {
    usage: "/update <text> next 45m",
    does: "tells others how it stands; `next 45m` promises another time for the next one",
    level: "part",
  },
  note: { usage: "/note <text>", does: "puts a line into the timeline", level: "part" },
  started: { usage: "/started 02:40", does: "says when the trouble began", level: "part" },
  detected: { usage: "/detected 02:47", does: "says when it was noticed, where it was declared late", level: "part" },
  mitigated: {
    usage: "/mitigated",
    does: "says that users can work again, or since when: `/mitigated 03:20`",
    level: "part",
  },
  verified: { usage: "/verified <evidence>", does: "says that the fix was checked, and how", level: "part" },
  resolve: {
    usage: "/resolve <why there is no fix to link>",
    does: "ends the incident: the fix linked or a reason given, verified, and stable",
    level: "part",
  },
  duplicate: { usage: "/duplicate #123", does: "ends it as the same incident as another", level: "triage" },
  handoff: { usage: "/handoff @name <text>", does: "hands the command over", level: "part" },
  flag: {
    usage: "/flag data-breach",
    does: "calls in those who must hear of it; an amount may follow: `/flag revenue-impact 8000 EUR`",
    level: "part",
  },
  waive: { usage: "/waive post-mortem <why>", does: "does without the post-mortem", level: "authority" },
} as const satisfies Readonly<Record<string, CommandRule>>;

/** The name of a command, without its slash. */
export type CommandName = keyof typeof commandRules;

/** The names of all commands. */
export const commandNames: readonly CommandName[] = (Object.keys(commandRules) as readonly string[]).filter(
  (name): name is CommandName => Object.hasOwn(commandRules, name),
);
