import { describe, expect, it } from "vitest";
import {
  GOOD as good,
  MONDAY,
  type Night,
  OVER,
  PATH,
  SUNDAY,
  aNight,
  merged,
  pass,
  planned,
} from "../support/post-mortem-night.ts";
import { Story } from "../support/incident-world.ts";
import { itemsOf } from "../support/simulated-view.ts";

describe("a resolved incident", () => {
  it("gets a pull request with a prefilled post-mortem, assigned and labelled, once", () => {
    const night = aNight();
    expect(pass(night, OVER)).toEqual([
      "open-pull-request post-mortem:1:1",
      "add-assignees post-mortem:1:1:assign",
      "add-labels post-mortem:1:1:label",
      "add-labels post-mortem-due:1",
    ]);
    const [pull] = itemsOf(night.repository, "post-mortem");
    expect(pull).toMatchObject({
      title: "Post-mortem: Checkout is down",
      assignees: ["hal"],
      labels: ["almanac:post-mortem"],
      marker: { key: ["1", "1"], notes: { due: "2026-11-23T02:45:00Z", severity: "P0", path: PATH } },
    });
    expect(night.labels()).toContain("almanac:post-mortem-due");
    expect(night.repository.branches.get("almanac-report/post-mortem/1")?.files.get(PATH)).toContain(
      "| 2026-11-21 03:45 | **Resolved** | dev |",
    );
    expect(pass(night, OVER)).toEqual([]);
  });

  it("gets none where it was waived, was no incident, or is of a severity that needs none", () => {
    const waived = aNight();
    waived.story.say("04:00", "ada", "/waive post-mortem nothing to learn");
    expect(pass(waived, OVER)).toEqual([]);
    const falseAlarm = aNight();
    falseAlarm.story = new Story().label("02:47", "eve", "P0").close("03:00", "ada", "not_planned");
    expect(pass(falseAlarm, OVER)).toEqual([]);
    const minor = aNight();
    minor.story = new Story().label("02:47", "eve", "P2").say("03:12", "dev", "/mitigated").close("03:45", "dev");
    expect(pass(minor, OVER)).toEqual([]);
  });

  it("loses the label and the pull request once it is waived", () => {
    const night = aNight();
    pass(night, OVER);
    night.story.say("04:00", "ada", "/waive post-mortem nothing to learn");
    expect(pass(night, OVER)).toEqual(["update-issue post-mortem-waived:2", "remove-label post-mortem-due:1"]);
    expect(pass(night, MONDAY)).toEqual([]);
  });
});

describe("an open post-mortem", () => {
  it("is reminded of in working time, three times after it was due, then the decision authority hears of it once", () => {
    const night = aNight();
    pass(night, OVER);
    // A day before it is due is a Sunday.
    expect(pass(night, SUNDAY)).toEqual([]);
    const days = ["23", "24", "25", "26", "27", "30"].map((day) => `2026-11-${day}T08:00:00Z`);
    const said = days.map((now) => [pass(night, now)[0], pass(night, now).length]);
    expect(said).toEqual([
      ["comment tell:due:2", 0],
      ["comment tell:late-1:2", 0],
      ["comment tell:late-2:2", 0],
      ["comment tell:late-3:2", 0],
      ["comment tell:authority:2", 0],
      [undefined, 0],
    ]);
    expect(night.repository.comments.at(-1)?.body).toMatch(/^@ada the post-mortem of #1 was due/);
    expect(night.repository.comments[0]?.body).toMatch(/^@hal this post-mortem is due now/);
  });

  it("is said once where a pass died after the comment", () => {
    const night = aNight();
    pass(night, OVER);
    night.repository.apply({ operations: planned(night, MONDAY).slice(0, 1) }, MONDAY);
    expect(pass(night, MONDAY)).toEqual(["update-issue told:due:2"]);
    expect(night.repository.comments).toHaveLength(1);
  });

  it("is opened once again when it is closed unmerged, then the authority decides", () => {
    const night = aNight();
    pass(night, OVER);
    night.repository.turn(2, "not-planned", "hal", SUNDAY);
    expect(pass(night, SUNDAY)).toEqual(["update-issue post-mortem-again:2"]);
    expect(night.repository.item(2).state).toBe("open");
    night.repository.turn(2, "not-planned", "hal", SUNDAY);
    expect(pass(night, SUNDAY)).toEqual(["comment post-mortem-again:2:ask", "update-issue post-mortem-again:2"]);
    expect(night.repository.comments.at(-1)).toMatchObject({
      issue: 1,
      body: expect.stringContaining("@ada the post-mortem #2 was closed") as string,
    });
    expect(pass(night, SUNDAY)).toEqual([]);
  });
});

describe("a merged post-mortem", () => {
  const follow = (): Night => {
    const night = aNight();
    pass(night, OVER);
    merged(night, good, MONDAY);
    return night;
  };

  it("becomes one issue for each action item, links back, tells the incident, and is done with, all in one pass", () => {
    const night = follow();
    expect(pass(night, MONDAY)).toEqual([
      "remove-label post-mortem-due:1",
      ...Array.from({ length: 4 }, () => expect.stringMatching(/^open-issue action:1:/) as string),
      "change-file link-actions:2",
      "add-sub-issues sub-issues:2",
      "add-labels cause:2",
      "comment tell:filed:2",
      "update-issue told:filed:2",
    ]);
    const actions = itemsOf(night.repository, "action-item");
    expect(
      actions.map(({ title, assignees, labels, marker }) => [title, assignees, labels, marker.notes]),
    ).toContainEqual([
      "Alert when a gateway certificate changes or expires within 14 days",
      ["bo"],
      ["almanac:prevention"],
      { due: "2026-12-04", type: "monitoring", cause: "pinned-authority", asked: "bo" },
    ]);
    expect(night.repository.branches.get("main")?.files.get(PATH)).toContain(
      "within 14 days [#3](../../../../issues/3) | monitoring | @bo |",
    );
    expect(night.repository.comments.at(-1)).toMatchObject({
      issue: 1,
      body: expect.stringContaining("- #3 Alert when a gateway") as string,
    });
    expect(pass(night, MONDAY)).toEqual([]);
  });

  it("opens nothing twice where a pass died between", () => {
    const night = follow();
    night.repository.apply({ operations: planned(night, MONDAY).slice(0, 3) }, MONDAY);
    pass(night, MONDAY);
    expect(itemsOf(night.repository, "action-item")).toHaveLength(4);
  });

  it("says the rest where the file could not be changed", () => {
    const night = follow();
    night.repository.closed = "changes must be made through a pull request";
    pass(night, MONDAY);
    expect(night.repository.comments.at(-1)?.body).toContain("- #3 Alert when a gateway");
    expect(night.repository.branches.get("main")?.files.get(PATH)).toBe(good);
    expect(pass(night, MONDAY)).toEqual([]);
  });

  it("has its promises chased before and after their deadline, and monthly from then on, until they are closed", () => {
    const night = follow();
    pass(night, MONDAY);
    pass(night, MONDAY);
    for (const other of itemsOf(night.repository, "action-item").slice(1))
      night.repository.turn(other.number, "completed", "bo", MONDAY);
    const on = (day: string) => pass(night, `${day}T08:00:00Z`)[0];
    expect(
      [
        "2026-12-01",
        "2026-12-02",
        "2026-12-04",
        "2026-12-05",
        "2026-12-07",
        "2026-12-08",
        "2027-01-05",
        "2027-01-06",
      ].map(on),
    ).toEqual([
      undefined,
      "comment tell:before:3",
      undefined,
      undefined,
      "comment tell:after-1:3",
      undefined,
      "comment tell:after-2:3",
      undefined,
    ]);
    night.repository.turn(3, "completed", "bo", MONDAY);
    expect(on("2027-03-01")).toBeUndefined();
  });

  it("gets an addendum in the same file when the incident comes back", () => {
    const night = follow();
    pass(night, MONDAY);
    pass(night, MONDAY);
    const monday = 48;
    night.story
      .reopen(`${monday + 14}:00`, "eve")
      .say(`${monday + 14}:20`, "dev", "/mitigated")
      .close(`${monday + 15}:00`, "dev");
    const now = "2026-11-23T14:30:00Z";
    expect(pass(night, now)).toEqual([
      "open-pull-request post-mortem:1:2",
      "add-assignees post-mortem:1:2:assign",
      "add-labels post-mortem:1:2:label",
      "add-labels post-mortem-due:1",
    ]);
    const text = night.repository.branches.get("almanac-report/post-mortem/1-2")?.files.get(PATH) ?? "";
    expect(text).toContain("## Addendum: it came back 23 November 2026");
    expect(text.startsWith(good.slice(0, 200))).toBe(true);
    expect(pass(night, now)).toEqual([]);
  });

  it("names the earlier incident of the same cause, and what was still open from then", () => {
    const night = follow();
    pass(night, MONDAY);
    pass(night, MONDAY);
    const { repository } = night;
    const second = repository.open("issue", { title: "Down again", body: "x", author: "eve", labels: ["P0"] }, MONDAY);
    const body = `Text\n\n<!-- almanac:1 post-mortem ${second} 1 due=2026-11-25T08:00:00Z path=postmortems/2026/b.md severity=P0 -->`;
    const pull = repository.open("pull-request", { title: "Post-mortem: Down again", body }, MONDAY);
    repository.branches
      .get("main")
      ?.files.set("postmortems/2026/b.md", good.replaceAll(/^\| .*@(?:bo|chi|hal).*\n/gm, ""));
    repository.change(pull, MONDAY, { mergedAt: MONDAY, state: "closed" });
    pass(night, MONDAY);
    expect(repository.comments.at(-1)).toMatchObject({ issue: second });
    expect(repository.comments.at(-1)?.body).toContain("**The cause `pinned-authority` came back.**");
    expect(repository.comments.at(-1)?.body).toContain("- #1: still open from then: #3, #4, #5 and #6");
  });
});
