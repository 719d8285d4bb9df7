import { type PostMortemCheck, SECTIONS, type SectionId } from "../playbook/post-mortem-checks.ts";

const TIMELINE = `| When | What |
|---|---|
| 2026-11-21 02:31 | **Introduced**: version 412 went out with the new payment client |
| 2026-11-21 02:47 | **Detected**: the alert on failed payments fired |
| 2026-11-21 02:58 | Rolling back version 412, said so on the status page |
| 2026-11-21 03:12 | **Resolved**: version 411 is back, payments succeed |`;

const CAUSE = `1. Why did payments fail? Because the client rejected the gateway's certificate.
2. Why was it rejected? Because version 412 pins the old authority, and the gateway had changed it.
3. Why did nobody know of the change? Because the gateway's notices go to a mailbox that no team owns.`;

const MISSED =
  "The smoke test pays with a stubbed gateway, so it stayed green; the alert looks at ten minutes, and most orders come by day.";

const IMPACT = `- **Users**: 1,204 customers could not pay for 32 minutes
- **Revenue**: about 5,300 EUR in orders that were not placed again
- **Reputation**: 41 tickets and 3 posts, all answered
- **Data**: none, because no order was written before its payment`;

const PREVENTION = `- **Monitoring**: alert when a certificate changes or expires within 14 days
- **Testing**: one real payment in staging before each release
- **Process**: gateway notices open an issue for the team on duty
- **Infrastructure**: none, since the rollback took two minutes as planned`;

const ACTIONS = `| Action | Owner | Deadline | Type |
|---|---|---|---|
| Alert when a certificate changes or expires within 14 days | @bo | 2026-12-04 | monitoring |`;

const SECTION: Readonly<Record<SectionId, string>> = {
  timeline: `## Timeline\n\n${TIMELINE}`,
  "root-cause": `## Root cause\n\n${CAUSE}`,
  "not-caught-earlier": `## Why it was not caught earlier\n\n${MISSED}`,
  impact: `## Impact\n\n${IMPACT}`,
  prevention: `## Prevention\n\n${PREVENTION}`,
  "action-items": `## Action items\n\n${ACTIONS}`,
};

const EXAMPLES: Readonly<Partial<Record<PostMortemCheck, string>>> = {
  "document-size": "The full log: [gateway.log](../attachments/gateway.log)",
  "cause-chain": CAUSE,
  "cause-chain-short": CAUSE,
  "cause-person":
    "5. Why could one wrong command empty the table? Because the console connects to production by default, and asks nothing back.",
  "not-caught-earlier-thin": MISSED,
  "action-owner": ACTIONS,
  "action-owner-assignable": ACTIONS,
  "action-deadline": ACTIONS,
  "action-deadline-date": ACTIONS,
  "action-deadline-past": ACTIONS,
  "action-deadline-late": ACTIONS,
  "action-type": ACTIONS,
  "action-verb": "Alert when a certificate expires within 14 days",
  "action-end": "Rehearse the rollback until it takes less than 5 minutes",
  "timeline-introduced": "| 2026-11-21 02:31 | **Introduced**: version 412 went out with the new payment client |",
  "timeline-detected": "| 2026-11-21 02:47 | **Detected**: the alert on failed payments fired |",
  "timeline-resolved": "| 2026-11-21 03:12 | **Resolved**: version 411 is back, payments succeed |",
  "timeline-time": "| 2026-11-21 02:47 | **Detected**: the alert on failed payments fired |",
  "timeline-order": TIMELINE,
  "timeline-phases": TIMELINE,
  "timeline-gap": "| 2026-11-21 02:58 | Looked for a cause in the database and found none; no update was given |",
  "impact-number": "- **Users**: 1,204 customers could not pay for 32 minutes",
  "impact-reason": "- **Data**: none, because no order was written before its payment",
  "impact-kinds": IMPACT,
  "prevention-monitoring": "- **Monitoring**: alert when a certificate changes or expires within 14 days",
  "prevention-testing": "- **Testing**: one real payment in staging before each release",
  "prevention-process": "- **Process**: gateway notices open an issue for the team on duty",
  "prevention-infrastructure": "- **Infrastructure**: none, since the rollback took two minutes as planned",
  "front-matter": "---\nincident: 517\nseverity: P0\ncause: expired-certificate\n---",
  "front-matter-broken": "---\nincident: 517\nseverity: P0\ncause: expired-certificate\n---",
  "cause-tag": "cause: expired-certificate",
  "table-columns": TIMELINE,
  blame: "The console let one command reach production without asking back.",
};

/** Markdown of a good answer to what a check asks for. */
export function exampleOf(id: PostMortemCheck): string {
  const section = SECTIONS.find((one) => id.startsWith(`${one}-`));
  return EXAMPLES[id] ?? (section === undefined ? "" : SECTION[section]);
}
