import { expect, it } from "vitest";
import { pullEvent } from "../../src/commands/check/pull-event.ts";
import { ourWorkflow } from "../../src/commands/doctor/our-workflow.ts";
import { workflowText } from "../support/doctor-world.ts";

const path = ".github/workflows/almanac.yml";
const of = (text: string) => ourWorkflow({ path, text });

it("finds nothing wrong with the template once its commit is filled in", () => {
  expect(of(workflowText)).toEqual({ path, scheduled: true, unfilled: false, lacking: [] });
});

it.each([
  [
    "a job's own",
    "jobs: { go: { permissions: { contents: write }, steps: [{ uses: o/almanac@v1 }] } }",
    ["issues", "pull-requests"],
  ],
  [
    "the workflow's",
    "permissions: { contents: write, issues: write, pull-requests: read }\njobs: { go: { steps: [{ uses: o/almanac@v1 }] } }",
    ["pull-requests"],
  ],
  ["all that are written", "permissions: write-all\njobs: { go: { steps: [{ uses: o/almanac@v1 }] } }", []],
  [
    "none, which are the repository's",
    "jobs: { go: { steps: [{ uses: o/almanac@v1, with: { command: run } }] } }",
    ["contents", "issues", "pull-requests"],
  ],
  [
    "those of a job that only plans",
    "jobs: { go: { permissions: {}, steps: [{ uses: o/almanac@v1, with: { command: plan } }] } }",
    [],
  ],
])("knows %s permissions", (_, text, expected) => {
  expect(of(text)?.lacking.flatMap(({ permissions }) => permissions)).toEqual(expected);
});

it.each([
  "",
  "[]",
  "jobs: 1",
  "jobs: [{ steps: 1 }]",
  "jobs: { a: { steps: [1, { uses: 2 }] } }",
  "a: b: c",
  "jobs: { a: { steps: [{ uses: o/not-almanac@v1 }] } }",
])("takes %j for none of ours", (text) => {
  expect(of(text)).toBeUndefined();
});

it.each([
  [undefined, undefined],
  [{ pull_request: null }, undefined],
  [{ pull_request: { number: "7" } }, undefined],
  [{ merge_group: { head_sha: "a" } }, undefined],
  // What is not known to be from here counts as from a fork.
  [{ pull_request: { number: 7 } }, { number: 7, fork: true, base: "HEAD" }],
  [
    {
      pull_request: {
        number: 7,
        head: { repo: { full_name: "Acme/Shop" } },
        base: { ref: "main", repo: { full_name: "acme/shop" } },
      },
    },
    { number: 7, fork: false, base: "main" },
  ],
])("reads the event %j", (event, expected) => {
  expect(pullEvent(event)).toEqual(expected);
});
