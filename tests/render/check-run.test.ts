import { expect, it } from "vitest";
import { checkPostMortem } from "../../src/postmortem/check-post-mortem.ts";
import { renderCheckRun } from "../../src/render/check-run.ts";
import { heldAgainst } from "../postmortem/held-against.ts";

const path = "postmortems/2026/a.md";
const document = `---
incident: 1
severity: P0
cause: TODO
---

## Timeline

| When | What |
| --- | --- |
| TODO | **Introduced**: TODO |
| 2026-11-21 02:47 | **Detected** |
| 2026-11-21 02:58 | **Resolved** |

## Root cause

1. Why? TODO
2. Why? TODO
3. Why? TODO

## Why it was not caught earlier

The smoke test pays with a stub, so it stayed green all night.

## Impact

- **Users**: many
- **Data**: TODO

## Action items

- [ ] Be more careful @here — @zoe — soon — testing
`;

it("says what is missing in order of importance, where, and how a good answer looks", () => {
  const run = renderCheckRun([{ path, findings: checkPostMortem(document, heldAgainst) }]);
  expect(run).toMatchObject({ conclusion: "failure", title: "11 things are missing, 1 hint" });
  expect(run.summary.split("\n").filter((row) => /^\d+\. /.test(row))).toEqual([
    "1. **Prevention** (`prevention-missing`) There is no section “Prevention”. Line 7.",
    "2. **Action items** (`action-owner-assignable`) “zoe” cannot be assigned in this repository. Line 32.",
    "3. **Action items** (`action-deadline`) This action has no deadline. Line 32.",
    "4. **Action items** (`action-end`) Being careful is never done, and fails on the next bad day; change what let it happen. Line 32.",
    "5. **Impact** (`impact-number`) There is no number here, and hardly a word: how many, how much, for how long? Line 27.",
    "6. **Timeline** (`timeline-placeholder`) This line of “Timeline” still holds the place of an answer. Line 11.",
    "7. **Root cause** (`root-cause-placeholder`) This line of “Root cause” still holds the place of an answer. Lines 17 to 19.",
    "8. **Impact** (`impact-placeholder`) This line of “Impact” still holds the place of an answer. Line 28.",
    "9. **The document** (`cause-tag`) The cause has no tag, so nobody will notice when it comes back. Line 4.",
    "10. **Hint: Impact** (`impact-kinds`) Nothing is said of revenue, reputation. Line 25.",
  ]);
  expect(run.summary.match(/A good answer:/g)).toHaveLength(10);
});
