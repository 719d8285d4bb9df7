/** A playbook with one severity, who answers for it and who writes its post-mortems; nothing recurs. */
export function oneSeverity(writer: string): string {
  return `version: 1
product: Acme Shop
timezone: Europe/Berlin
default-owner: ada
gate: off
roles:
  lead: { title: Lead, held-by: ada }
  writer: { title: Writer, held-by: ${writer} }
decision-authority: lead
incidents:
  severities:
    P0: { title: Critical, response: immediate, authority: lead, team: lead, updates: 15 min, post-mortem: 48 h, actions: 30 days }
  sequence:
    - { id: post-mortem, title: Post-mortem, roles: writer, steps: [Write it] }
`;
}
