import { expect, test } from "vitest";
import { readBoxes } from "../../src/markdown/checklist.ts";
import { readMarker } from "../../src/markdown/marker.ts";
import { renderDigestIssue } from "../../src/render/digest-issue.ts";
import { renderGateIssue, renderGateReopened } from "../../src/render/gate-issue.ts";
import { renderStandingIssue } from "../../src/render/standing-issue.ts";
import { applied, cadence, occurrence, owner, repository } from "./sample.ts";

test("the gate has a box a condition with its owner, and says what closing it does", () => {
  const gate = {
    id: "launch",
    title: "Launch sign-off",
    conditions: [
      { id: "stable", text: "The launch is stable", role: "studio-producer" },
      { id: "baseline", text: "Baseline metrics are written down", role: "analytics-reporter" },
    ],
    source: { file: "phase-6", line: 3 },
  };
  const issue = renderGateIssue({
    gate,
    product: "Acme Shop",
    owners: [owner("Studio Producer", "ada"), owner(undefined, "fay")],
  });
  expect(issue.title).toBe("Launch sign-off");
  expect(issue.body).toBe(`**Sign-off before anything recurring starts for Acme Shop.** Closing this issue starts it.

### Conditions
- [ ] The launch is stable · ada (Studio Producer) <!-- box:gate/launch/stable -->
- [ ] Baseline metrics are written down · fay <!-- box:gate/launch/baseline -->

- **Tick** what holds, each by its owner. **Close** this issue when all are ticked: the closing is the signature, by somebody who holds a role and may write here.
- Until then no recurring issue is opened and no report written. Incidents do not wait for it.
- **Nothing to sign off?** Write \`gate: off\` in the playbook.

<!-- almanac:1 gate launch -->`);
});

test("a gate closed without right says on top why it is open again, once", () => {
  const once = applied(renderGateReopened("Body", "eve has no write access"));
  expect(once).toBe("**Open again:** eve has no write access.\n\nBody");
  expect(renderGateReopened(once, "eve has no write access")).toBe(once);
});

test("a standing duty says what is promised, who answers and what belongs to it", () => {
  const duty = cadence({
    id: "system-reliability",
    title: "System reliability",
    activity: "Uptime, performance and security",
    targets: ["99.9 % uptime", "MTTR under 30 min"],
    steps: ["Answer alerts"],
    source: { file: ".github/almanac.yml", line: 7 },
  });
  const issue = renderStandingIssue({
    cadence: duty,
    owner: owner("Infrastructure Maintainer", "bo"),
    product: "Acme Shop",
    repository,
    playbookFile: ".github/almanac.yml",
  });
  expect(issue.title).toBe("System reliability");
  expect(issue.body)
    .toBe(`**Uptime, performance and security, always.** A standing duty for Acme Shop: this issue stays open.

**Owner** bo (Infrastructure Maintainer)

### What is promised
- 99.9 % uptime
- MTTR under 30 min

### What belongs to it
- Answer alerts

Keep here what everybody should know about this duty: links, habits, decisions. What goes wrong is an issue of its own.

<details><summary>Passing it on, changing it, ending it</summary>

- **Pass on:** assign somebody else.
- **Change it:** \`system-reliability\` in [the playbook](../blob/HEAD/.github/almanac.yml#L7).
- **End it:** close this issue; it is not opened again. Take \`system-reliability\` out of the playbook, too, so that others know.
</details>

<!-- almanac:1 standing system-reliability -->`);
});

test("a digest lists what was beyond the cap: a box each, and all of it in its marker", () => {
  const entries = [
    {
      occurrence: occurrence(),
      missed: [occurrence(cadence(), "2026-11-16")],
      owner: owner("Analytics Reporter", "fay"),
    },
    {
      occurrence: occurrence(cadence({ id: "content-week", title: "Content week" })),
      missed: [],
      owner: owner(undefined, "gus"),
    },
  ];
  const issue = renderDigestIssue({ day: "2026-11-23", cap: 10, entries });
  expect(issue.title).toBe("Also due, 23 November 2026");
  expect(applied(issue.body)).toContain(`### Tick what deserves an issue of its own
- [ ] Weekly analytics 2026-W47: fay, due Tuesday 24 November, 18:00, also for 2026-W46 <!-- box:digest/weekly-analytics/2026-11-23 -->
- [ ] Content week 2026-W47: gus, due Tuesday 24 November, 18:00 <!-- box:digest/content-week/2026-11-23 -->
`);
  expect(readMarker(applied(issue.body))).toEqual({
    kind: "digest",
    key: ["2026-11-23"],
    notes: { lists: "weekly-analytics@2026-11-23+content-week@2026-11-23" },
  });
});

test("a digest of hundreds still names each of them", () => {
  const entries = Array.from({ length: 300 }, (_, index) => ({
    occurrence: occurrence(cadence({ id: `cadence-${index}`, title: `Cadence ${index}` })),
    missed: [],
    owner: owner(undefined, ...Array.from({ length: 10 }, (__, person) => `somebody-${person}`)),
  }));
  const body = applied(renderDigestIssue({ day: "2026-11-23", cap: 10, entries }).body);
  expect(body.length).toBeLessThan(60_000);
  expect(readBoxes(body)).toHaveLength(300);
  expect(readMarker(body)?.notes["lists"]?.split("+")).toHaveLength(300);
});
