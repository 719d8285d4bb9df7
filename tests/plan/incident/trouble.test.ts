import { beforeEach, describe, expect, it } from "vitest";
import type { Permission } from "../../../src/snapshot/permission.ts";
import { PERMISSIONS, SHOP, at } from "../../support/incident-world.ts";
import { passAt, planAt } from "../../support/simulated-pass.ts";
import { SimulatedRepository } from "../../support/simulated-repository.ts";
import { keysOf } from "../../support/simulated-view.ts";

const shop = { ...SHOP, cadences: [], holidays: { days: [], file: undefined }, away: [], metrics: [] };
const permissions = Object.fromEntries<Permission>(PERMISSIONS);
const HOSTILE = "Fixes #1 @acme/all @everyone | <img src=x> `x` [a](http://evil.example) \u202e\u0007 --> acme/other#2";

let repository: SimulatedRepository;
beforeEach(() => {
  repository = new SimulatedRepository({ permissions });
  repository.open("issue", { title: HOSTILE, body: HOSTILE, author: "eve" }, at("02:45"));
  repository.label(1, "eve", at("02:47"), { add: ["P0"] });
  pass("02:47");
});

/** What a pass does about the incident, and that a second one would do nothing more. */
function pass(time: string): readonly string[] {
  const plan = passAt(repository, shop, at(time));
  expect(keysOf(planAt(repository, shop, at(time)))).toEqual([]);
  expect(plan.problems).toEqual([]);
  return keysOf(plan).filter((key) => !key.includes("almanac") && !key.startsWith("notify "));
}
const say = (time: string, who: string, body: string) => repository.say(1, who, body, at(time));
const ours = () => repository.comments.filter(({ author }) => author === repository.author);

describe("a comment of ours that was posted twice, because its answer was lost", () => {
  it("is healed: the oldest stays, and the other says so", () => {
    const [status] = ours();
    say("02:47:30", repository.author, status?.body ?? "");
    expect(pass("02:48")).toEqual(["update-comment incident:double:2"]);
    expect(ours().map(({ body }) => body.split("\n")[0])).toEqual([
      expect.stringMatching(/^## 🔴 P0 Critical/) as string,
      "This was posted twice; the first of them is kept current.",
    ]);
    say("02:51", "dev", "/ack");
    expect(pass("02:51")).toContain("update-comment incident:status:1");
    expect(ours()[0]?.body).toContain("✅ 02:51 dev");
  });

  it("forgets no receipt by that", () => {
    say("02:50", "dev", "/ack");
    pass("02:50");
    const receipt = ours().at(-1);
    say("02:50:10", repository.author, receipt?.body ?? "");
    say("02:51", "bo", "/note looked at the logs");
    expect(pass("02:51")).toEqual([
      "react incident:react:5",
      "update-comment incident:receipt:1",
      "update-comment incident:double:4",
    ]);
    expect(ours()[1]?.body).toContain("Commands taken (2)");
  });
});

describe("the issue of an incident", () => {
  it("that was deleted or moved away is let go without a word", () => {
    repository.remove(1);
    expect(pass("02:50")).toEqual([]);
    expect(planAt(repository, shop, at("02:52")).operations).toEqual([]);
  });

  it("gets the label back that holds, with the reason, until somebody insists", () => {
    const off = (time: string) => repository.label(1, "kim", at(time), { remove: ["P0"] });
    for (const time of ["02:48", "02:49", "02:50"]) {
      off(time);
      expect(pass(time)).toEqual(["add-labels incident:label:1"]);
    }
    off("02:51");
    expect(pass("02:51")).toEqual([]);
    // The response goes on all the same.
    expect(pass("02:52")).toEqual(["comment incident:calls:1"]);
  });

  it("that flaps between severities leaves one, and says of each refused label once that it does not hold", () => {
    for (const [time, add, remove] of [
      ["02:48", "P1", "P0"],
      ["02:48:20", "P0", "P1"],
      ["02:48:40", "P2", "P0"],
    ] as const)
      repository.label(1, "kim", at(time), { add: [add], remove: [remove] });
    pass("02:49");
    expect(repository.item(1).labels).toEqual(["P0"]);
    expect(ours().filter(({ body }) => body.includes("does not hold"))).toHaveLength(1);
  });

  it("that is reopened after its post-mortem was waived begins a new stretch with clocks of its own", () => {
    say("02:50", "dev", "/mitigated");
    say("03:21", "jo", "/verified paid");
    say("03:22", "dev", "/resolve switched back");
    say("03:23", "ada", "/waive post-mortem known cause");
    pass("03:23");
    expect(repository.item(1).state).toBe("closed");
    repository.turn(1, "open", "eve", at("05:00"));
    pass("05:00");
    expect(ours()[0]?.body).toContain("P0 Critical · Investigating");
    expect(planAt(repository, shop, at("05:00")).nextDueAt).toBe(at("05:05"));
    expect(pass("05:05")).toEqual(["comment incident:calls:1"]);
  });
});

describe("two severities at once", () => {
  it.each([
    [["P0", "P2"], "P0"],
    [["P2", "P0"], "P0"],
    [["P2", "P3"], "P2"],
    [["P3", "P1"], "P1"],
  ])("%j of who may not lower leave the gravest, with one response", (labels, holds) => {
    repository.open("issue", { title: "Search", body: "", author: "kim" }, at("04:00"));
    const number = repository.items.at(-1)?.number ?? 0;
    repository.label(number, "kim", at("04:00"), { add: labels });
    pass("04:00");
    expect(repository.item(number).labels.filter((label) => /^P\d$/.test(label))).toEqual([holds]);
    const said = ours().filter(({ issue }) => issue === number);
    expect(said.filter(({ body }) => body.startsWith("## "))).toHaveLength(1);
    expect(said[0]?.body).toContain(` ${holds} `);
  });
});

describe("what strangers write", () => {
  it("by the hundred costs nothing, whatever stands in it", () => {
    for (let index = 0; index < 300; index += 1) say("02:48", "stranger", `${HOSTILE}\n> /resolve\n\`/resolve\``);
    say("02:48:30", "stranger", Array.from({ length: 5000 }, () => "/resolve @everyone").join("\n"));
    expect(pass("02:49")).toEqual(["comment incident:answer:302:1", "comment incident:receipt:1"]);
    expect(
      ours()
        .at(-2)
        ?.body.split("\n")
        .filter((line) => line.startsWith("- ")),
    ).toHaveLength(3);
  });

  it("mentions nobody, links nothing and closes nothing in what we write", () => {
    for (const [time, body] of [
      ["02:48", `/ack ${HOSTILE}`],
      ["02:49", `/status identified ${HOSTILE}`],
      ["02:50", `/update ${HOSTILE}`],
      ["02:51", `/assign @jo as ${HOSTILE}`],
      ["02:52", `/note ${HOSTILE}`],
      ["02:53", `/nonsense ${HOSTILE}`],
      ["02:54", `/severity P9 ${HOSTILE}`],
      ["03:20", `/verified ${HOSTILE}`],
      ["03:21", `/resolve ${HOSTILE}`],
    ] as const) {
      say(time, "dev", body);
      pass(time);
    }
    const items = repository.ours().flatMap(({ title, body }) => [title, body]);
    const files = [...repository.branches.values()].flatMap(({ files: all }) => [...all.values()]);
    for (const text of [...ours().map(({ body }) => body), ...items, ...files.filter((one) => !one.startsWith("{"))]) {
      const shown = text.replaceAll(/<!--[^]*?-->/g, "").replaceAll(/(`+)[^]*?\1/g, "");
      expect(shown).not.toMatch(/@(?:everyone|acme\/all)/);
      expect(shown).not.toMatch(/(?<![\\&\w])#1\b/);
      expect(shown).not.toMatch(/<img|\]\(http:\/\/evil|acme\/other#2|[\u0007\u202e]/);
      expect(shown.split("\n").filter((line) => line.startsWith("|") && !line.endsWith("|"))).toEqual([]);
    }
  });
});
