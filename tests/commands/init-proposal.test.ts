import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkWorkflowPolicy } from "../../scripts/check-workflow-policy.ts";
import { suggestAnswers } from "../../src/commands/init/answers.ts";
import type { Answers } from "../../src/commands/init/answers.ts";
import type { Detected } from "../../src/commands/init/detect.ts";
import type { OnGitHub } from "../../src/commands/init/look-on-github.ts";
import { HOLIDAYS, INCIDENT_FORM, WORKFLOW } from "../../src/commands/init/places.ts";
import { PLAYBOOK_FILE } from "../../src/playbook/playbook-file.ts";
import { type Material, propose } from "../../src/commands/init/propose.ts";
import { type Parsed, parsePlaybook } from "../../src/playbook/parse.ts";
import { phase6Layer } from "../support/example-playbooks.ts";

const template = readFileSync(new URL("../../templates/workflows/almanac.yml", import.meta.url), "utf8");
const release = "0123456789abcdef0123456789abcdef01234567";
const material: Material = {
  workflow: template,
  incidentForm: "name: Incident\n",
  holidays: undefined,
  today: "2026-11-23",
};

const seen: OnGitHub = {
  private: true,
  ownedBy: "organisation",
  defaultBranch: "main",
  protection: undefined,
  hasCommits: true,
  people: ["ada", "bo"],
  me: "bo",
  priorities: [],
  release,
  observed: undefined,
  unknown: [],
};

const nothing: Detected["existing"] = { playbook: undefined, workflow: undefined, holidays: undefined, forms: [] };

function aDetected(change: Partial<Detected> = {}): Detected {
  return {
    root: "shop",
    repository: { owner: "acme", name: "acme-shop", webUrl: "https://github.com/acme/acme-shop" },
    zone: "Europe/Berlin",
    branch: "main",
    login: undefined,
    existing: nothing,
    github: seen,
    unknown: [],
    ...change,
  };
}

function proposed(
  path: string,
  detected: Detected,
  change: Partial<Answers> = {},
  more: Partial<Material> = {},
): string {
  const files = propose(detected, { ...suggestAnswers(detected), ...change }, { ...material, ...more });
  return files.find((file) => file.path === path)?.text ?? "not proposed";
}

/** A text without the comments behind its lines. */
const bare = (text: string) => text.replaceAll(/^#.*\n/gm, "").replaceAll(/ +# .*$/gm, "");
const parse = (text: string): Parsed => parsePlaybook([phase6Layer, { name: "repository", file: PLAYBOOK_FILE, text }]);

describe("the playbook", () => {
  it("is the smallest that fits where everything could be looked up", () => {
    expect(proposed(PLAYBOOK_FILE, aDetected())).toBe(`\
# What must happen for this product, when, and who answers for it. It is yours to change.
# To check a change: \`almanac validate\`. To see what comes: \`almanac calendar\`.
version: 1
extends: phase-6   # every row of the built-in playbook; below is only what differs here
product: Acme Shop
timezone: Europe/Berlin
default-owner: bo  # answers for everything until roles are named
# Next: name people in \`roles:\`; the README of Almanac lists every key.
`);
  });

  it("says what people answered and what was found", () => {
    const detected = aDetected({ github: { ...seen, priorities: ["P1", "P2"] } });
    const answers = { product: "Acme: the shop", live: true, place: "DE-BE", defaultOwner: "ada" };
    const text = proposed(PLAYBOOK_FILE, detected, answers, { holidays: "BEGIN:VCALENDAR" });
    expect(bare(text)).toBe(`\
version: 1
extends: phase-6
product: "Acme: the shop"
timezone: Europe/Berlin
holidays: .github/holidays.ics
default-owner: ada
gate: off
incidents:
  from: 2026-11-23
`);
    expect(text).toContain("# P1, P2 are in use already; only what is set from this day on starts anything\n");
  });

  it("is careful where nobody could look: old labels start nothing, and the owner is marked as a guess", () => {
    const text = proposed(PLAYBOOK_FILE, aDetected({ github: undefined }));
    expect(text).toMatch(/^default-owner: acme +# a guess: put the login of a person here$/m);
    expect(text).toMatch(/^ {2}from: 2026-11-23 /m);
  });

  it("uses a holidays file that stands there already", () => {
    const existing = { ...nothing, holidays: "BEGIN:VCALENDAR" };
    expect(proposed(PLAYBOOK_FILE, aDetected({ existing }))).toContain("holidays: .github/holidays.ics");
  });

  it("reads back with the very same name and owner, whatever people answer", () => {
    const name = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.constantFrom("on", "null", "1e3", "- a", "a # b", "*x", "a: b", "0x1F", "2026-11-23"),
    );
    const login = fc.constantFrom("ada", "null", "on", "007", "1e5", "true", "0x1", "a-b");
    fc.assert(
      fc.property(name, login, fc.boolean(), (product, defaultOwner, live) => {
        fc.pre(product === product.trim() && product !== "" && !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(product));
        const parsed = parse(proposed(PLAYBOOK_FILE, aDetected(), { product, defaultOwner, live }));
        if (parsed.kind === "invalid") throw new Error(parsed.problems.map(({ message }) => message).join("\n"));
        expect(parsed.playbook.product).toBe(product);
        expect(parsed.playbook.gate === undefined).toBe(live);
        expect(parsed.playbook.roles.get("developer")?.holders).toEqual({
          kind: "everyone",
          people: [defaultOwner],
          teams: [],
        });
        expect(parsed.warnings).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe("who answers for everything", () => {
  const owner = (detected: Detected) => suggestAnswers(detected).defaultOwner;
  it("is whoever's token it is, else whom git knows, else the owner, else the first who can be assigned", () => {
    expect(owner(aDetected())).toBe("bo");
    expect(owner(aDetected({ login: "Ada", github: { ...seen, me: "github-actions[bot]" } }))).toBe("ada");
    expect(owner(aDetected({ github: { ...seen, me: undefined, people: ["acme", "zoe"] } }))).toBe("acme");
    expect(owner(aDetected({ github: { ...seen, me: undefined } }))).toBe("ada");
    expect(owner(aDetected({ login: "eve", github: undefined }))).toBe("eve");
  });
});

describe("the workflow", () => {
  it("is the template with minute and commit filled in, and without the words for copying by hand", () => {
    const text = proposed(WORKFLOW, aDetected());
    const lines = template.split("\n");
    const written = text.split("\n");
    expect(lines.filter((line) => !written.includes(line)).map((line) => line.trim().slice(0, 40))).toEqual([
      "# `almanac init` writes this file and fi",
      "#   1. the forty zeros behind `almanac-d",
      "#      on the release page; keep the ver",
      "#      fails before it runs anything.",
      "#   2. the minute of `cron`: any but the",
      '- cron: "17 * * * *"',
      "uses: almanac-dev/almanac@00000000000000",
      "uses: almanac-dev/almanac@00000000000000",
      "- uses: almanac-dev/almanac@000000000000",
      "uses: almanac-dev/almanac@00000000000000",
      "- uses: almanac-dev/almanac@000000000000",
      "- uses: almanac-dev/almanac@000000000000",
    ]);
    expect(written.filter((line) => !lines.includes(line)).map((line) => line.trim())).toEqual([
      expect.stringMatching(/^- cron: "\d\d \* \* \* \*"$/),
      ...["", "", "- ", "", "- ", "- "].map((item) => `${item}uses: almanac-dev/almanac@${release} # v1`),
    ]);
    expect(checkWorkflowPolicy(text)).toEqual([]);
  });

  it("keeps the zeros and the words on them where no release could be looked up", () => {
    const text = proposed(WORKFLOW, aDetected({ github: undefined }));
    expect(text).toContain(`almanac-dev/almanac@${"0".repeat(40)} # v1`);
    expect(text).toContain("the forty zeros");
  });

  it("says what the chosen schedule costs", () => {
    const text = proposed(WORKFLOW, aDetected(), { schedule: "four-hourly" });
    expect(text).toMatch(/cron: "\d\d \*\/4 \* \* \*"/);
    expect(text).toContain("# Looks every four hours whether something is due");
    expect(text).toContain("about 180 a month");
  });
});

it("never proposes a file that stands there already", () => {
  const paths = (existing: Partial<Detected["existing"]>) => {
    const detected = aDetected({ existing: { ...nothing, ...existing } });
    return propose(detected, suggestAnswers(detected), { ...material, holidays: "BEGIN:VCALENDAR" }).map(
      ({ path }) => path,
    );
  };
  expect(paths({})).toEqual([PLAYBOOK_FILE, WORKFLOW, INCIDENT_FORM, HOLIDAYS]);
  expect(paths({ playbook: "" })).toEqual([WORKFLOW, INCIDENT_FORM, HOLIDAYS]);
  expect(paths({ workflow: ".github/workflows/ops.yml" })).toEqual([PLAYBOOK_FILE, INCIDENT_FORM, HOLIDAYS]);
  expect(paths({ holidays: "" })).toEqual([PLAYBOOK_FILE, WORKFLOW, INCIDENT_FORM]);
  expect(paths({ forms: ["Incident report.md"] })).toEqual([PLAYBOOK_FILE, WORKFLOW, HOLIDAYS]);
});
