import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { InputError } from "../../src/errors.ts";
import { commandNames, commandRules } from "../../src/incident/command-rules.ts";
import { parseCommand } from "../../src/incident/parse-command.ts";
import { writtenCommands } from "../../src/incident/written-commands.ts";
import { hostileText } from "../markdown/hostile.ts";
import { at } from "../support/incident-world.ts";

const refusal = (attempt: () => unknown): string | undefined => {
  try {
    attempt();
    return undefined;
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
};
const names = (body: string) => writtenCommands(body).map(({ name }) => name);
const saying = { at: at("03:05"), zone: "Europe/Berlin", flags: ["data-breach", "revenue-impact"] };
const parsed = (line: string) => {
  const [written] = writtenCommands(line);
  return written === undefined ? undefined : parseCommand(written, saying);
};

describe("a comment", () => {
  it("gives the commands that begin its lines, each with what follows up to the next", () => {
    expect(writtenCommands("Seen.\n/ack\n/update Rolling\nback `v412`  now\n/note a\n\nThat is all.")).toEqual([
      { name: "ack", text: "" },
      { name: "update", text: "Rolling back `v412` now" },
      { name: "note", text: "a" },
    ]);
  });

  it.each([
    ["fenced code", "```\n/resolve\n```"],
    ["indented code", "    /resolve"],
    ["inline code over lines", "see `\n/resolve\n`"],
    ["a quote", "> /resolve"],
    ["a lazy quote", "> said\n/resolve"],
    ["a list", "- /resolve"],
    ["an item's second line", "- said\n  /resolve"],
    ["an HTML comment", "<!--\n/resolve\n-->"],
    ["an HTML comment within a line", "so <!-- and\n/resolve\n--> on"],
    ["a details block", "<details>\n/resolve\n</details>"],
    ["the middle of a line", "please /resolve"],
    ["a path", "/resolve/it"],
    ["another tool's word", "/lgtm"],
    ["a word with capitals", "/Resolve"],
  ])("gives none that stands in %s", (_, body) => {
    expect(names(body)).toEqual([]);
  });

  it("gives what stands beside code and comments", () => {
    expect(writtenCommands("/note <!-- hidden --> seen `/ack`")).toEqual([{ name: "note", text: "seen `/ack`" }]);
  });

  it("gives no more than a person would write", () => {
    expect(names("/ack\n".repeat(5000))).toHaveLength(20);
  });

  test("of whatever content is read, and each command parsed or refused with a reason", () => {
    expect(refusal(() => parsed("/note"))).toBe("say what: `/note <text>`");
    fc.assert(
      fc.property(
        fc.array(fc.oneof(hostileText, fc.constantFrom(...commandNames.map((name) => `/${name} `)))),
        (parts) => {
          for (const written of writtenCommands(parts.join(""))) {
            // Anything but an `InputError` would fail the property.
            refusal(() => parseCommand(written, saying));
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe("a command", () => {
  it.each([
    ["/severity p1 a part only", { kind: "severity", severity: "P1", why: "a part only" }],
    ["/assign @kim as Frontend Developer", { kind: "assign", login: "kim", role: "Frontend Developer" }],
    ["/commander bo", { kind: "commander", login: "bo" }],
    ["/status Identified it is v412", { kind: "status", status: "identified", text: "it is v412" }],
    ["/update Rolling back, next 45m", { kind: "update", text: "Rolling back", next: at("03:50") }],
    ["/update Waiting. next in 1 h 30 min.", { kind: "update", text: "Waiting.", next: at("04:35") }],
    ["/update what comes next 2nd try", { kind: "update", text: "what comes next 2nd try", next: undefined }],
    ["/started 02:40", { kind: "started", at: at("02:40") }],
    ["/detected 23:50", { kind: "detected", at: at("23:50", -1) }],
    ["/detected 2026-11-20 18:00", { kind: "detected", at: at("18:00", -1) }],
    ["/started 2026-11-21T01:40:30Z", { kind: "started", at: at("02:40:30") }],
    ["/mitigated", { kind: "mitigated", at: at("03:05") }],
    ["/mitigated 03:00", { kind: "mitigated", at: at("03:00") }],
    ["/duplicate #388", { kind: "duplicate", of: 388 }],
    ["/handoff @chi gone to bed", { kind: "handoff", login: "chi", text: "gone to bed" }],
    [
      "/flag revenue-impact 8000 EUR",
      { kind: "flag", flag: "revenue-impact", amount: { amount: 8000, currency: "EUR" } },
    ],
    ["/waive post-mortem known cause", { kind: "waive", text: "known cause" }],
    ["/resolve --help", { kind: "help", of: "resolve" }],
  ])("%s is understood", (line, command) => {
    expect(parsed(line)).toEqual(command);
  });

  it.each([
    "/severity P1",
    "/severity P7 why",
    "/assign kim",
    "/commander acme/team",
    "/commander @-",
    "/status done",
    "/update",
    "/update so next 40 h",
    "/note",
    "/started",
    "/started soon",
    "/started 2026-11-22 10:00",
    "/verified",
    "/duplicate 388",
    "/flag fire",
    "/flag data-breach lots",
    "/waive updates why",
    "/waive post-mortem",
  ])("%s is refused", (line) => {
    expect(() => parsed(line)).toThrow(InputError);
  });

  it.each(commandNames)("/%s --help asks for its explanation", (name) => {
    expect(parsed(`/${name} --help`)).toEqual({ kind: "help", of: name });
    expect(commandRules[name].usage).toContain(`/${name}`);
  });

  it("says how each is given", () => {
    for (const name of commandNames) expect(commandRules[name].usage).toMatch(new RegExp(`^/${name}\\b`));
  });
});
