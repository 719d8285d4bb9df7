/** The small product whose month the demo lives through. */
export const OWNER = "acme";
export const NAME = "shop";
export const TOKEN = "ghs_demo_actions";

/** Everybody who can write in the repository. */
export const PEOPLE = ["ada", "hal", "bo", "chi", "dev", "kim", "jo", "eve", "ida", "fay", "gus"] as const;

export const PLAYBOOK = `version: 1
extends: phase-6
product: Acme Shop
timezone: Europe/Berlin
working-time: mon-fri 09:00-18:00
holidays: .github/holidays.ics
default-owner: ada

roles:
  studio-producer: ada
  project-shepherd: hal
  infrastructure-maintainer: { rotate: [bo, chi, dev], every: week, from: 2026-11-02 }
  devops-automator: bo
  backend-architect: chi
  frontend-developer: kim
  developer: { by-label: { area/checkout: chi, area/mobile: kim }, otherwise: [bo, jo] }
  support-responder: [eve, ida]
  analytics-reporter: fay
  content-creator: gus
  finance-tracker: hal
  trend-researcher: acme/product
away:
  chi: 2026-11-09..2026-11-13

cadences:
  sprint-plan: { every: 2 weeks, on: tuesday, at: 10:00, from: 2026-11-03 }
  financial-review: { on: 3rd business day }
  tiktok: off
  restore-test:
    title: Backup restore test
    owner: infrastructure-maintainer
    every: month
    on: second friday
    delivery: issue
    template: .github/almanac/restore-test.md
`;

const RESTORE_TEST = `- [ ] Restore last night's backup into an empty database
- [ ] Count orders of the last day in both: they agree
- [ ] Write down how long it took, and what stood in the way
`;

const HOLIDAYS = [
  "BEGIN:VCALENDAR",
  "VERSION:2.0",
  "PRODID:-//Acme//Holidays//EN",
  ...["20261118 Buß- und Bettag", "20261225 Christmas Day", "20261226 Boxing Day"].flatMap(holiday),
  "END:VCALENDAR",
  "",
].join("\r\n");

function holiday(line: string): string[] {
  const [day = "", ...name] = line.split(" ");
  return [
    "BEGIN:VEVENT",
    `UID:${day}@acme.example`,
    "DTSTAMP:20260101T000000Z",
    `DTSTART;VALUE=DATE:${day}`,
    `SUMMARY:${name.join(" ")}`,
    "END:VEVENT",
  ];
}

/** What stands in the repository before Almanac runs for the first time. */
export const FILES: Readonly<Record<string, string>> = {
  "README.md": "# Acme Shop\n\nSells things.\n",
  ".github/almanac.yml": PLAYBOOK,
  ".github/holidays.ics": HOLIDAYS,
  ".github/almanac/restore-test.md": RESTORE_TEST,
  "src/checkout.ts": "export const currency = 'EUR';\n",
};
