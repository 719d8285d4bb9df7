import { beforeEach, describe, expect, it } from "vitest";
import type { Permission } from "../../../src/snapshot/permission.ts";
import { PERMISSIONS, SHOP, at } from "../../support/incident-world.ts";
import { passAt, planAt } from "../../support/simulated-pass.ts";
import { SimulatedRepository } from "../../support/simulated-repository.ts";
import { keysOf } from "../../support/simulated-view.ts";

// Of the shop only its incidents: what recurs has tests of its own.
const shop = { ...SHOP, cadences: [], holidays: { days: [], file: undefined }, away: [], metrics: [] };
const INCIDENT = 1;

let repository: SimulatedRepository;
const permissions = Object.fromEntries<Permission>(PERMISSIONS);
beforeEach(() => {
  repository = new SimulatedRepository({ permissions });
  repository.open(
    "issue",
    { title: "Checkout | is down <b>", body: "", author: "eve", labels: ["area/checkout"] },
    at("02:45"),
  );
});

const label = (time: string, who: string, add: string) => repository.label(INCIDENT, who, at(time), { add: [add] });
const say = (time: string, who: string, body: string) => repository.say(INCIDENT, who, body, at(time));
/** What a pass does about the incident, and that a second one at the same instant would do nothing more. */
const pass = (time: string, days = 0): readonly string[] => {
  const plan = passAt(repository, shop, at(time, days));
  expect(keysOf(planAt(repository, shop, at(time, days)))).toEqual([]);
  expect(plan.problems).toEqual([]);
  return keysOf(plan).filter((key) => !key.includes("almanac") && !key.startsWith("notify "));
};
const next = (time: string, days = 0) => planAt(repository, shop, at(time, days)).nextDueAt;
const comments = () => repository.comments.filter(({ issue }) => issue === INCIDENT);
const status = () => comments().find(({ body }) => body.includes("almanac:1 status"))?.body ?? "";
const newest = () => comments().at(-1)?.body ?? "";
const mentions = (body: string) => [...new Set(body.replace(/`[^`]*`/g, "").match(/@[a-z/]+/g))].toSorted();

describe("an issue labelled P0 at night", () => {
  it("is answered by one pass: the team assigned, and one comment that calls everybody once", () => {
    label("02:47", "eve", "P0");
    expect(pass("02:47")).toEqual([`add-assignees incident:assign:1`, `comment incident:status:1`]);
    expect(repository.item(INCIDENT).assignees).toEqual(["dev", "bo", "chi", "kim", "eve", "ida", "ada"]);
    expect(mentions(status())).toEqual(["@ada", "@bo", "@chi", "@dev", "@eve", "@hal", "@ida", "@kim", "@lou"]);
    expect(status()).toMatch(
      /^## 🔴 P0 Critical · Investigating · checkout\n\n\*\*Impact\*\* Checkout \\\| is down &lt;b>\n/,
    );
    expect(status()).toContain("| Acknowledge | 02:52 | ⏳ |");
    expect(status()).toContain("| dev | Infrastructure Maintainer, commander |".replace("dev", "@dev"));
    expect(next("02:47")).toBe(at("02:52"));
  });

  it("is told with the clocks that run, until nothing is owed any more", () => {
    const told = (time: string, days = 0) => planAt(repository, shop, at(time, days)).incidents;
    expect(told("02:46")).toBeUndefined();
    label("02:47", "eve", "P0");
    pass("02:47");
    expect(told("02:48")).toEqual([
      {
        number: INCIDENT,
        title: "Checkout | is down <b>",
        severity: "P0",
        status: "investigating",
        declaredAt: at("02:47"),
        clocks: expect.arrayContaining([
          { name: "Acknowledge", due: at("02:52") },
          { name: "Escalation", due: at("03:17") },
        ]) as unknown,
      },
    ]);
    say("02:51", "dev", "/ack");
    expect(told("02:51")?.[0]?.clocks.map(({ name }) => name)).not.toContain("Acknowledge");
    repository.turn(INCIDENT, "not-planned", "dev", at("02:53"));
    pass("02:53");
    expect(told("02:54")).toBeUndefined();
  });

  it("is kept current in place, with bare logins, only when a fact changes", () => {
    label("02:47", "eve", "P0");
    pass("02:47");
    expect(pass("02:50")).toEqual([]);
    say("02:51", "dev", "/ack");
    expect(pass("02:51")).toEqual([
      "react incident:react:2",
      "comment incident:receipt:1",
      "update-comment incident:status:1",
    ]);
    expect(status()).toContain("| Acknowledge | 02:52 | ✅ 02:51 dev |");
    expect(mentions(status())).toEqual([]);
    say("03:04", "bo", "/status identified Rolling back v412 with @everyone");
    say("03:05", "eve", "/update Payments fail for all customers. next 20m");
    pass("03:05");
    expect(status()).toContain("## 🔴 P0 Critical · Identified · checkout");
    expect(status()).toContain("**Impact** Payments fail for all customers.");
    expect(status()).toContain("**Next update 03:25**, from eve.");
    expect(status()).toContain("▶ cause named 03:04, not mitigated");
    expect(mentions(status())).toEqual([]);
  });

  it("calls for an answer: the team, who decides, and then again and again until somebody answers", () => {
    label("02:47", "eve", "P0");
    pass("02:47");
    expect(pass("02:52")).toEqual(["comment incident:calls:1"]);
    expect(newest()).toMatch(/^@dev @bo @chi @kim @eve @ida @ada\n\n- dev, bo, .*: nobody has said yet/);
    expect(pass("02:57")).toEqual(["comment incident:calls:1"]);
    expect(mentions(newest())).toEqual(["@ada", "@hal"]);
    pass("03:02");
    expect(pass("03:17")).toEqual(["comment incident:calls:1", "comment incident:brief:lasts:1"]);
    expect(newest()).toContain("**Brief for executives**");
    expect(next("03:17")).toBe(at("03:32"));
    expect(pass("03:32")).toEqual(["comment incident:calls:1"]);
    say("03:33", "ada", "I am up and looking at it.");
    expect(pass("03:47")).toEqual(["comment incident:calls:1"]);
    expect(newest()).toContain("can users work again");
    // Those who lead and who decide have been asked for all there is; an answer came.
    expect(next("03:47")).toBeUndefined();
  });

  it("rests once users can work, says so when it has been stable, and wakes nobody for the rest", () => {
    label("02:47", "eve", "P0");
    pass("02:47");
    say("02:51", "dev", "/ack");
    pass("02:51");
    say("03:10", "dev", "/mitigated");
    pass("03:10");
    expect(next("03:10")).toBe(at("03:40"));
    expect(pass("03:40")).toEqual(["update-comment incident:status:1"]);
    expect(status()).toMatch(/\| Stable 30\u00a0min \| 03:40 \| ✅ \|/);
    // Saturday night: the word to the commander comes on Monday morning.
    expect(next("03:40")).toBe("2026-11-23T08:00:00Z");
    const plan = planAt(repository, shop, "2026-11-23T08:00:00Z");
    expect(keysOf(plan)).toContain("comment incident:calls:1");
  });

  it("is closed by its resolution, which names the post-mortem's lead and time", () => {
    label("02:47", "eve", "P0");
    pass("02:47");
    say("02:51", "dev", "/ack");
    say("03:10", "dev", "/mitigated");
    say("03:30", "chi", "/verified paid with three cards");
    say("03:41", "dev", "/resolve switched back by hand");
    expect(pass("03:41")).toEqual([
      "comment incident:resolved:2026-11-21T02:41:00Z:1",
      "react incident:react:2",
      "react incident:react:3",
      "react incident:react:4",
      "react incident:react:5",
      "comment incident:receipt:1",
      "update-comment incident:status:1",
      "open-pull-request post-mortem:1:1",
      "add-assignees post-mortem:1:1:assign",
      "add-labels post-mortem:1:1:label",
      "add-labels post-mortem-due:1",
    ]);
    // It waits for its post-mortem.
    expect(repository.item(INCIDENT)).toMatchObject({ state: "open" });
    const said = comments().find(({ body }) => body.includes("**Resolved** 03:41 by dev."))?.body ?? "";
    expect(said).toMatch(/Users could work again after 23\u00a0min.*\n\n@hal the post-mortem is due 23 Nov 03:41\./);
    say("04:00", "ada", "/waive post-mortem nothing new to learn");
    expect(pass("04:00")).toEqual([
      "update-issue incident:completed:1",
      "react incident:react:8",
      "update-comment incident:receipt:1",
      "update-comment incident:status:1",
      expect.stringMatching(/^update-issue post-mortem-waived:/) as string,
      "remove-label post-mortem-due:1",
    ]);
    expect(repository.item(INCIDENT)).toMatchObject({ state: "closed", stateReason: "completed" });
    // Nothing more to say: it is let go.
    expect(pass("09:00", 4)).toEqual([]);
    expect(next("09:00", 4)).toBeUndefined();
  });
});

describe("a closing", () => {
  beforeEach(() => {
    label("02:47", "eve", "P1");
    pass("02:47");
    repository.turn(INCIDENT, "completed", "dev", at("03:00"));
  });

  it("that lacks something is undone once, with the list", () => {
    expect(pass("03:01")).toEqual([
      "update-issue incident:open:1",
      "comment incident:early:1",
      "update-comment incident:status:1",
    ]);
    expect(newest()).toMatch(/^@dev this was closed, and still lacks the word that users can work again/);
    expect(repository.item(INCIDENT).state).toBe("open");
  });

  it("is respected the second time, and the gap is noted", () => {
    pass("03:01");
    repository.turn(INCIDENT, "completed", "dev", at("03:05"));
    expect(pass("03:06")).toEqual([
      "comment incident:resolved:2026-11-21T02:05:00Z:1",
      "update-issue incident:open:1",
      "comment incident:post-mortem:1",
      "update-comment incident:status:1",
      "open-pull-request post-mortem:1:1",
      "add-assignees post-mortem:1:1:assign",
      "add-labels post-mortem:1:1:label",
      "add-labels post-mortem-due:1",
    ]);
    expect(
      comments()
        .map(({ body }) => body)
        .join(),
    ).toContain(
      "Closed without word that users can work, a link to the fix, a check of the fix and the watch after it.",
    );
    // Over, but not for good: it waits for its post-mortem.
    expect(repository.item(INCIDENT).state).toBe("open");
    repository.turn(INCIDENT, "completed", "dev", at("03:10"));
    expect(pass("03:11")).toEqual(["update-issue incident:open:1"]);
    say("03:12", "hal", "/waive post-mortem nothing new to learn");
    expect(pass("03:12")).toContain("update-issue incident:completed:1");
    expect(repository.item(INCIDENT).state).toBe("closed");
  });

  it("as not planned is a false alarm: everything rests", () => {
    repository.turn(INCIDENT, "open", "dev", at("03:00:30"));
    repository.turn(INCIDENT, "not-planned", "dev", at("03:00:40"));
    expect(pass("03:01")).toEqual(["update-comment incident:status:1"]);
    expect(status()).toContain("P1 High · No incident");
    expect(next("03:01")).toBeUndefined();
    expect(pass("09:00")).toEqual([]);
  });
});

describe("severities", () => {
  it("exclude each other: the newest that may be set holds, the other is taken off", () => {
    label("02:47", "eve", "P1");
    pass("02:47");
    label("02:50", "kim", "P0");
    expect(pass("02:50")).toContain("remove-label incident:unlabel:1:P1");
    expect(repository.item(INCIDENT).labels).toEqual(["area/checkout", "P0"]);
    expect(
      comments()
        .map(({ body }) => body)
        .join("\n"),
    ).toContain("please look at this P0");
  });

  it("are not lowered by who may not: the label is taken off again, and it is said why, once", () => {
    label("02:47", "eve", "P0");
    pass("02:47");
    repository.label(INCIDENT, "kim", at("02:50"), { add: ["P2"], remove: ["P0"] });
    expect(pass("02:50")).toEqual([
      "add-labels incident:label:1",
      "remove-label incident:unlabel:1:P2",
      expect.stringMatching(/^comment incident:label:\d+:1$/),
    ]);
    expect(repository.item(INCIDENT).labels).toEqual(["area/checkout", "P0"]);
    expect(newest()).toMatch(/^@kim P2 does not hold, P0 does: lowering the severity to P2 is for the commander/);
  });

  it("are only proposed by who may not triage: those who settle it are called", () => {
    label("02:47", "reporter", "P0");
    pass("02:47");
    expect(status()).toMatch(/^## ⚠️ Severity not settled · Investigating/);
    expect(status()).toContain("reporter proposes P0.");
    expect(pass("02:52")).toEqual(["comment incident:calls:1"]);
    say("02:53", "hal", "/severity P1 only guests");
    pass("02:53");
    expect(repository.item(INCIDENT).labels).toEqual(["area/checkout", "P1"]);
    expect(status()).toMatch(/^## 🟠 P1 High/);
  });

  it("of the next sprint call nobody, and join the backlog", () => {
    label("02:47", "eve", "P3");
    expect(pass("02:47")).toEqual(["comment incident:status:1", "add-labels incident:label:1"]);
    expect(mentions(status())).toEqual([]);
    expect(next("02:47")).toBeUndefined();
  });
});

describe("commands", () => {
  beforeEach(() => {
    label("02:47", "eve", "P0");
    pass("02:47");
  });

  it("that are not taken get one short answer, and a bomb of them no more than three", () => {
    for (const minute of [50, 51, 52, 53, 54]) say(`02:${minute}`, "reporter", "/resolve @everyone");
    expect(pass("02:54")).toContain("comment incident:answer:2:1");
    const answers = comments().filter(({ body }) => body.includes("was not taken"));
    expect(answers).toHaveLength(1);
    expect(answers[0]?.body.split("\n").filter((line) => line.startsWith("- "))).toHaveLength(3);
    expect(mentions(answers[0]?.body ?? "")).toEqual([]);
    say("02:55", "reporter", "/resolve");
    expect(pass("02:55").filter((key) => key.includes("answer"))).toEqual([]);
  });

  it("are explained where somebody asks", () => {
    say("02:50", "dev", "/handoff --help");
    pass("02:50");
    expect(
      comments()
        .map(({ body }) => body)
        .join(),
    ).toContain("- `/handoff @name <text>` hands the command over.");
  });

  it("count as they were taken: who edits or deletes them takes them back, other words may change", () => {
    say("02:51", "dev", "On it.\n\n/ack");
    pass("02:51");
    repository.rewrite(2, "On it since a while.\n\n/ack", at("02:52"));
    expect(pass("02:52")).toEqual([]);
    repository.rewrite(2, "/mitigated", at("02:53"));
    pass("02:53");
    expect(status()).toContain("| Acknowledge | 02:52 | ⏳ |");
    expect(status()).not.toContain("Monitoring");
    expect(
      comments()
        .map(({ body }) => body)
        .join(),
    ).toContain("edited since, no longer counts");
  });

  it("hold though their author has lost the right since", () => {
    say("02:51", "dev", "/ack");
    pass("02:51");
    const gone = new SimulatedRepository({ permissions: { ...permissions, dev: "none", eve: "none" } });
    gone.items = repository.items;
    gone.comments = repository.comments;
    for (const { id: _, at: when, actor, ...event } of repository.timeline(INCIDENT))
      if (event.kind !== "commented") gone.note(INCIDENT, when, actor, event);
    expect(keysOf(planAt(gone, shop, at("02:51")))).toEqual([]);
  });

  it("end it as a duplicate", () => {
    say("02:51", "dev", "/duplicate #388");
    expect(pass("02:51")).toContain("update-issue incident:duplicate:1");
    expect(repository.item(INCIDENT)).toMatchObject({ state: "closed", stateReason: "duplicate" });
    expect(status()).toContain("Duplicate of #388");
  });
});

describe("flags", () => {
  beforeEach(() => {
    label("02:47", "eve", "P2");
    pass("02:47");
  });

  it("call in who must hear of it, once", () => {
    say("02:51", "dev", "/flag revenue-impact 8000 EUR");
    expect(pass("02:51")).toContain("comment incident:called:hal+ada:1");
    expect(pass("02:52")).toEqual([]);
  });

  it("that make it confidential leave only a stub in public", () => {
    say("02:50", "dev", "/status investigating customers' cards leaked");
    pass("02:50");
    say("02:51", "dev", "/flag data-breach");
    const plan = passAt(repository, shop, at("02:51"));
    expect(keysOf(planAt(repository, shop, at("02:51")))).toEqual([]);
    expect(plan.problems).toMatchObject([{ id: "incident-confidential" }]);
    expect(status()).toMatch(/^An incident is being handled \(P2, since 02:47\)\.\n/);
    const ours = comments().filter(({ author }) => author === repository.author);
    expect(ours.map(({ body }) => body).join("\n")).not.toContain("leaked");
    expect(JSON.stringify(plan)).not.toContain("leaked");
    // Its title stays out of what others show of it.
    expect(plan.incidents).toMatchObject([{ title: undefined, status: "being handled", clocks: [] }]);
  });
});
