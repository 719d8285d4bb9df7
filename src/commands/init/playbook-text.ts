/** What a new playbook says; whatever is undefined is left out. */
export type PlaybookWords = {
  readonly product: string;
  readonly zone: string;
  readonly holidays: { readonly path: string; readonly place: string } | undefined;
  readonly defaultOwner: string;
  /** Nobody knows whether the owner can be asked. */
  readonly guessed: boolean;
  readonly live: boolean;
  /** From which day on the labels of incidents count, and why that had to be said. */
  readonly incidents: { readonly from: string; readonly because: string } | undefined;
};

/** The smallest playbook that says so, with a word on each line that needs one. */
export function playbookText(words: PlaybookWords): string {
  const { product, zone, holidays, defaultOwner, guessed, live, incidents } = words;
  const owner = guessed ? "a guess: put the login of a person here" : "answers for everything until roles are named";
  const lines: readonly Line[] = [
    ["version: 1"],
    ["extends: phase-6", "every row of the built-in playbook; below is only what differs here"],
    [`product: ${scalar(product)}`],
    [`timezone: ${scalar(zone)}`],
    ...(holidays === undefined
      ? []
      : [
          [
            `holidays: ${holidays.path}`,
            `public holidays of ${holidays.place}; correct it where your team differs`,
          ] as const,
        ]),
    [`default-owner: ${scalar(defaultOwner)}`, owner],
    ...(live ? [["gate: off", "live already, so there is no launch to sign off"] as const] : []),
    ...(incidents === undefined
      ? []
      : [["incidents:"] as const, [`  from: ${incidents.from}`, incidents.because] as const]),
  ];
  return [
    "# What must happen for this product, when, and who answers for it. It is yours to change.",
    "# To check a change: `almanac validate`. To see what comes: `almanac calendar`.",
    ...aligned(lines),
    "# Next: name people in `roles:`; the README of Almanac lists every key.",
    "",
  ].join("\n");
}

type Line = readonly [text: string, comment?: string];

/** A comment stands beside its line, all in one column as far as that stays readable. */
function aligned(lines: readonly Line[]): readonly string[] {
  const width = Math.min(40, Math.max(...lines.map(([text, comment]) => (comment === undefined ? 0 : text.length))));
  return lines.map(([text, comment]) => (comment === undefined ? text : `${text.padEnd(width)}  # ${comment}`));
}

/** Text as YAML reads it back: plain where that is safe, else in quotes. */
function scalar(text: string): string {
  const plain = /^[A-Za-z](?:[\w ./+-]*\w)?$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
  // JSON is YAML, but for characters that JSON leaves as they are and YAML takes for line ends or refuses.
  return plain ? text : JSON.stringify(text).replaceAll(/[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g, escaped);
}

function escaped(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
