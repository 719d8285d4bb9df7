import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parsePlaybook } from "../../src/playbook/parse.ts";
import { POST_MORTEM_CHECKS } from "../../src/playbook/post-mortem-checks.ts";
import { builtInWeight } from "../../src/postmortem/built-in-weight.ts";
import { LONGEST_POST_MORTEM } from "../../src/postmortem/longest-post-mortem.ts";
import { POST_MORTEM_CHECK } from "../../src/commands/check/check-post-mortems.ts";
import { phase6Layer, smallestPlaybookText } from "../support/example-playbooks.ts";

const page = readFileSync(new URL("../../docs/post-mortems.md", import.meta.url), "utf8");

it("lists every finding in the order in which they are told, with its weight", () => {
  const rows = [...page.matchAll(/^\| (`[^|]*`) +\| (error|hint) +\| (.*\S) +\|$/gm)];
  const listed = rows.flatMap(([, ids = "", weight]) =>
    [...ids.matchAll(/`([a-z-]+)`/g)].map(([, id]) => [id, weight]),
  );
  expect(listed).toEqual(POST_MORTEM_CHECKS.map((id) => [id, builtInWeight(id)]));
});

it("names the checks, and the length, as they are", () => {
  expect(page).toContain(`\`${POST_MORTEM_CHECK.action}\` where the Action`);
  expect(page).toContain(`\`${POST_MORTEM_CHECK.app}\` where the App`);
  expect(page).toContain(`more than ${LONGEST_POST_MORTEM.toLocaleString("en")} characters`);
});

it("shows a playbook that can be used", () => {
  const text = /```yaml\n([^]*?)```/.exec(page)?.[1] ?? "";
  const parsed = parsePlaybook([
    phase6Layer,
    { name: "repository", file: "almanac.yml", text: `${smallestPlaybookText}${text}` },
  ]);
  expect(parsed).toMatchObject({
    kind: "playbook",
    playbook: { incidents: { postMortems: { languages: ["en", "de"] } } },
  });
});
