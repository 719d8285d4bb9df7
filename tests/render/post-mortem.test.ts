import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldIncident } from "../../src/incident/fold-incident.ts";
import type { Incident } from "../../src/incident/incident.ts";
import { readSections } from "../../src/markdown/sections.ts";
import { checkPostMortem } from "../../src/postmortem/check-post-mortem.ts";
import { postMortemPath } from "../../src/postmortem/post-mortem-path.ts";
import { renderAddendum, renderPostMortem } from "../../src/render/post-mortem.ts";
import { SHOP, Story, anIssue, shopRules } from "../support/incident-world.ts";
import { hostileText } from "../markdown/hostile.ts";
import { heldAgainst } from "../postmortem/held-against.ts";

const file = "templates/postmortem.md";
const template = { text: readFileSync(new URL(`../../${file}`, import.meta.url), "utf8"), file };

function aNight(change: Parameters<typeof anIssue>[0] = {}, said = "Rolling back v412"): Incident {
  const story = new Story()
    .label("02:47", "eve", "P0")
    .say("02:51", "dev", "/ack")
    .say("02:58", "dev", `/update ${said}`)
    .say("03:05", "dev", `/note ${said}`)
    .say("03:12", "dev", "/mitigated")
    .close("03:45", "dev");
  const incident = foldIncident(anIssue(change), story.entries, shopRules());
  if (incident === undefined) throw new Error("there is no incident");
  return incident;
}

function rendered(incident: Incident): string {
  const severity = SHOP.incidents.severities.find(({ id }) => id === "P0");
  if (severity === undefined) throw new Error("there is no P0");
  const made = renderPostMortem({
    template,
    incident,
    severity,
    flags: SHOP.incidents.flags,
    zone: SHOP.zone,
    before: ["- Deployed 02:31: v412"],
  });
  if ("problems" in made) throw new Error(JSON.stringify(made.problems));
  return made.text;
}

const objections = (document: string) => checkPostMortem(document, { ...heldAgainst, today: "2026-11-22" });

describe("a prefilled post-mortem", () => {
  it("holds what the issue knows", () => {
    const text = rendered(aNight());
    expect(text.split("\n").slice(0, 6)).toEqual(["---", "incident: 600", "severity: P0", "cause: TODO", "---", ""]);
    expect(text).toContain("# Post-mortem: Checkout is down");
    expect(text).toContain("**Acknowledged** after 4");
    expect(text).toContain("**What had changed before, and what was alike**\n\n- Deployed 02:31: v412");
    expect(text).toContain("| 2026-11-21 02:47 | **Detected** | eve |");
    expect(text).toContain("| 2026-11-21 02:58 | Update: Rolling back v412 | dev |");
    expect(text).toContain("| 2026-11-21 03:12 | Mitigated: users can work | dev |");
    expect(text).toContain("| 2026-11-21 03:45 | **Resolved** | dev |");
    expect(text).toContain("**Last day** for action items: 21 December 2026");
  });

  it("lacks only what people must add", () => {
    const ids = new Set(objections(rendered(aNight())).map(({ id }) => id));
    expect([...ids].toSorted()).toEqual([
      "action-items-placeholder",
      "cause-tag",
      "impact-placeholder",
      "not-caught-earlier-placeholder",
      "prevention-placeholder",
      "root-cause-placeholder",
      "timeline-placeholder",
    ]);
  });

  it("passes once people have added it", () => {
    const done = rendered(aNight())
      .replace("cause: TODO", "cause: pinned-authority")
      .replace("| TODO | **Introduced**: TODO |", "| 2026-11-21 02:31 | **Introduced**: version 412 went out |")
      .replace(
        /1\. Why\? TODO[^]*?5\. Why\? TODO/,
        "1. Why? The client refused the certificate.\n2. Why? It pins an authority.\n3. Why? Nobody owns the notices.",
      )
      .replace(/^TODO$/m, "The smoke test pays with a stub, so that it stayed green all night.")
      .replace(/- \*\*Users\*\*: TODO.*/, "- **Users**: 1,204 could not pay")
      .replace(/- \*\*Revenue\*\*: TODO.*/, "- **Revenue**: 5,300 EUR")
      .replace(/- \*\*Reputation\*\*: TODO.*/, "- **Reputation**: 41 tickets")
      .replace(/- \*\*Data\*\*: TODO.*/, "- **Data**: none, because nothing was written")
      .replaceAll(/\*\*: TODO$/gm, "**: none, because the action below is enough")
      .replace("| TODO | TODO | TODO | TODO |", "| Alert when a certificate changes | @bo | 2026-12-04 | monitoring |");
    expect(objections(done)).toEqual([]);
  });

  it("shows hostile words and obeys none", () => {
    fc.assert(
      fc.property(hostileText, (hostile) => {
        const line = hostile.replace(/\s+/g, " ").trim() || "x";
        const text = rendered(aNight({ title: hostile }, line));
        expect(
          readSections(text)
            .map(({ slug }) => slug)
            .slice(1),
        ).toEqual(["timeline", "root-cause", "why-it-was-not-caught-earlier", "impact", "prevention", "action-items"]);
        expect(text).not.toMatch(/@(?=[a-z0-9])/i);
        expect(objections(text).map(({ id }) => id)).not.toContain("timeline-order");
      }),
      { numRuns: 100 },
    );
  });

  it("is the same, byte for byte, however often it is made", () => {
    expect(rendered(aNight())).toBe(rendered(aNight()));
  });
});

describe("an addendum", () => {
  it("stands below everything that was written, and tells what happened since", () => {
    const story = new Story()
      .label("02:47", "eve", "P0")
      .say("03:12", "dev", "/mitigated")
      .close("03:46", "dev")
      .reopen("05:00", "eve")
      .say("05:20", "dev", "/mitigated");
    const incident = foldIncident(anIssue(), story.entries, shopRules());
    const text = incident === undefined ? "" : renderAddendum("# Post-mortem\n\nWritten.\n", incident, SHOP.zone);
    expect(text.startsWith("# Post-mortem\n\nWritten.\n\n## Addendum: it came back 21 November 2026\n")).toBe(true);
    expect(text).toContain("| 2026-11-21 05:00 | Reopened | eve |");
    expect(text).not.toContain("02:47");
  });
});

it.each([
  ["Checkout is down", "postmortems/2026/2026-11-21-checkout-is-down.md"],
  ["Größe & Straße: „kaputt“", "postmortems/2026/2026-11-21-grosse-strasse-kaputt.md"],
  ["../../etc/passwd\n|x|", "postmortems/2026/2026-11-21-etc-passwd-x.md"],
  ["🔥🔥", "postmortems/2026/2026-11-21-incident-7.md"],
  ["a".repeat(300), `postmortems/2026/2026-11-21-${"a".repeat(25)}.md`],
])("puts %j at %s", (title, path) => {
  expect(postMortemPath("2026-11-21", title, 7)).toBe(path);
});
