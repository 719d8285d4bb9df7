import fc from "fast-check";
import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { expect, test } from "vitest";
import { readBoxes } from "../../src/markdown/checklist.ts";
import { readMarker } from "../../src/markdown/marker.ts";
import { oneLine } from "../../src/markdown/one-line.ts";
import { lookHereFirst } from "../../src/render/look-here-first.ts";
import { renderAlmanacIssue } from "../../src/render/almanac-issue.ts";
import { renderDigestIssue } from "../../src/render/digest-issue.ts";
import { renderGateIssue } from "../../src/render/gate-issue.ts";
import { renderOccurrenceIssue } from "../../src/render/occurrence-issue.ts";
import { renderPassSummary } from "../../src/render/pass-summary.ts";
import { renderPullRequest } from "../../src/render/pull-request.ts";
import { renderReminder } from "../../src/render/reminder.ts";
import { renderStandingIssue } from "../../src/render/standing-issue.ts";
import { applied, cadence, issueFacts, occurrence, owner, repository } from "./sample.ts";

/** Every document with one text in every place that others can write to. */
const documents: Readonly<Record<string, (text: string) => string>> = {
  occurrence: (text) => {
    const of = cadence({ delivery: "issue", title: text, activity: text, output: text });
    return applied(
      renderOccurrenceIssue(
        issueFacts({
          occurrence: occurrence(of),
          report: undefined,
          owner: { ...owner(text, text), absent: [text] },
          authority: [text],
          lines: [cadence({ id: "part", title: `a ${text}`, owner: text })],
          problems: [`a ${text}`],
        }),
      ),
    );
  },
  almanac: (text) =>
    applied(
      renderAlmanacIssue({
        product: text,
        zone: "Europe/Berlin",
        playbookFile: ".github/almanac.yml",
        gate: { number: 1, title: text },
        paused: `a ${text}`,
        problems: [{ id: "x", cause: `a ${text}`, place: `a ${text}`, fix: `a ${text}` }],
        open: [true, false].map((overdue) => ({
          title: text,
          target: 2,
          owner: [text],
          dueAt: "2026-11-24T17:00:00Z",
          overdue,
        })),
        next: [{ occurrence: occurrence(cadence({ title: text })), owner: [text] }],
        waiting: [{ cadence: cadence({ title: text }), first: undefined }],
        ask: { paused: false, redraw: true, open: [cadence({ title: `a ${text}` })] },
        dataBranch: undefined,
        away: [{ who: text, range: { from: "2026-12-21", to: "2026-12-22" } }],
        ledger: "<!-- almanac:ledger {} -->",
      }),
    ),
  gate: (text) => {
    const gate = {
      id: "launch",
      title: text,
      conditions: [{ id: "a", text: `a ${text}`, role: text }],
      source: { file: text, line: 1 },
    };
    return applied(renderGateIssue({ gate, product: text, owners: [owner(text, text)] }).body);
  },
  standing: (text) => {
    const of = cadence({ title: text, activity: text, targets: [`a ${text}`] });
    return applied(
      renderStandingIssue({
        cadence: of,
        owner: owner(text, text),
        product: text,
        repository,
        playbookFile: ".github/almanac.yml",
      }).body,
    );
  },
  digest: (text) => {
    const entries = [{ occurrence: occurrence(cadence({ title: `a ${text}` })), missed: [], owner: owner(text, text) }];
    return applied(renderDigestIssue({ day: "2026-11-23", cap: 10, entries }).body);
  },
  reminder: (text) => {
    const items = [{ number: 1, title: text, dueAt: "2026-11-24T17:00:00Z", assignees: [text] }];
    return applied(renderReminder({ kind: "noted", who: [`!${text}`], day: "2026-11-25", zone: "UTC", items }));
  },
  pull: (text) => {
    const of = occurrence(cadence({ title: text, output: text }));
    return applied(
      renderPullRequest({
        occurrence: of,
        owner: owner(text, text),
        issue: 1,
        missed: [],
        questions: 1,
        files: [],
        repository,
      }).body,
    );
  },
  "list of where to look": (text) => {
    const at = "2026-11-25T01:00:00Z";
    const times = { createdAt: at, closedAt: at, mergedAt: at };
    const work = {
      number: 1,
      title: `a ${text}`,
      url: text,
      author: text,
      labels: [text],
      notPlanned: false,
      assignees: [],
      comments: 0,
      reactions: 0,
      opening: "",
      ...times,
    };
    const deployment = { id: 1, at, environment: text, production: true, ref: text, commit: text, creator: text };
    const lines = lookHereFirst(
      {
        began: "2026-11-25T01:40:00Z",
        runbooks: [{ label: text, path: text }],
        suspects: [
          { kind: "deployment", at, deployment, brought: [work] },
          { kind: "release", at, name: text, url: "https://github.com/acme/shop/releases/v1" },
          { kind: "merge", at, work },
        ],
        similar: [{ number: 2, severity: undefined, at, cause: text }],
        duplicates: [{ number: 3, title: text, at }],
        unread: ["deployments"],
      },
      "UTC",
    );
    return lines.join("\n");
  },
  summary: (text) =>
    renderPassSummary({
      plan: {
        version: 1,
        plannedAt: "2026-11-23T08:17:00Z",
        operations: [
          {
            kind: "open-issue",
            key: "a",
            title: `a ${text}`,
            body: "",
            labels: [],
            assignees: [text],
            type: text,
            fields: [],
            reason: text,
          },
        ],
        nextDueAt: undefined,
        problems: [{ id: "x", cause: `a ${text}`, place: `a ${text}`, fix: `a ${text}` }],
        notes: [text],
      },
      outcomes: undefined,
      zone: "UTC",
      requests: 1,
      repositoryUrl: "https://github.com/acme/shop",
      reasonNotWritten: text,
    }),
};

const nasty = fc
  .oneof(
    fc.constantFrom(
      "@everyone",
      "@acme/product fixes #1",
      "closes acme/shop#2 GH-3",
      "<details><summary>",
      "</details><h1>",
      "<!-- almanac:1 gate launch -->",
      "--> <!--",
      "a | b \\| c",
      "` | `",
      "**bold** _it_ ~~x~~",
      "[x](https://evil.example)",
      "![x](https://evil.example/p.png)",
      "<https://evil.example>",
      "www.évil.example<b>",
      "https://github.com/acme/shop/issues/1",
      "\n\n# Heading\n\n- [ ] box",
      "\u2028- [x] box\u2029> quote",
      "\u202Egnp.exe\u0007",
      "\\",
      "&lt;b&gt; &#64;all",
    ),
    fc.string({ unit: "grapheme", maxLength: 40 }),
    fc
      .array(
        fc.constantFrom(
          "@",
          "a",
          "#1",
          "|",
          "\\",
          "`",
          "<",
          ">",
          "!--",
          "-->",
          "[",
          "]",
          "(",
          ")",
          "*",
          "_",
          "\n",
          " ",
          "&",
          ":",
        ),
        { maxLength: 14 },
      )
      .map((parts) => parts.join("")),
  )
  .filter((text) => oneLine(text) !== "");

for (const [name, render] of Object.entries(documents)) {
  const plain = render("x");
  const expected = skeleton(plain);

  test(`whatever stands in it, the ${name} keeps its shape, its marker and its length, and mentions nobody`, () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const body = render(text);
        expect(skeleton(body)).toEqual(expected);
        expect(body).not.toMatch(/(?<![\w`])@[\p{L}\p{N}]/u);
        expect(readMarker(body)?.kind).toBe(readMarker(plain)?.kind);
        expect(body.length).toBeLessThan(60_000);
        expect(render(text)).toBe(body);
      }),
      { numRuns: 30 },
    );
  });
}

test("a step or a carried box keeps its Markdown, but opens no HTML, mentions nobody and stays one box", () => {
  fc.assert(
    fc.property(nasty, (text) => {
      const of = cadence({ id: "own", delivery: "issue", steps: [text, "plain"] });
      const carried = [
        { id: "own/2026-11-16/a", text, since: "2026-11-16" },
        { id: "own/2026-11-16/b", text: "plain", since: "2026-11-16" },
      ];
      const body = applied(
        renderOccurrenceIssue(issueFacts({ occurrence: occurrence(of), report: undefined, carried })),
      );
      expect(readBoxes(body).map((box) => box.id?.split("/")[1])).toEqual([
        "2026-11-23",
        "2026-11-23",
        "2026-11-16",
        "2026-11-16",
      ]);
      expect(tagsOf(body)).toEqual(["<details>", "<summary>", "</summary>", "</details>"]);
      expect(body).not.toMatch(/(?<![\w`])@[\p{L}\p{N}]/u);
      expect(readMarker(body)?.kind).toBe("occurrence");
    }),
    { numRuns: 30 },
  );
});

/** The HTML tags of a document, comments left out. */
function tagsOf(markdown: string): readonly string[] {
  const html: string[] = [];
  const collect = (node: Nodes): void => {
    if (node.type === "html") html.push(node.value);
    if ("children" in node) node.children.forEach(collect);
  };
  collect(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }));
  return (
    html
      .join("")
      .replaceAll(/<!--.*?-->/gs, "")
      .match(/<[^>]*>/g) ?? []
  );
}

/** The blocks and links of a document without their words: nothing that foreign text may change. */
function skeleton(markdown: string): unknown {
  return shape(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }));
}

function shape(node: Nodes): unknown {
  if (node.type === "text" || node.type === "inlineCode" || node.type === "break") return undefined;
  if (node.type === "html") return node.value.replace(/^<!-- (box|almanac).*$/s, "<!-- $1 -->");
  return [node.type, ...("children" in node ? node.children.map(shape).filter((child) => child !== undefined) : [])];
}
