import { renderHolidaysIcs } from "../render/holidays-ics.ts";
import { absenceOf } from "./absences.ts";
import { measuredUpTo } from "./measured-up-to.ts";
import { episodes } from "./episodes.ts";
import { lockFile } from "./update-scenes.ts";
import { HOLIDAYS } from "./holidays.ts";

/** The playbook of the shop. */
const PLAYBOOK = `version: 1
extends: phase-6
product: Acme Shop
timezone: Europe/Berlin
working-time: mon-fri 09:00-18:00
holidays: .github/holidays.ics
default-owner: ada
fiscal-year-start: october

roles:
  studio-producer: ada
  project-shepherd: hal
  infrastructure-maintainer: { rotate: [bo, chi, dev], every: week, from: 2026-10-05 }
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
  chi: ${absenceOf("chi")}

cadences:
  sprint-plan: { every: 2 weeks, on: tuesday, at: 10:00, from: 2026-10-06 }
  financial-review: { on: 3rd business day }
  tiktok: off
  restore-test:
    title: Backup restore test
    owner: infrastructure-maintainer
    every: month
    on: last friday
    delivery: issue
    template: .github/almanac/restore-test.md
  key-rotation:
    title: Rotate the signing keys
    owner: infrastructure-maintainer
    every: month
    on: last sunday
    at: 02:30                        # the shop sleeps
    shift: keep
    delivery: issue

incidents:
  flags: { data-breach: { confidential: acme/security } }

metrics:
  user-growth: { target: above 4%, source: { csv: data/business.csv, column: active_users } }
  activation-rate: { source: { csv: data/growth.csv, column: activated, of: signups } }
  day-7-retention: { source: { csv: data/growth.csv, column: kept_7, of: joined_7 } }
  day-30-retention: { source: { csv: data/growth.csv, column: kept_30, of: joined_30 } }
  ltv-cac: { source: { csv: data/business.csv, column: ltv, of: cac } }
  nps: { source: manual, stale-after: 100 days }
  portfolio-roi: { unit: amount, source: { csv: data/portfolio.csv, column: gain, of: invested } }
  process-improvement: { source: { csv: data/process.csv, column: hours } }
  regulatory-adherence: { source: { csv: data/compliance.csv, column: kept, of: checked } }
`;

/** The playbook of the private repository: nothing recurs there. */
export const SECURITY_PLAYBOOK = `version: 1
product: Security of Acme Shop
timezone: Europe/Berlin
default-owner: ada
gate: off
incidents: { confidential-from: [acme/shop] }
`;

const RESTORE_TEST = `- [ ] Restore last night's backup into an empty database
- [ ] Count orders of the last day in both: they agree
- [ ] Write down how long it took, and what stood in the way
`;

/** What stands in the repository before Almanac runs for the first time. */
export const FIRST_FILES: Readonly<Record<string, string>> = {
  "README.md": "# Acme Shop\n\nSells things.\n",
  ".github/almanac.yml": PLAYBOOK,
  ".github/holidays.ics": holidaysFile(),
  ".github/almanac/restore-test.md": RESTORE_TEST,
  ...measuredUpTo("2026-10-04"),
  "package-lock.json": lockFile(0),
  "src/checkout.ts": "export const currency = 'EUR';\n",
  ...Object.fromEntries(episodes.flatMap(({ files }) => Object.entries(files ?? {}))),
};

function holidaysFile(): string {
  const days = [...HOLIDAYS].map(([date, name]) => ({ date, name }));
  return renderHolidaysIcs(days, "Acme Shop", "Days on which the shop's people do not work.");
}
