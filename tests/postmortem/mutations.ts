import type { PostMortemCheck } from "../../src/playbook/post-mortem-checks.ts";

/** One thing changed in a good post-mortem, and what must be found in which line; a line is told by how it begins once changed. */
export type Mutation = {
  readonly name: string;
  readonly file: string;
  readonly change: (document: string) => string;
  readonly id: PostMortemCheck;
  readonly at: string;
  /** What else is refused, because it cannot be seen any more. */
  readonly also?: readonly PostMortemCheck[];
};

const swap =
  (from: string | RegExp, to: string) =>
  (document: string): string =>
    document.replace(from, to);

/** Without a section: from its heading to the next one. */
const without =
  (heading: string) =>
  (document: string): string =>
    document.replace(new RegExp(`^${heading}\\n[\\s\\S]*?(?=^#|$(?![\\s\\S]))`, "m"), "");

/** With a heading and nothing under it. */
const emptied =
  (heading: string) =>
  (document: string): string =>
    document.replace(new RegExp(`^(${heading}\\n)[\\s\\S]*?(?=^#|$(?![\\s\\S]))`, "m"), "$1\n");

const sre = "site-reliability-book";
const pager = "pager-service";
const team = "product-team-handbook";
const debrief = "facilitated-debrief";
const report = "availability-report";
const open = "open-handbook";
const chat = "chat-based-tool";
const learning = "learning-review";
const coe = "correction-of-error";
const german = "deutscher-bericht";

export const mutations: readonly Mutation[] = [
  // Whole sections
  { name: "no timeline", file: pager, change: without("## Timeline"), id: "timeline-missing", at: "# Delayed" },
  {
    name: "no cause",
    file: learning,
    change: without("## Causal analysis"),
    id: "root-cause-missing",
    at: "# What we learned",
  },
  {
    name: "no word on why it went unnoticed",
    file: coe,
    change: without("## What should have caught it"),
    id: "not-caught-earlier-missing",
    at: "# Correction",
  },
  {
    name: "no word on why it went unnoticed, in German",
    file: german,
    change: without(String.raw`## Warum nicht früher bemerkt\?`),
    id: "not-caught-earlier-missing",
    at: "# Nachbetrachtung",
  },
  { name: "no impact", file: report, change: without("## Impact"), id: "impact-missing", at: "# November 19" },
  {
    name: "no prevention, and actions of one kind only",
    file: debrief,
    change: without("## What keeps it from coming back"),
    id: "prevention-missing",
    at: "# Debrief",
  },
  { name: "no actions", file: chat, change: without("## Follow-ups"), id: "action-items-missing", at: "# INC-481" },
  {
    name: "no actions, in German",
    file: german,
    change: without("## Maßnahmen"),
    id: "action-items-missing",
    at: "# Nachbetrachtung",
  },
  {
    name: "a heading renamed",
    file: team,
    change: swap("## Impact", "## Some thoughts"),
    id: "impact-missing",
    at: "# Search slow",
  },
  {
    name: "an empty timeline",
    file: coe,
    change: emptied("## Incident timeline"),
    id: "timeline-empty",
    at: "## Incident timeline",
  },
  {
    name: "a timeline with a head and no rows",
    file: chat,
    change: swap(/^\| 2026.*\n/gm, ""),
    id: "timeline-empty",
    at: "## Timeline",
  },
  {
    name: "an empty cause",
    file: learning,
    change: emptied("## Causal analysis"),
    id: "root-cause-empty",
    at: "## Causal analysis",
  },
  {
    name: "an empty reason why it went unnoticed",
    file: debrief,
    change: emptied("## Why we did not notice earlier"),
    id: "not-caught-earlier-empty",
    at: "## Why we did not",
  },
  {
    name: "an impact of nothing but a comment",
    file: sre,
    change: swap(/^1,204 customers.*$/m, "<!-- How many? -->"),
    id: "impact-empty",
    at: "## Impact",
  },
  {
    name: "an empty prevention",
    file: learning,
    change: emptied("## Prevention"),
    id: "prevention-empty",
    at: "## Prevention",
  },
  {
    name: "actions as a paragraph",
    file: report,
    change: swap(/^\* (?:.*\n)+/m, "We will do better.\n"),
    id: "action-items-empty",
    at: "## Follow-up actions",
    also: ["prevention-missing"],
  },
  {
    name: "everything behind an open comment",
    file: chat,
    change: swap("## Contributors", "<!-- \n## Contributors"),
    id: "root-cause-missing",
    at: "# INC-481",
    also: ["not-caught-earlier-missing", "impact-missing", "prevention-missing", "action-items-missing"],
  },

  // Placeholders
  {
    name: "TODO for a why",
    file: team,
    change: swap("Plans are only collected in production.", "TODO"),
    id: "root-cause-placeholder",
    at: "4. Why is it not?",
  },
  {
    name: "dots for an impact",
    file: pager,
    change: swap("12 orders were cancelled, worth 640 EUR", "..."),
    id: "impact-placeholder",
    at: "| Revenue",
  },
  {
    name: "a prompt left standing",
    file: german,
    change: swap("Überwachung**: Ablauf aller Zertifikate 30 Tage vorher melden", "Überwachung**: [hier eintragen]"),
    id: "prevention-placeholder",
    at: "- **Überwachung**",
  },
  {
    name: "TBD for an owner",
    file: coe,
    change: swap("| @jo |", "| TBD |"),
    id: "action-items-placeholder",
    at: "| Repeat the failover",
  },
  {
    name: "question marks in the timeline",
    file: debrief,
    change: swap("Restoring began", "???"),
    id: "timeline-placeholder",
    at: "| 2026-11-20 22:58",
  },
  {
    name: "to be written",
    file: sre,
    change: swap(/^The smoke test after.*$/m, "To be written."),
    id: "not-caught-earlier-placeholder",
    at: "To be written.",
  },
  {
    name: "lorem ipsum",
    file: learning,
    change: swap(/^Tests use one customer.*$/m, "Lorem ipsum dolor sit amet, consectetur adipiscing elit sed."),
    id: "not-caught-earlier-placeholder",
    at: "Lorem",
  },
  {
    name: "wird nachgereicht",
    file: german,
    change: swap(/^Die Überwachung fragt.*$/m, "Wird noch nachgereicht."),
    id: "not-caught-earlier-placeholder",
    at: "Wird noch",
  },

  // Timeline
  {
    name: "nobody says when it was introduced",
    file: sre,
    change: swap("Fault introduced: version 412 went out", "Version 412"),
    id: "timeline-introduced",
    at: "## Timeline",
  },
  {
    name: "nobody says when it was detected",
    file: pager,
    change: swap(/^.*Detected.*\n/m, ""),
    id: "timeline-detected",
    at: "## Timeline",
  },
  {
    name: "nobody says when it was resolved",
    file: coe,
    change: swap(/^.*back to normal.*\n/m, ""),
    id: "timeline-resolved",
    at: "## Incident timeline",
  },
  {
    name: "nobody says when it was resolved, in German",
    file: german,
    change: swap(/^.*Behoben.*\n/m, ""),
    id: "timeline-resolved",
    at: "## Zeitleiste",
  },
  {
    name: "a date in words",
    file: debrief,
    change: swap("2026-11-20 22:45 |", "a while later |"),
    id: "timeline-time",
    at: "| a while later",
  },
  {
    name: "a time that no clock shows",
    file: chat,
    change: swap("2026-11-22 13:19:30", "2026-11-22 33:99:30"),
    id: "timeline-time",
    at: "| 2026-11-22 33",
  },
  {
    name: "a lost column",
    file: pager,
    change: swap("| 2026-11-14 07:05 | The export was stopped |", "| The export was stopped |"),
    id: "timeline-time",
    at: "| The export was",
  },
  {
    name: "an item without a time",
    file: open,
    change: swap("- 08:33 UTC - Old", "- Then old"),
    id: "timeline-time",
    at: "- Then old",
  },
  {
    name: "a line out of order",
    file: coe,
    change: swap("2026-11-16 05:38", "2026-11-16 05:08"),
    id: "timeline-order",
    at: "| 2026-11-16 05:08",
  },
  {
    name: "a line out of order in a list",
    file: report,
    change: swap("16:38Z: old limits restored", "15:38Z: old limits restored"),
    id: "timeline-order",
    at: "- 2026-11-19T15:38Z",
  },
  {
    name: "a day too early",
    file: german,
    change: swap("19.11.2026 08:46", "18.11.2026 08:46"),
    id: "timeline-order",
    at: "| 18.11.2026",
  },
  {
    name: "resolved before it was detected",
    file: pager,
    change: (text) =>
      text
        .replace("**Detected:**", "**X:**")
        .replace("**Resolved:**", "**Detected:**")
        .replace("**X:**", "**Resolved:**"),
    id: "timeline-phases",
    at: "| 2026-11-14 06:40",
  },
  {
    name: "a long silence",
    file: sre,
    change: swap(/^- (?:02:51|03:04|03:09).*\n/gm, ""),
    id: "timeline-gap",
    at: "- 03:12",
  },

  // Cause
  {
    name: "a cause without a chain",
    file: learning,
    change: swap(/^The cache's key holds.*$/m, "The cache."),
    id: "cause-chain",
    at: "## Causal analysis",
  },
  {
    name: "a chain of two steps",
    file: pager,
    change: swap(/^3\. Why was that.*\n/m, ""),
    id: "cause-chain-short",
    at: "2. Why do they",
  },
  {
    name: "a chain of one step, in German",
    file: german,
    change: swap(/^[234]\. Warum.*\n/gm, ""),
    id: "cause-chain-short",
    at: "1. Warum",
  },
  {
    name: "human error",
    file: team,
    change: swap("The tool that collects them was bought for production and never set up elsewhere.", "Human error."),
    id: "cause-person",
    at: "5. Why only there?",
  },
  {
    name: "an engineer who forgot",
    file: coe,
    change: swap("It has no owner since its team was dissolved.", "The engineer forgot to name one."),
    id: "cause-person",
    at: "| Why is the template",
  },
  {
    name: "somebody who should have been careful",
    file: pager,
    change: swap(
      "No limit on the queue's length was set, so nothing ever drew attention to it.",
      "The team should have checked.",
    ),
    id: "cause-person",
    at: "3. Why was that",
  },
  {
    name: "prose that ends at a person",
    file: report,
    change: swap(
      "The unit is not part of the setting's name since the setting was taken over from another proxy that counts per minute, so reading the change did not show the slip.",
      "All of it because the author did not read the manual.",
    ),
    id: "cause-person",
    at: "A change of the rate",
  },
  {
    name: "menschliches Versagen",
    file: german,
    change: swap(
      "Er steht in einem Netz, das die Erneuerung nicht erreicht, und niemandem wird das gezeigt.",
      "Menschliches Versagen.",
    ),
    id: "cause-person",
    at: "4. Warum",
  },
  {
    name: "jemand hat es vergessen",
    file: german,
    change: swap(
      "Er steht in einem Netz, das die Erneuerung nicht erreicht, und niemandem wird das gezeigt.",
      "Jemand hat ihn vergessen.",
    ),
    id: "cause-person",
    at: "4. Warum",
  },
  {
    name: "a nested answer that stops at a person",
    file: open,
    change: swap("The job reports success when it has deleted nothing.", "The administrator was careless."),
    id: "cause-person",
    at: "4. The withdrawal",
  },
  {
    name: "unnoticed, because",
    file: sre,
    change: swap(/^The smoke test after.*$/m, "Tests were green."),
    id: "not-caught-earlier-thin",
    at: "Tests were green.",
  },

  // Impact
  {
    name: "many customers",
    file: pager,
    change: swap("8,312 confirmations were late, 95 minutes in the median", "Many confirmations were very late"),
    id: "impact-number",
    at: "| Customers",
  },
  {
    name: "a date that counts nobody",
    file: report,
    change: swap(/^At the peak.*$/m, "On 2026-11-19 requests failed from 16:05 on, see #463."),
    id: "impact-number",
    at: "On 2026-11-19",
  },
  {
    name: "viele Händler",
    file: german,
    change: swap("61 Händler, 1.840 Etiketten verspätet", "viele Händler mit verspäteten Etiketten"),
    id: "impact-number",
    at: "- **Kunden**",
  },
  {
    name: "none without a reason",
    file: team,
    change: swap("none, since search only reads", "none"),
    id: "impact-reason",
    at: "- **Data:**",
  },
  {
    name: "none without a reason in a table",
    file: pager,
    change: swap("None, the messages were only late", "None."),
    id: "impact-reason",
    at: "| Data",
  },
  {
    name: "keiner, without a reason",
    file: german,
    change: swap("keiner, weil alle Sendungen am selben Tag abgeholt wurden", "keiner"),
    id: "impact-reason",
    at: "- **Umsatz**",
  },
  {
    name: "nothing said of data",
    file: learning,
    change: swap(/^\| Data.*\n/m, ""),
    id: "impact-kinds",
    at: "## Consequences",
  },

  // Prevention
  {
    name: "nothing on monitoring",
    file: chat,
    change: (text) => text.replace(/^\| Monitoring.*\n/m, "").replace("| monitoring |", "| process |"),
    id: "prevention-monitoring",
    at: "## Prevention",
  },
  {
    name: "nothing on testing",
    file: pager,
    change: (text) => text.replace(/^- Testing.*\n/m, "").replace("— testing", "— process"),
    id: "prevention-testing",
    at: "## Prevention",
  },
  {
    name: "nothing on process",
    file: debrief,
    change: swap(/^\*\*Process\..*\n/m, ""),
    id: "prevention-process",
    at: "## What keeps it",
  },
  {
    name: "no reason why nothing changes",
    file: debrief,
    change: swap("Nothing changes here, because the written procedure was followed and was right.", "Nothing."),
    id: "prevention-process",
    at: "**Process.**",
  },
  {
    name: "a heading of prevention with nothing below",
    file: team,
    change: swap("Plans are collected in staging as well.\n", ""),
    id: "prevention-infrastructure",
    at: "### Infrastructure",
  },

  // Action items
  {
    name: "no owner",
    file: debrief,
    change: swap("| @kim |", "| |"),
    id: "action-owner",
    at: "| Show the environment",
  },
  {
    name: "no owner in a list",
    file: pager,
    change: swap(" — @jo", ""),
    id: "action-owner",
    at: "- [ ] Add an export",
  },
  {
    name: "no column for owners",
    file: debrief,
    change: (text) =>
      text
        .replace(
          "| What | Who | By when | Kind |\n| --- | --- | --- | --- |",
          "| What | By when | Kind |\n| --- | --- | --- |",
        )
        .replace(/^(\| (?:Alert|Clear a|Show the).*?)\| @\w+ /gm, "$1"),
    id: "action-owner",
    at: "| Alert when more",
  },
  {
    name: "the team as owner",
    file: team,
    change: swap("owner: @bo", "owner: the team"),
    id: "action-owner",
    at: "1. Alert",
  },
  {
    name: "a team's name as owner",
    file: chat,
    change: swap("| @hal |", "| @acme/platform |"),
    id: "action-owner",
    at: "| Announce",
  },
  {
    name: "an owner misspelt",
    file: coe,
    change: swap("| @chi |", "| @chii |"),
    id: "action-owner-assignable",
    at: "| Move one replica",
  },
  {
    name: "an owner who left",
    file: report,
    change: swap("(@jo,", "(@zoe,"),
    id: "action-owner-assignable",
    at: "* Testing",
  },
  {
    name: "no deadline",
    file: learning,
    change: swap("| 2026-12-12 |", "| |"),
    id: "action-deadline",
    at: "| Run all page tests",
  },
  {
    name: "no deadline in a list",
    file: open,
    change: swap("  - Due: 2026-12-05\n", ""),
    id: "action-deadline",
    at: "- [ ] Fail the deletion",
  },
  {
    name: "next sprint",
    file: coe,
    change: swap("| 2026-12-14 |", "| next sprint |"),
    id: "action-deadline-date",
    at: "| Repeat the failover",
  },
  {
    name: "bald",
    file: german,
    change: swap("| 08.12.2026 |", "| im Dezember |"),
    id: "action-deadline-date",
    at: "| Stündlichen",
  },
  {
    name: "a day that does not exist",
    file: debrief,
    change: swap("| 10 December 2026 |", "| 2026-12-32 |"),
    id: "action-deadline-date",
    at: "| Clear a list",
  },
  {
    name: "a deadline in the past",
    file: pager,
    change: swap("2026-11-27", "2026-11-20"),
    id: "action-deadline-past",
    at: "- [ ] Alert when",
  },
  {
    name: "a deadline in the past, in German",
    file: german,
    change: swap("30.11.2026", "03.11.2026"),
    id: "action-deadline-past",
    at: "| Abnahmeliste",
  },
  {
    name: "a deadline beyond the limit of P0",
    file: sre,
    change: swap("2026-12-15", "2027-01-15"),
    id: "action-deadline-late",
    at: "| Load pins",
  },
  {
    name: "no type",
    file: chat,
    change: swap("| infrastructure | 24", "| | 24"),
    id: "action-type",
    at: "| Keep the old key",
  },
  {
    name: "a type of one's own",
    file: learning,
    change: swap("| Testing |", "| urgent |"),
    id: "action-type",
    at: "| Run all page tests",
  },
  {
    name: "no verb",
    file: sre,
    change: swap("Alert when a gateway certificate changes or expires within 14 days", "Better certificates"),
    id: "action-verb",
    at: "| Better",
  },
  {
    name: "a noun",
    file: pager,
    change: swap("Split the queue into one for exports and one for customers", "A new queue"),
    id: "action-verb",
    at: "- [ ] A new",
  },
  {
    name: "ohne Tätigkeitswort",
    file: german,
    change: swap("Stündlichen Probedruck einrichten", "Probedruck"),
    id: "action-verb",
    at: "| Probedruck",
  },
  {
    name: "be more careful",
    file: report,
    change: swap("roll out settings region by region with 10 minutes between them", "be more careful with settings"),
    id: "action-end",
    at: "* Process",
  },
  {
    name: "improve monitoring",
    file: debrief,
    change: swap("| Alert when more than 5 prices become zero within a minute |", "| Improve the monitoring |"),
    id: "action-end",
    at: "| Improve",
  },
  {
    name: "besser aufpassen",
    file: german,
    change: swap("Abnahmeliste um das Zertifikat ergänzen", "Bei Abnahmen besser aufpassen"),
    id: "action-end",
    at: "| Bei Abnahmen",
  },
  {
    name: "Überwachung verbessern",
    file: german,
    change: swap("Ablauf aller Zertifikate 30 Tage vorher melden |", "Die Überwachung verbessern |"),
    id: "action-end",
    at: "| Die Überwachung",
  },

  // Form
  {
    name: "front matter without an end",
    file: coe,
    change: swap("cause: single-zone-database\n---", "cause: single-zone-database"),
    id: "front-matter-broken",
    at: "---",
  },
  {
    name: "front matter with an open quote",
    file: chat,
    change: swap("severity: P0", 'severity: "P0'),
    id: "front-matter-broken",
    at: 'severity: "P0',
  },
  {
    name: "front matter with prose in it",
    file: team,
    change: swap("severity: P1", "severe it was"),
    id: "front-matter-broken",
    at: "severe it was",
  },
  {
    name: "no front matter",
    file: sre,
    change: swap(/^---\n[\s\S]*?\n---\n/, ""),
    id: "front-matter",
    at: "# Post-mortem",
  },
  { name: "no tag for the cause", file: pager, change: swap("cause: queue-backlog\n", ""), id: "cause-tag", at: "---" },
  {
    name: "a sentence for the tag of the cause",
    file: report,
    change: swap("cause: config-rollout", "cause: The rollout went wrong"),
    id: "cause-tag",
    at: "cause: The",
  },
  {
    name: "dashes that make no table",
    file: debrief,
    change: swap("| --- | --- | --- |\n| 2026", "| --- | --- |\n| 2026"),
    id: "table-columns",
    at: "| --- | --- |",
  },
  {
    name: "a section twice",
    file: pager,
    change: (text) => `${text}\n## Impact\n\n3 more customers called.\n`,
    id: "impact-twice",
    at: "## Impact\n\n3",
  },
  {
    name: "blame",
    file: open,
    change: swap("- Disks are watched", "- The operator was to blame; disks are watched"),
    id: "blame",
    at: "- The operator was",
  },
  {
    name: "schuld",
    file: german,
    change: swap("2. Warum lehnte sie ab?", "2. Wer ist schuld daran? Warum lehnte sie ab?"),
    id: "blame",
    at: "2. Wer ist schuld",
  },
  {
    name: "half a megabyte of log",
    file: chat,
    change: (text) => `${text}\n\`\`\`\n${"log line\n".repeat(60_000)}\`\`\`\n`,
    id: "document-size",
    at: "---",
  },
];
