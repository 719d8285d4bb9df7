import { describe, expect, it } from "vitest";
import type { Playbook } from "../../src/playbook/playbook.ts";
import { SHOP } from "../support/incident-world.ts";
import {
  GOOD,
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
import { itemsOf } from "../support/simulated-view.ts";

const TUESDAY = "2026-11-24T08:00:00Z";
const mine = GOOD.replace("incident: 517", "incident: 1");

function opened(playbook: Playbook = SHOP): Night {
  const night = aNight(playbook);
  pass(night, OVER);
  return night;
}

function filed({ playbook = SHOP, text = GOOD }: { readonly playbook?: Playbook; readonly text?: string } = {}): Night {
  const night = opened(playbook);
  merged(night, text, MONDAY);
  pass(night, MONDAY);
  return night;
}

const main = ({ repository }: Night) => repository.branches.get("main")?.files ?? new Map<string, string>();
const titles = ({ repository }: Night) => itemsOf(repository, "action-item").map(({ title }) => title);

describe("a post-mortem of somebody's own", () => {
  it("stands for ours once that is closed: its promises become issues, and the incident needs no other", () => {
    const night = opened();
    main(night).set("postmortems/2026/what-happened.md", mine);
    main(night).set("postmortems/2026/of-another.md", GOOD);
    night.repository.turn(2, "not-planned", "hal", SUNDAY);
    expect(pass(night, SUNDAY)).toEqual(["update-issue post-mortem-instead:2"]);
    expect(pass(night, MONDAY)).toContain("remove-label post-mortem-due:1");
    expect(titles(night)).toHaveLength(4);
    expect(main(night).get("postmortems/2026/what-happened.md")).toContain("/issues/3)");
    expect(pass(night, MONDAY)).toEqual([]);
  });

  it("at the same place does so, too", () => {
    const night = opened();
    main(night).set(PATH, mine);
    night.repository.turn(2, "not-planned", "hal", SUNDAY);
    expect(pass(night, SUNDAY)).toEqual(["update-issue post-mortem-instead:2"]);
  });

  it("is never taken for an addendum", () => {
    const night = opened();
    merged(night, mine, MONDAY);
    pass(night, MONDAY);
    night.story.reopen("62:00", "eve").say("62:20", "dev", "/mitigated").close("63:00", "dev");
    pass(night, "2026-11-23T14:30:00Z");
    const [addendum] = itemsOf(night.repository, "post-mortem").toReversed();
    night.repository.turn(addendum?.number ?? 0, "not-planned", "hal", TUESDAY);
    expect(pass(night, TUESDAY)).toEqual([`update-issue post-mortem-again:${addendum?.number}`]);
  });
});

describe("a document that is edited after the merge", () => {
  const row = "| Rehearse the rollback until it takes less than 5 minutes | process | @bo | 2026-12-10 | |";
  const edit = (night: Night, change: (text: string) => string) =>
    main(night).set(PATH, change(main(night).get(PATH) ?? ""));
  const add = (text: string) => text.replace(/(\n\| Pay once)/, `\n${row}$1`);

  it("has the promises filed that were added, the morning after, and once", () => {
    const night = filed();
    edit(night, add);
    expect(pass(night, TUESDAY)).toEqual([
      expect.stringMatching(/^open-issue action:1:/),
      "change-file link-actions:2",
      "add-sub-issues sub-issues:2",
      "comment tell:added-2026-11-24:2",
      "update-issue told:added-2026-11-24:2",
    ]);
    expect(titles(night)).toContain("Rehearse the rollback until it takes less than 5 minutes");
    expect(night.repository.comments.at(-1)?.body).toContain("promises more than it did when it was merged");
    expect(pass(night, "2026-11-25T08:00:00Z")).toEqual([]);
  });

  it("has them filed where nothing is measured, too", () => {
    const night = filed({ playbook: { ...SHOP, metrics: [] } });
    edit(night, add);
    expect(pass(night, TUESDAY)).toContain("comment tell:added-2026-11-24:2");
    expect(pass(night, TUESDAY)).toEqual([]);
  });

  it("leads to them even if the pass that opened them died, and is not tried where the branch takes no commits", () => {
    const night = filed();
    edit(night, add);
    const [open] = planned(night, TUESDAY);
    night.repository.apply({ operations: open === undefined ? [] : [open] }, TUESDAY);
    night.repository.closed = "changes must be made through a pull request";
    expect(pass(night, TUESDAY)).toEqual([]);
    night.repository.closed = undefined;
    expect(pass(night, TUESDAY)).toEqual(["change-file link-actions:2", "add-sub-issues sub-issues:2"]);
    expect(main(night).get(PATH)).toMatch(/5 minutes \[#7\]/);
    expect(pass(night, TUESDAY)).toEqual([]);
  });

  it("keeps no more than thirty promises, however often it is looked at", () => {
    const many = Array.from({ length: 40 }, (_, index) => row.replace("5 minutes", `${index + 5} minutes`)).join("\n");
    const night = filed({ text: GOOD.replace(/(\n\| Pay once)/, `\n${many}$1`) });
    expect(titles(night)).toHaveLength(30);
    expect(pass(night, TUESDAY)).toEqual([]);
  });

  it("is left alone where promises that have an issue are reworded or taken out", () => {
    const night = filed();
    edit(night, (text) => text.replace("Pay once with a real card", "Pay twice").replace(/\| Load pins.*\n/, ""));
    expect(pass(night, TUESDAY)).toEqual([]);
  });

  it("is left alone where it leads to no issue: what was reworded would pass for new", () => {
    const night = filed();
    main(night).set(PATH, add(GOOD));
    expect(pass(night, TUESDAY)).toEqual([]);
  });

  it("may be gone, and no longer counts after a month", () => {
    const night = filed();
    main(night).delete(PATH);
    expect(pass(night, TUESDAY)).toEqual([]);
    const later = filed();
    for (const { number } of itemsOf(later.repository, "action-item"))
      later.repository.turn(number, "completed", "bo", TUESDAY);
    edit(later, add);
    expect(pass(later, "2027-01-04T08:00:00Z")).toEqual([]);
  });
});

describe("an incident that was deleted or moved away", () => {
  it("keeps nobody from writing: its post-mortem is asked for, and its promises are told there", () => {
    const night = opened();
    night.repository.remove(1);
    night.gone = true;
    expect(pass(night, MONDAY)).toEqual(["comment tell:due:2", "update-issue told:due:2"]);
    merged(night, GOOD, TUESDAY);
    expect(pass(night, TUESDAY).filter((key) => !key.startsWith("open-issue"))).toEqual([
      "change-file link-actions:2",
      "comment tell:filed:2",
      "update-issue told:filed:2",
    ]);
    expect(titles(night)).toHaveLength(4);
    expect(night.repository.comments.at(-1)).toMatchObject({ issue: 2 });
    expect(pass(night, TUESDAY)).toEqual([]);
  });
});

it("opens each promise once where the answer to one was lost: the next pass finds it, and does the rest", () => {
  const night = opened();
  merged(night, GOOD, MONDAY);
  const operations = planned(night, MONDAY);
  const lost = operations.find(({ kind }) => kind === "open-issue");
  if (lost?.kind !== "open-issue" || typeof lost.body !== "string") throw new Error("nothing is opened");
  // It arrived, but its number never came back, so whatever names it is not done.
  night.repository.open("issue", { ...lost, body: lost.body, labels: [] }, MONDAY);
  night.repository.apply({ operations: operations.filter((one) => one !== lost) }, MONDAY);
  expect(main(night).get(PATH)).toBe(GOOD);
  expect(night.repository.comments).toEqual([]);
  expect(pass(night, MONDAY)).toEqual([
    "change-file link-actions:2",
    "add-sub-issues sub-issues:2",
    "comment tell:filed:2",
    "update-issue told:filed:2",
  ]);
  expect(titles(night)).toHaveLength(4);
  expect(night.repository.parents.size).toBe(4);
  expect(pass(night, MONDAY)).toEqual([]);
});

it("promises twice the same once", () => {
  const night = opened();
  merged(night, GOOD.replace(/(\n\| Pay once.*)/, "$1$1"), MONDAY);
  pass(night, MONDAY);
  expect(titles(night)).toHaveLength(4);
  expect(
    main(night)
      .get(PATH)
      ?.match(/Pay once[^|]*\[#4\]/g),
  ).toHaveLength(2);
  expect(pass(night, MONDAY)).toEqual([]);
});
