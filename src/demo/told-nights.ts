import type { LocalDate } from "../time/local-date.ts";

/** What people know and write of a night without payments: during it, and in its post-mortem. */
export type ToldNight = {
  readonly title: string;
  readonly day: LocalDate;
  readonly lead: string;
  readonly opening: string;
  /** What the lead is doing about it. */
  readonly update: string;
  readonly mitigatedAt: string;
  readonly verified: string;
  readonly resolved: string;
  /** When and what let it happen. */
  readonly introduced: string;
  readonly whys: string;
  readonly missed: string;
  readonly impact: Readonly<Record<"Users" | "Revenue" | "Reputation" | "Data", string>>;
  readonly prevention: Readonly<Record<"Monitoring" | "Testing" | "Process" | "Infrastructure", string>>;
};

/** The night to Saturday, 21 November: a release that trusts an old authority. */
export const FIRST_NIGHT: ToldNight = {
  title: "Checkout: payments fail",
  day: "2026-11-21",
  lead: "dev",
  opening: "No payment has gone through since 02:40, on web and mobile.",
  update: "No customer can pay; rolling back version 412",
  mitigatedAt: "03:22",
  verified: "paid with three cards",
  resolved: "rolled back to version 411",
  introduced: "2026-11-20 15:25 | **Introduced**: version 412 went out, which trusts only the gateway's old authority",
  whys: `1. Why did payments fail? Since 02:40 the client refused the gateway's certificate.
2. Why did it? Version 412 pins the authority that signed it last year, and the gateway moved on that night.
3. Why was the pin not changed? The gateway's notices go to a mailbox that no team owns.
4. Why does none? The contract names a department that was merged into another in 2024.`,
  missed:
    "The smoke test pays with a stubbed gateway, so it stayed green; the alert looks at ten minutes of payments, and at night there are few.",
  impact: {
    Users: "1,204 customers could not pay",
    Revenue: "about 5,300 EUR in orders that were not placed again",
    Reputation: "41 tickets, all answered by noon",
    Data: "none, because orders are written after their payment",
  },
  prevention: {
    Monitoring: "an alert when a certificate changes or expires within 14 days, of bo",
    Testing: "one payment with a real card in staging before each release, of chi",
    Process: "the gateway's notices become an issue of the team on duty, by hal",
    Infrastructure: "pins are loaded from configuration, so that they change without a release, by chi",
  },
};

/** The night to Thursday, 17 December: nothing was released, the gateway changed a link of the chain above its certificate. */
export const SECOND_NIGHT: ToldNight = {
  title: "Checkout: payments fail again",
  day: "2026-12-17",
  lead: "bo",
  opening: "Card payments fail again since 02:31. Nothing was deployed since yesterday afternoon.",
  update: "Cards fail, the certificate's chain has changed; offering payment by invoice instead",
  mitigatedAt: "03:10",
  verified: "paid by invoice, and with two cards after the pin was exchanged",
  resolved: "new intermediate authority pinned by hand on both servers, cards are back",
  introduced:
    "2026-12-17 02:31 | **Introduced**: the gateway exchanged its intermediate authority; nothing of ours had changed",
  whys: `1. Why did card payments fail? The client found an intermediate authority that it does not know, and hung up.
2. Why does it not know it? It still pins the whole chain, and pins can only be changed by a release.
3. Why was that so four weeks after the first night? Loading pins from configuration was due on 18 December and had not begun on the 15th, when the test with real cards was done.
4. Why was the order so? Promises are worked off by their number, not by what they prevent; nobody is asked to weigh them.`,
  missed:
    "The alert of 3 December looks at the certificate itself, and only a link above it changed; the test with a real card runs before a release, and in that night there was none.",
  impact: {
    Users: "386 customers could not pay by card; 57 of them paid by invoice after 03:10",
    Revenue: "about 1,900 EUR in orders that were not placed again",
    Reputation: "19 tickets, answered by 10:00; NPS fell to 48 in the survey that ended that day",
    Data: "none, because orders are written after their payment; the 57 invoices were checked one by one",
  },
  prevention: {
    Monitoring: "the alert for certificates follows the whole chain, by bo",
    Testing: "none, because no test before a release can see what the gateway changes on a night without one",
    Process: "promises that prevent the same cause are worked on first; the pins are next, by chi",
    Infrastructure: "pins in configuration, as promised after the first night and still open",
  },
};
