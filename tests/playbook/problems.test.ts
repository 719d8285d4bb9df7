import { describe, expect, test } from "vitest";
import { parsePlaybook } from "../../src/playbook/parse.ts";
import { phase6Layer, smallestPlaybookText } from "../support/example-playbooks.ts";

/** What is said of the smallest playbook with some lines more; keys of the top that are given again replace the old ones. */
function problemsOf(more: string): readonly string[] {
  const keys = new Set(more.split("\n").map((line) => line.split(":")[0]));
  const kept = smallestPlaybookText.split("\n").filter((line) => line !== "" && !keys.has(line.split(":")[0]));
  return problemsIn(`${more}\n${kept.join("\n")}\n`);
}

function problemsIn(text: string): readonly string[] {
  const parsed = parsePlaybook([phase6Layer, { name: "repository", file: "almanac.yml", text }]);
  const problems = parsed.kind === "invalid" ? parsed.problems : parsed.warnings;
  return problems.map(
    ({ file, line, column, severity, message }) =>
      `${file === "almanac.yml" ? "" : `${file}:`}${line}:${column} ${severity === "warning" ? "(warning) " : ""}${message}`,
  );
}

type Row = readonly [what: string, text: string, ...said: string[]];

function asCases(rows: readonly Row[]) {
  return rows.map(([what, text, ...said]) => ({ what, text, said }));
}

const slipsOfYaml = asCases([
  [
    "an unquoted @",
    "default-owner: @ada",
    "1:16 a name cannot begin with an unquoted `@`; leave the @ out or quote it",
  ],
  ["a quoted @", 'default-owner: "@ada"'],
  [
    "several unquoted @ in one list",
    "roles:\n  support-responder: [@eve, @ida]",
    "2:23 a name cannot begin with an unquoted `@`; leave the @ out or quote it",
  ],
  [
    "an unquoted > in a block",
    "metrics:\n  nps:\n    target: > 50\n    owner: ada",
    "3:15 a value cannot begin with an unquoted `>`; quote it or write above (`above 8%`)",
  ],
  [
    "an unquoted > in braces",
    "metrics: { nps: { target: >50 } }",
    "1:27 a value cannot begin with an unquoted `>`; quote it or write above (`above 8%`)",
  ],
  ["a quoted >", 'metrics: { nps: { target: "> 50" } }'],
  ["an unquoted < is a text", "metrics: { mttr: { target: < 20 min } }"],
  [
    "an unquoted backtick",
    "product: `Acme`",
    "1:10 a value cannot begin with a backtick; quote it or leave the backticks out",
  ],
  ["an unquoted %", "product: %Acme", "1:10 a value cannot begin with an unquoted `%`; quote it"],
  [
    "an unquoted *",
    "product: *Acme",
    '1:10 a value cannot begin with an unquoted `*`; quote it (there is no anchor "Acme" before this line)',
  ],
  ["a tag", "product: !Acme Shop", "1:10 a value cannot begin with an unquoted `!`; quote it"],
  ["a key twice", "cap: 3\ncap: 4", "2:1 `cap` stands twice here; keep one of them"],
  [
    "a tab",
    "cadences:\n\tbrand-audit: off",
    "2:1 this line is indented with a tab; YAML allows spaces only, use two for each level",
  ],
  [
    "a line that lines up with nothing",
    "cadences:\n    brand-audit: off\n  tiktok: off",
    "3:1 this line begins with 2 spaces, which lines up with no line above it; keys that belong together begin in the same column, use two spaces for each level",
  ],
  [
    "a line that is indented too far",
    "roles:\n  studio-producer: ada\n    project-shepherd: hal",
    "2:20 the next line is indented more than this one, so that it reads on in the middle of this value; give both lines the same indentation",
  ],
  [
    "a colon in a value",
    "product: Acme: the Shop",
    "1:10 a second `: ` in one line: put the value in quotes if it contains a colon, or begin a new line for the next key",
  ],
  ["no space after the colon", "cap:3\npaused: false", "1:1 a space is missing after the colon: write `cap: 3`"],
  ["an open bracket", "authors: [old-bot\ncap: 3", "1:10 `[` is opened here and never closed"],
  ["an open brace", "roles: { studio-producer: ada", "1:8 `{` is opened here and never closed"],
  ["an open quote", "product: 'Acme", "1:10 `'` is opened here and never closed"],
  [
    "text after a quote",
    'product: "Acme" Shop',
    "1:17 text follows after the closing quote; put all of the value inside the quotes",
  ],
  [
    "a list on the line of its key",
    "authors: - old-bot",
    "1:10 a list in lines begins on the line after its key; or write it as `[one, two]`",
  ],
  [
    "two documents",
    "cap: 3\n---\ncap: 4",
    "2:1 a second document begins here; a playbook is one document, remove the line with `---` or `...`",
  ],
  ["a key that is a list", "[cap]: 3", "1:1 a key must be a name, not a list, a group or nothing"],
  ["a key that is nothing", "~: 3", "1:1 a key must be a name, not a list, a group or nothing"],
  ["a merge key", "<<: { cap: 3 }", "1:1 merge keys (`<<`) are not supported; write the keys out"],
  [
    "another YAML version",
    "%YAML 1.1\n---\npaused: true",
    "1:1 leave the line that begins with %YAML out; playbooks are YAML 1.2",
  ],
]);

const namesThatDoNotExist = asCases([
  ["a key of the top", "cadnces: {}", "1:1 there is no key `cadnces` here; did you mean `cadences`?"],
  [
    "a key with an underscore",
    "working_time: mon-fri 09:00-18:00",
    "1:1 there is no key `working_time` here; did you mean `working-time`?",
  ],
  [
    "a key of a row",
    "cadences: { sprint-plan: { evry: week } }",
    "1:28 there is no key `evry` here; did you mean `every`?",
  ],
  [
    "a row that is not indented",
    "cadences:\nbrand-audit: off",
    "2:1 there is no key `brand-audit` here; it belongs below `cadences:`, indented by two spaces",
  ],
  [
    "a cadence",
    "cadences: { weekly-analitics: { on: tuesday } }",
    "1:13 there is no cadence `weekly-analitics`; did you mean `weekly-analytics`? (To add a cadence of your own, give it `title`.)",
  ],
  [
    "a cadence like no other",
    "cadences: { zebra: { every: week } }",
    "1:13 there is no cadence `zebra`; to add a cadence of your own, give it `title`",
  ],
  [
    "a cadence to take out",
    "cadences: { brand-adit: off }",
    "1:13 there is no cadence `brand-adit` to take out; did you mean `brand-audit`?",
  ],
  [
    "a role",
    "roles: { studio-producr: ada }",
    "1:10 there is no role `studio-producr`; did you mean `studio-producer`? (To add a role of your own, give it `title`.)",
  ],
  [
    "a metric",
    "metrics: { actvation-rate: { source: manual } }",
    "1:12 there is no metric `actvation-rate`; did you mean `activation-rate`? (To add a metric of your own, give it `title`.)",
  ],
  [
    "a condition",
    "gate: { conditions: { stable-lunch: off } }",
    "1:23 there is no condition `stable-lunch` to take out; did you mean `stable-launch`?",
  ],
  [
    "half a condition of one's own",
    "gate: { conditions: { legal: { text: Terms } } }",
    "1:23 there is no condition `legal`; to add a condition of your own, give it `role`",
  ],
  [
    "a severity",
    "incidents: { severities: { P4: {} } }",
    "1:28 `P4`: there is no such severity; possible are `P0`, `P1`, `P2`, `P3`",
  ],
  [
    "a metric's source",
    "metrics: { nps: { source: { cvs: data/nps.csv, column: nps } } }",
    "1:19 `metrics.nps.source.csv` is missing; expected the path of a file in the repository",
    "1:29 there is no key `cvs` here; did you mean `csv`?",
  ],
  ["__proto__", "__proto__: { cap: 3 }", "1:1 `__proto__` is not known here"],
  ["__proto__ as a role", "roles: { __proto__: ada }", "1:10 `__proto__` is not known here"],
  [
    "constructor as a role",
    "roles: { constructor: ada }",
    "1:10 there is no role `constructor`; to add a role of your own, give it `title`",
  ],
  [
    "an id with capitals",
    "roles: { Studio-Producer: ada }",
    "1:10 `Studio-Producer`: an id consists of small letters, digits and single hyphens, like restore-test",
  ],
  [
    "a layer",
    "extends: phase6",
    '1:10 `extends`: expected phase-6, org, none, or a list like [phase-6, org], found "phase6"',
  ],
]);

const valuesOfTheWrongForm = asCases([
  [
    "a number for a text",
    "product: 2048",
    "1:10 `product`: expected a text, found the number 2048 (if it is meant as a text, quote it)",
  ],
  ["a text of many lines", 'product: "Acme\\nShop"', "1:10 `product`: this text must fit on one line"],
  [
    "a text that nobody sees as it is",
    'product: "Acme\\u202e"',
    "1:10 `product`: this text holds control characters that nobody can see; type it again",
  ],
  ["nothing", "product:", "1:1 `product`: expected a text, found nothing"],
  [
    "a zone",
    "timezone: Europe/Berln",
    '1:11 `timezone`: "Europe/Berln" is no time zone; write its name in the IANA database, like Europe/Berlin, America/New_York or UTC',
  ],
  [
    "an offset for a zone",
    "timezone: +01:00",
    '1:11 `timezone`: "+01:00" is no time zone; write its name in the IANA database, like Europe/Berlin, America/New_York or UTC',
  ],
  ["yes", "paused: yes", '1:9 `paused`: expected true or false, without quotes, found "yes"'],
  ["a cap of none", "cap: 0", "1:6 `cap`: expected a whole number from 1 on, found the number 0"],
  ["a cap in words", "cap: ten", '1:6 `cap`: expected a whole number, like 10, found "ten"'],
  ["another version", "version: 2", "1:10 `version`: expected 1, found the number 2"],
  [
    "hours over midnight",
    "working-time: mon-fri 22:00-06:00",
    "1:15 `working-time`: 22:00-06:00 ends before it begins; a window over midnight is not supported, write 00:00-24:00 for all of the day",
  ],
  [
    "hours without minutes",
    "working-time: mon-fri 9-18",
    '1:15 `working-time`: "mon-fri 9-18" is no working time; write days and hours like mon-fri 09:00-18:00',
  ],
  [
    "days that do not exist",
    "holidays: [2026-12-25, 2026-02-30, Easter]",
    '1:24 `holidays[2]`: "2026-02-30" does not exist in the calendar',
    '1:36 `holidays[3]`: "Easter" is no day; write year, month and day like 2026-11-23',
  ],
  [
    "a file outside",
    "holidays: ../holidays.ics",
    '1:11 `holidays`: "../holidays.ics" leads out of the repository; leave `..` out',
  ],
  [
    "no for off",
    "cadences: { brand-audit: no }",
    '1:26 `cadences.brand-audit`: expected the keys of a cadence, or `off` to take it out, found "no"',
  ],
  [
    "false for off",
    "cadences: { brand-audit: false }",
    "1:26 `cadences.brand-audit`: expected the keys of a cadence, or `off` to take it out, found false",
  ],
  [
    "biweekly",
    "cadences: { sprint-plan: { every: biweekly } }",
    '1:35 `cadences.sprint-plan.every`: "biweekly" can mean twice as often or half as often; write `2 weeks`, or `week` with two days in `on`',
  ],
  [
    "weekly",
    "cadences: { sprint-plan: { every: weekly } }",
    '1:35 `cadences.sprint-plan.every`: "weekly" is written `week`',
  ],
  [
    "3 days",
    "cadences: { sprint-plan: { every: 3 days } }",
    '1:35 `cadences.sprint-plan.every`: "3 days" is no rhythm here; write day, week or 2 weeks (or `rrule: FREQ=DAILY;INTERVAL=3` in place of `every`)',
  ],
  [
    "5 months",
    "cadences: { sprint-plan: { every: 5 months } }",
    '1:35 `cadences.sprint-plan.every`: "5 months" does not divide a year; 1, 2, 3, 4, 6 or 12 months are possible',
  ],
  [
    "a short weekday",
    "cadences: { sprint-plan: { on: Tue } }",
    '1:32 `cadences.sprint-plan.on`: "Tue" is written `tuesday`',
  ],
  [
    "weekdays in the plural",
    "cadences: { sprint-plan: { on: tuesdays } }",
    '1:32 `cadences.sprint-plan.on`: "tuesdays" is written `tuesday`',
  ],
  [
    "weekdays in a sentence",
    "cadences: { sprint-plan: { on: monday and friday } }",
    '1:32 `cadences.sprint-plan.on`: several days are written as a list, like [monday, thursday]; found "monday and friday"',
  ],
  [
    "weekdays for working days",
    "cadences: { health-check: { on: weekdays } }",
    '1:33 `cadences.health-check.on`: "weekdays" is written `business-days`',
  ],
  [
    "a weekday with a slip",
    "cadences: { sprint-plan: { on: wendesday } }",
    '1:32 `cadences.sprint-plan.on`: "wendesday" is no day; did you mean `wednesday`?',
  ],
  [
    "day 32",
    "cadences: { financial-review: { on: 32 } }",
    '1:37 `cadences.financial-review.on`: there is no day "32"; write 1 to 31, or last day',
  ],
  [
    "a time in words",
    "cadences: { sprint-plan: { at: 9am } }",
    '1:32 `cadences.sprint-plan.at`: "9am" is no time of day; write hours and minutes of a 24-hour clock, like 09:00 or 16:30',
  ],
  [
    "a time as a number",
    "cadences: { sprint-plan: { at: 900 } }",
    "1:32 `cadences.sprint-plan.at`: expected a time of day, like 09:00, found the number 900",
  ],
  [
    "a term",
    "cadences: { sprint-plan: { due: soon } }",
    '1:33 `cadences.sprint-plan.due`: "soon" is no term; write 2 working days, or a length of time like 48 h',
  ],
  [
    "an hourly rule",
    "cadences: { sprint-plan: { rrule: FREQ=HOURLY } }",
    '1:35 `cadences.sprint-plan.rrule`: The rule "FREQ=HOURLY" cannot be used: FREQ=HOURLY is not DAILY, WEEKLY, MONTHLY or YEARLY; nothing comes more often than daily',
  ],
  [
    "a delivery",
    "cadences: { sprint-plan: { delivery: pr } }",
    '1:38 `cadences.sprint-plan.delivery`: expected one of `issue`, `pull-request`, `commit`, `standing`, `line`, found "pr"',
  ],
  [
    "what it covers",
    "cadences: { sprint-plan: { covers: nxt } }",
    '1:36 `cadences.sprint-plan.covers`: expected one of `previous`, `current`, `next` (did you mean `next`?), found "nxt"',
  ],
  [
    "a template that is no Markdown",
    "cadences: { sprint-plan: { template: plan.html } }",
    '1:38 `cadences.sprint-plan.template`: "plan.html" is no Markdown file; its name must end in .md',
  ],
  [
    "a template outside",
    "cadences: { sprint-plan: { template: /etc/passwd.md } }",
    '1:38 `cadences.sprint-plan.template`: "/etc/passwd.md" leads out of the repository; write the path from its root, without a leading `/`',
  ],
  [
    "a login with a space",
    "roles: { studio-producer: ada lovelace }",
    '1:27 `roles.studio-producer`: "ada lovelace" is neither a login (ada) nor a team (acme/product)',
  ],
  [
    "a login of digits",
    "roles: { studio-producer: 12345 }",
    "1:27 `roles.studio-producer`: expected a person, a team, a list of them, or one of `rotate`, `by-label` and `agent`, or `off` to take it out, found the number 12345 (if it is meant as a text, quote it)",
  ],
  [
    "a team by default",
    "default-owner: acme/product",
    '1:16 `default-owner`: "acme/product" is a team; one person\'s login is needed here',
  ],
  [
    "a rotation of one",
    "roles: { developer: { rotate: [bo], every: week, from: 2026-11-02 } }",
    "1:23 `roles.developer.rotate`: a rotation needs two people at least; for one, write the login alone",
  ],
  [
    "an absence that runs backwards",
    "away: { ada: 2026-12-21..2026-12-01 }",
    "1:14 `away.ada`: 2026-12-01 lies before 2026-12-21; write the first day first",
  ],
  [
    "a list of days of the month",
    "cadences: { sprint-plan: { on: [1, 15] } }",
    "1:33 `cadences.sprint-plan.on[1]`: expected a weekday (for several days of the month write `rrule: FREQ=MONTHLY;BYMONTHDAY=1,15`), found the number 1",
    "1:36 `cadences.sprint-plan.on[2]`: expected a weekday (for several days of the month write `rrule: FREQ=MONTHLY;BYMONTHDAY=1,15`), found the number 15",
  ],
  [
    "a bare number",
    "cadences: { sprint-plan: { every: 2 } }",
    "1:35 `cadences.sprint-plan.every`: expected how often, like week or 2 weeks, found the number 2",
  ],
  [
    "a country for a file",
    "holidays: DE",
    '1:11 `holidays`: "DE" is no calendar file, whose name ends in .ics; a country is written `{ country: DE }`, single days as a list',
  ],
  [
    "a source of an unknown kind",
    "metrics: { nps: { source: { excel: data/nps.xls } } }",
    "1:19 `metrics.nps.source`: expected where the figure is read: manual, or one of `github`, `csv`, `json`, `http`, `prometheus` with its options, found a group of keys",
  ],
  [
    "a notice to nowhere",
    "incidents: { notify: [{ severities: [P0] }] }",
    "1:23 `incidents.notify[1]`: expected `slack` or `webhook` with the NAME of a secret, and `severities`, found a group of keys",
  ],
  [
    "a notice of nothing",
    "incidents: { notify: [{ slack: SLACK_URL }] }",
    "1:23 `incidents.notify[1].severities` is missing; expected a list of severities, like [P0, P1]",
  ],
  [
    "a severity in small letters",
    "incidents: { classify: [{ label: x, severity: p1 }] }",
    '1:47 `incidents.classify[1].severity`: expected one of `P0`, `P1`, `P2`, `P3` (did you mean `P1`?), found "p1"',
  ],
  [
    "a monitor without an address",
    "runner: app\nincidents: { monitors: { shop: { service: Shop } } }",
    "2:26 there is no monitor `shop`; to add a monitor of your own, give it `url`",
  ],
  [
    "how a monitor asks",
    "runner: app\nincidents: { monitors: { api: { url: ftp://x, every: 5 s, expect: 700, tries: 0 } } }",
    "2:38 `incidents.monitors.api.url`: a web address that begins with https:// is needed here",
    "2:67 `incidents.monitors.api.expect`: expected a status up to 599, found the number 700",
    "2:79 `incidents.monitors.api.tries`: expected a whole number from 1 on, found the number 0",
  ],
  [
    "a monitor that asks too often, or waits too long",
    "runner: app\nincidents: { monitors: { api: { url: https://x.example, every: 5 s, timeout: 2 min } } }",
    "2:57 once a minute is the most",
    "2:69 write a length of time up to one minute, like 10 s",
  ],
  [
    "monitors without the App",
    "incidents:\n  monitors: { api: { url: https://x.example } }",
    "2:3 monitors need the App (`runner: app`): the Action looks once an hour, and who looks so seldom can neither notice an outage in time nor measure 99.9 %; here let your monitoring send alerts instead",
  ],
  [
    "planned work that ends before it begins, and what is no moment",
    "incidents:\n  maintenance:\n    - { from: 2026-11-28 22:00, to: 2026-11-28 21:00 }\n    - { from: tomorrow, to: 2026-02-30 21:00 }",
    '4:15 `incidents.maintenance[2].from`: "tomorrow" is no moment; write day and time like 2026-11-28 22:00',
    '4:29 `incidents.maintenance[2].to`: "2026-02-30" does not exist in the calendar',
  ],
  [
    "a rule of triage that fits everything",
    "incidents: { classify: [{ label: x, severity: P2 }, { severity: P1, alert: {} }] }",
    "1:53 this rule fits everything, so none after it would ever count; say what it is for with `label`, `service`, `text` or `alert`",
  ],
  [
    "a target",
    "metrics: { nps: { target: high } }",
    '1:27 `metrics.nps.target`: "high" is no target; write above, under, at least or at most with a number and its unit (above 8%, under 30 min, at least 3:1), multiple/day, or 20%/quarter',
  ],
  [
    "a source that says too little",
    "metrics: { nps: { source: { csv: data/nps.csv } } }",
    "1:19 `metrics.nps.source.column` is missing; expected a text",
  ],
  [
    "a source without its file",
    "metrics: { nps: { source: csv } }",
    '1:27 `metrics.nps.source`: expected where the figure is read: manual, or one of `github`, `csv`, `json`, `http`, `prometheus` with its options, found "csv"',
  ],
  [
    "months for an age",
    "metrics: { nps: { stale-after: 1 month } }",
    '1:32 `metrics.nps.stale-after`: "1 month" is not a length of time. Write a number and a unit, the larger unit first: 30 min, 4 h, 1 h 30 min, 2 days, 1 week. Months differ in length: say 30 days instead.',
  ],
  [
    "a response",
    "incidents: { severities: { P1: { response: soon } } }",
    '1:44 `incidents.severities.P1.response`: "soon" is no response time; write immediate, a length of time like 30 min, or next sprint',
  ],
  [
    "money without a currency",
    "incidents: { flags: { revenue-impact: { above: 5000 } } }",
    "1:48 `incidents.flags.revenue-impact.above`: expected an amount of money like 5000 EUR, found the number 5000",
  ],
  [
    "a list for a section",
    "cadences:\n  - sprint-plan",
    "1:1 `cadences`: expected a group of ids with their keys, found a list",
  ],
  [
    "a short month",
    "fiscal-year-start: Apr",
    '1:20 `fiscal-year-start`: expected one of `january`, `february`, `march`, `april`, `may`, `june`, `july`, `august`, `september`, `october`, `november`, `december` (did you mean `april`?), found "Apr"',
  ],
]);

const partsThatDoNotFitTogether = asCases([
  [
    "every week with a day of the month",
    "cadences: { sprint-plan: { on: 3rd business day } }",
    "1:28 `sprint-plan`: `every: week` does not go with `on`: a week needs weekdays, like tuesday or [monday, thursday]; for a day of the month write `every: month`",
  ],
  [
    "every month with a weekday",
    "cadences: { financial-review: { on: monday } }",
    "1:33 `financial-review`: `every: month` does not go with `on`: say which one, like first monday or last friday",
  ],
  [
    "every day with a weekday",
    "cadences: { health-check: { every: day, on: monday } }",
    "1:41 `health-check`: `every: day` does not go with `on`: for some days of the week write `every: week`",
  ],
  [
    "several weeks from nowhere",
    "cadences: { sprint-plan: { every: 2 weeks } }",
    "1:28 `sprint-plan`: `every: 2 weeks` needs `from`, a day of a week in which it comes, like `from: 2026-11-03`; without it nobody knows which weeks are meant",
  ],
  [
    "no rhythm",
    "cadences: { restore-test: { title: Restore test } }",
    "1:13 `restore-test`: `every` is missing; write how often it comes: day, week, 2 weeks, month, quarter or year",
  ],
  [
    "a rule beside every",
    "cadences: { restore-test: { title: T, every: day, rrule: FREQ=DAILY } }",
    "1:51 `restore-test`: `rrule` says all there is to say; leave `every` and `on` out",
  ],
  [
    "an end before the beginning",
    "cadences: { sprint-plan: { from: 2026-02-01, until: 2026-01-01 } }",
    "1:46 `sprint-plan`: it ends on 2026-01-01, before it begins on 2026-02-01",
  ],
  [
    "a pause over all of it",
    "cadences: { sprint-plan: { from: 2026-02-01, until: 2026-03-01, pause: 2026-01-01..2026-12-31 } }",
    "1:65 `sprint-plan`: the pause 2026-01-01..2026-12-31 leaves no day of it; take it out with `off` instead",
  ],
  [
    "a line of nothing",
    "cadences: { pinterest: { title: Pinterest, delivery: line } }",
    "1:44 `pinterest`: `delivery: line` needs `part-of`, the cadence whose item holds it",
  ],
  [
    "a line of something unknown",
    "cadences: { pinterest: { title: Pinterest, delivery: line, part-of: content-wek } }",
    "1:60 `pinterest`: there is no cadence `content-wek`; did you mean `content-week`?",
  ],
  [
    "a line of a line",
    "cadences: { pinterest: { title: Pinterest, delivery: line, part-of: twitter } }",
    "1:60 `pinterest`: `twitter` is a line itself; name the cadence that has an item",
  ],
  [
    "a line with a rhythm",
    "cadences: { pinterest: { title: Pinterest, delivery: line, part-of: content-week, every: day } }",
    "1:83 `pinterest`: a line comes together with `content-week`; leave `every` out, or give it another `delivery`",
  ],
  [
    "a part that is no line",
    "cadences: { pinterest: { title: Pinterest, every: week, part-of: content-week } }",
    "1:57 `pinterest`: `part-of` is for `delivery: line` only; write both, or neither",
  ],
  [
    "a rhythm for a line of a lower layer",
    "cadences: { twitter: { every: day } }",
    "1:24 `twitter`: a line comes together with `content-week`; leave `every` out, or give it another `delivery`",
  ],
  [
    "a rhythm for a standing duty of a lower layer",
    "cadences: { customer-support: { every: day } }",
    "1:33 `customer-support`: a standing duty never comes and never ends; leave `every` out, or give it another `delivery`",
  ],
  ["a cadence of a lower layer that becomes a standing duty", "cadences: { weekly-analytics: { delivery: standing } }"],
  [
    "a standing duty with a rhythm",
    "cadences: { backups: { title: Backups, delivery: standing, every: day } }",
    "1:60 `backups`: a standing duty never comes and never ends; leave `every` out, or give it another `delivery`",
  ],
  [
    "an old id that is in force",
    "cadences: { planning: { title: Planning, every: week, was: sprint-plan } }",
    "1:55 `sprint-plan` is the id of another cadence that is in force; both would claim the same items",
  ],
  [
    "an old id that two claim",
    "cadences: { one: { title: One, every: week, was: old }, two: { title: Two, every: week, was: [older, old] } }",
    "1:89 `one` says that it was `old` too; only one of them can be",
  ],
  [
    "an owner with a slip",
    "cadences: { sprint-plan: { owner: project-sheperd } }",
    '1:28 `cadences.sprint-plan.owner`: there is no role `project-sheperd`; did you mean `project-shepherd`? (for a person of that login write "@project-sheperd")',
  ],
  ["an owner who holds no role", "cadences: { sprint-plan: { owner: zoe } }"],
  [
    "a team as owner",
    "cadences: { sprint-plan: { owner: acme/product } }",
    "1:28 `cadences.sprint-plan.owner`: \"acme/product\" is neither a role nor a person; write a role's id, or one person's login",
  ],
  [
    "a metric's owner with a slip",
    "metrics: { nps: { owner: finance-traker } }",
    '1:19 `metrics.nps.owner`: there is no role `finance-traker`; did you mean `finance-tracker`? (for a person of that login write "@finance-traker")',
  ],
  [
    "a role that is needed and gone",
    "roles: { sprint-prioritizer: off }",
    "1:10 `roles.sprint-prioritizer`: this role cannot be taken out while it is needed by incidents.severities.P3.authority, loops.feature.stages[1].roles, loops.improvement.stages[3].roles, cadences.sprint-plan.owner",
  ],
  [
    "a role for a person",
    "roles: { brand-guardian: content-creator }",
    '1:10 `brand-guardian`: `content-creator` is a role, not a person; to hand this role to its holders write `brand-guardian: { falls-back-to: content-creator }` (for a person of that login write "@content-creator")',
  ],
  ["a person named like a role", 'roles: { brand-guardian: "@content-creator" }'],
  [
    "a rotation without its turn",
    "roles: { developer: { rotate: [bo, chi] } }",
    "1:23 `developer`: a rotation needs `every`, the length of one turn, like `every: week`",
    "1:23 `developer`: a rotation needs `from`, the first day of the first person's turn, like `from: 2026-11-02`",
  ],
  [
    "labels without anybody else",
    "roles: { developer: { by-label: { area/checkout: chi } } }",
    "1:23 `developer`: `by-label` needs `otherwise`, the people who are asked when no label fits",
  ],
  [
    "two ways of holding a role",
    "roles: { developer: { held-by: bo, agent: copilot } }",
    "1:36 `developer`: `held-by` and `agent` exclude each other; say in one way who holds the role",
  ],
  [
    "a turn without a rotation",
    "roles: { developer: { held-by: bo, every: week } }",
    "1:36 `developer`: `every` belongs to `rotate`, which is missing",
  ],
  [
    "a fall-back to nobody",
    "roles: { developer: { falls-back-to: develper } }",
    "1:23 `developer`: there is no role `develper`; did you mean `developer`?",
  ],
  [
    "a fall-back to itself",
    "roles: { developer: { falls-back-to: developer } }",
    "1:23 `developer`: a role cannot fall back to itself",
  ],
  [
    "fall-backs in a circle",
    "roles: { studio-producer: { falls-back-to: finance-tracker } }",
    "1:29 these roles fall back to each other in a circle: studio-producer → finance-tracker → studio-producer",
  ],
  ["a decision authority", "decision-authority: boss", "1:1 `decision-authority`: there is no role `boss`"],
  [
    "a condition's role",
    "gate: { conditions: { legal: { text: Terms, role: lawyer } } }",
    "1:45 `gate.conditions.legal.role`: there is no role `lawyer`",
  ],
  [
    "a flag's role",
    "incidents: { flags: { data-breach: { tell: legal-complience-checker } } }",
    "1:38 `incidents.flags.data-breach.tell`: there is no role `legal-complience-checker`; did you mean `legal-compliance-checker`?",
  ],
  [
    "a team with duties in an incident",
    "roles: { support-responder: acme/support }",
    "1:10 (warning) Support Responder has duties in an incident and ends only in a team (acme/support), which cannot be assigned, nor notified by every token; name a person beside it",
  ],
  ["a team with a person beside it", "roles: { support-responder: [acme/support, eve] }"],
  [
    "an absence of somebody unknown",
    "roles: { developer: bob }\naway: { bobb: 2026-12-21 }",
    "2:9 (warning) bobb holds no role here; did you mean `bob`?",
  ],
  [
    "layers upside down",
    "extends: [org, phase-6]",
    "1:1 `phase-6` is the ground layer; write `extends: [phase-6, org]`, lowest first",
    "1:1 the layer `org` was asked for and not read",
  ],
]);

describe("slips of YAML", () => {
  test.each(slipsOfYaml)("$what", ({ text, said }) => expect(problemsOf(text)).toEqual(said));
});

describe("names that do not exist", () => {
  test.each(namesThatDoNotExist)("$what", ({ text, said }) => expect(problemsOf(text)).toEqual(said));
});

describe("values of the wrong form", () => {
  test.each(valuesOfTheWrongForm)("$what", ({ text, said }) => expect(problemsOf(text)).toEqual(said));
});

describe("parts that do not fit together", () => {
  test.each(partsThatDoNotFitTogether)("$what", ({ text, said }) => expect(problemsOf(text)).toEqual(said));
});

test("everything is named at once, in order of place", () => {
  const text = [
    "version: 1",
    "extends: phase-6",
    "timezone: Europe/Berln",
    "default-owner: @ada",
    "cadences:",
    "  sprint-plan: { on: tusday }",
    "  brand-adit: off",
    "  market-brief: { owner: trend-reseacher }",
    "roles:",
    "  developer: { rotate: [bo, chi], every: week }",
  ];
  expect(problemsIn(text.join("\n"))).toEqual([
    "1:1 `product` is missing; write the name of the product, like `product: Acme Shop`",
    '3:11 `timezone`: "Europe/Berln" is no time zone; write its name in the IANA database, like Europe/Berlin, America/New_York or UTC',
    "4:16 a name cannot begin with an unquoted `@`; leave the @ out or quote it",
    '6:22 `cadences.sprint-plan.on`: "tusday" is no day; did you mean `tuesday`?',
    "7:3 there is no cadence `brand-adit` to take out; did you mean `brand-audit`?",
    '8:19 `cadences.market-brief.owner`: there is no role `trend-reseacher`; did you mean `trend-researcher`? (for a person of that login write "@trend-reseacher")',
    "10:16 `developer`: a rotation needs `from`, the first day of the first person's turn, like `from: 2026-11-02`",
  ]);
});

test("what stands before broken indentation is still judged, what it leaves out is not", () => {
  expect(problemsIn("version: 1\ncap: ten\nroles:\n\tdeveloper: bo\nrunner: nobody\n")).toEqual([
    '2:6 `cap`: expected a whole number, like 10, found "ten"',
    "4:1 this line is indented with a tab; YAML allows spaces only, use two for each level",
  ]);
});

test("a section whose rows are all commented out is empty", () => {
  expect(problemsOf("roles:\n  # studio-producer: ada\ncadences:\nmetrics:\naway:")).toEqual([]);
});

test.each([
  [
    "nothing",
    "",
    "1:1 this file is empty; the smallest playbook has version, extends, product, timezone and default-owner",
  ],
  [
    "comments",
    "# later\n",
    "1:1 this file is empty; the smallest playbook has version, extends, product, timezone and default-owner",
  ],
  ["a sentence", "Acme Shop", "1:1 a playbook is a group of keys; begin with `version: 1`"],
  ["a list", "- version: 1", "1:1 a playbook is a group of keys; begin with `version: 1`"],
])("a file with %s is no playbook", (_, text, said) => {
  expect(problemsIn(text)).toEqual([said]);
});

describe("hostile files", () => {
  test("an alias bomb goes off once", () => {
    const lines = ["a: &a [x, x, x, x, x, x, x, x, x]"];
    for (const [index, letter] of "bcdefghi".split("").entries()) {
      const before = "abcdefgh"[index] ?? "a";
      lines.push(`${letter}: &${letter} [${Array.from({ length: 9 }, () => `*${before}`).join(", ")}]`);
    }
    expect(problemsIn(lines.join("\n")).filter((message) => message.includes("alias"))).toEqual([
      "3:8 this file uses more than 100 aliases",
    ]);
  });

  test("an alias of itself ends", () => {
    expect(problemsIn("version: 1\nroles: &r { developer: *r }")).toContain(
      "2:24 this is nested more than 40 levels deep",
    );
  });

  test.each([
    ["brackets", "[".repeat(50_000)],
    ["dashes", "- ".repeat(50_000)],
    ["questions", "? ".repeat(50_000)],
    ["braces", "{a: ".repeat(20_000)],
  ])("deep nesting of %s is refused", (_, text) => {
    expect(problemsIn(text)).toHaveLength(1);
  });

  test("a huge file is refused before it is read", () => {
    expect(problemsIn(`# ${"x".repeat(200_000)}`)).toEqual([
      "1:1 this file has 200002 characters; 200000 are read at most",
    ]);
  });
});

describe("secrets are never repeated", () => {
  // Put together here, so that nobody takes them for real ones.
  const values = [
    ["gh", "p_16C7e42F292c6912E7710c838347Ae178B4a"].join(""),
    "https://hooks.slack.example/services/T00/B00/XXXXXXXXXXXXXXXXXXXXXXXX",
    "hunter2secret",
  ];
  const places = [
    (value: string) => `heartbeat: ${value}`,
    (value: string) => `incidents: { notify: [{ severities: [P0], slack: "${value}" }] }`,
    (value: string) => `incidents: { notify: [{ severities: [P0], webhook: "${value}" }] }`,
    (value: string) => `metrics: { nps: { source: { http: "https://a.example/x", pick: y, secret: "${value}" } } }`,
    (value: string) =>
      `metrics: { nps: { source: { prometheus: "https://a.example/x", query: y, secret: "${value}" } } }`,
  ];

  test.each(values.flatMap((value) => places.map((place) => [place(value), value] as const)))("%#", (text, value) => {
    const said = problemsOf(text).join("\n");
    expect(said).toContain("the NAME of a secret is needed here");
    expect(said).toContain(`the ${value.length} characters found are not repeated`);
    expect(said).not.toContain(value);
  });

  test("where no secret is expected, what looks like one is not repeated either", () => {
    for (const key of [
      "product: {}",
      "timezone: {}",
      "working-time: {}",
      "roles: { developer: {} }",
      "metrics: { nps: { target: {} } }",
      "{}: 3",
      "cap: {}",
    ]) {
      const [value = ""] = values;
      expect(problemsOf(key.replace("{}", value)).join("\n")).not.toContain(value);
    }
  });

  test("credentials in an address are refused", () => {
    expect(problemsOf('metrics: { nps: { source: { http: "https://ada:pass@a.example/x", pick: y } } }')).toEqual([
      "1:35 `metrics.nps.source.http`: an address must not hold credentials; put them into a secret and name it with `secret` (what was found is not repeated)",
    ]);
  });
});
