import { expect, test } from "vitest";
import { checkWorkflowPolicy } from "../../scripts/check-workflow-policy.ts";

const good = `
on: push
permissions: {}
jobs:
  a:
    permissions:
      contents: read
    timeout-minutes: 5
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - uses: ./
      - run: npm test
`;

test("nothing to say of a careful workflow", () => {
  expect(checkWorkflowPolicy(good)).toEqual([]);
});

test.each([
  [
    "an action at a tag",
    "3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
    "v7",
    [`"actions/checkout@v7" is not pinned: write owner/name@<commit> # v1.2.3`],
  ],
  [
    "a pin without its version",
    " # v7.0.1",
    "",
    [`"actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1" is not pinned: write owner/name@<commit> # v1.2.3`],
  ],
  [
    "permissions at the top",
    "permissions: {}",
    "permissions: read-all",
    ["grants permissions at the top: say `permissions: {}` there"],
  ],
  [
    "no permissions at the top",
    "permissions: {}\n",
    "",
    ["grants permissions at the top: say `permissions: {}` there"],
  ],
  [
    "a job without permissions",
    "    permissions:\n      contents: read\n",
    "",
    ["job a does not list its permissions"],
  ],
  [
    "a job with all permissions",
    "permissions:\n      contents: read",
    "permissions: write-all",
    ["job a does not list its permissions"],
  ],
  ["a job without end", "    timeout-minutes: 5\n", "", ["job a has no timeout-minutes"]],
  [
    "an expression in a shell step",
    "npm test",
    "echo ${{ github.head_ref }}",
    ["job a puts an expression into a shell step: pass it by env"],
  ],
  [
    "credentials in the checkout",
    "persist-credentials: false",
    "fetch-depth: 0",
    ["job a leaves credentials in the checkout: persist-credentials: false"],
  ],
  [
    "secrets for foreign code",
    "on: push",
    "on: { pull_request_target: null }",
    ["runs on pull_request_target, with secrets and a token that writes"],
  ],
])("refuses %s", (_, from, to, expected) => {
  expect(good).toContain(from);
  expect(checkWorkflowPolicy(good.replace(from, to))).toEqual(expected);
});
