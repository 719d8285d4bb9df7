import { describe, expect, it } from "vitest";
import type { Cadence } from "../../src/playbook/playbook.ts";
import { aCadence, aPlaybookOf } from "../support/builders.ts";
import { doDeed } from "../support/simulated-deed.ts";
import { passAt, planAt } from "../support/simulated-pass.ts";
import { SimulatedRepository } from "../support/simulated-repository.ts";
import { itemOf, itemsOf, keysOf, ledgerIn } from "../support/simulated-view.ts";

const FIRST = "2026-11-18T10:00:00Z";
const SETTLED = "2026-11-18T10:10:00Z";
const MONDAY = "2026-11-23T08:00:00Z";
const TWO_LATER = "2026-11-30T08:00:00Z";
const other = aCadence({ id: "other", title: "Other", until: "2026-11-01" });
const playbookOf = (...cadences: readonly Cadence[]) => aPlaybookOf([...cadences, other]);
const weekly = playbookOf(aCadence());
const opens = (keys: readonly string[]) => keys.filter((key) => key.startsWith("open-issue"));

const begun = (playbook = weekly): SimulatedRepository => {
  const repository = new SimulatedRepository();
  passAt(repository, playbook, FIRST);
  passAt(repository, playbook, SETTLED);
  return repository;
};

describe("a cadence with another name", () => {
  const renamed = playbookOf(aCadence({ id: "figures", title: "Figures", was: ["weekly-analytics"] }));

  it("goes on where the old one stopped: nothing comes twice", () => {
    const repository = begun();
    expect(opens(keysOf(passAt(repository, renamed, "2026-11-19T10:00:00Z")))).toEqual([]);
    expect(ledgerIn(repository).cadences["figures"]).toEqual({ adopted: FIRST, newest: "2026-11-16", issue: 1 });
    expect(ledgerIn(repository).cadences["weekly-analytics"]).toBeUndefined();
  });

  it("carries over from its old items, reminds of them, and shows them", () => {
    const repository = begun();
    expect(keysOf(planAt(repository, renamed, "2026-11-20T08:00:00Z"))).toContain("update-issue reminded:1");
    expect(keysOf(passAt(repository, renamed, MONDAY))).toEqual([
      "open-issue open:figures:2026-11-23",
      "update-issue carried:1",
    ]);
    expect(itemOf(repository, "occurrence").body).toContain("### Carried over from W46 (#1)");
  });

  it("remembers by the ledger alone, too", () => {
    const repository = begun();
    repository.remove(1);
    expect(opens(keysOf(planAt(repository, renamed, "2026-11-19T10:00:00Z")))).toEqual([]);
  });

  it("is another cadence where the old name is not told", () => {
    const repository = begun();
    const untold = playbookOf(aCadence({ id: "figures", title: "Figures" }));
    expect(opens(keysOf(planAt(repository, untold, "2026-11-19T10:00:00Z")))).toEqual([
      "open-issue open:figures:2026-11-16",
    ]);
  });
});

describe("a cadence with another rhythm", () => {
  const on = (...days: readonly (1 | 2 | 3 | 4 | 5 | 6 | 7)[]) =>
    playbookOf(aCadence({ rhythm: { kind: "weekly", every: 1, days } }));

  it("is not asked for twice in the week in which its day moved", () => {
    const repository = begun();
    passAt(repository, weekly, MONDAY);
    passAt(repository, on(3), "2026-11-25T08:00:00Z");
    expect(itemsOf(repository, "occurrence").map((item) => item.marker.key[1])).toEqual(["2026-11-16", "2026-11-23"]);
    passAt(repository, on(3), "2026-12-02T08:00:00Z");
    expect(itemOf(repository, "occurrence").marker.key[1]).toBe("2026-12-02");
  });

  it("comes on its new day in the week in which it moved before its day had come", () => {
    const repository = begun();
    passAt(repository, on(5), MONDAY);
    expect(itemsOf(repository, "occurrence")).toHaveLength(1);
    passAt(repository, on(5), "2026-11-27T08:00:00Z");
    expect(itemOf(repository, "occurrence").marker).toMatchObject({ key: ["weekly-analytics", "2026-11-27"] });
    expect(itemOf(repository, "occurrence").marker.notes["missed"]).toBeUndefined();
  });

  it("leaves an open item whose date it does not know any more without a due time, and closes it with the next", () => {
    const repository = begun();
    expect(keysOf(planAt(repository, on(2), "2026-11-20T08:00:00Z")).filter((key) => key.includes("remind"))).toEqual(
      [],
    );
    expect(keysOf(passAt(repository, on(2), "2026-11-24T08:00:00Z"))).toContain("update-issue carried:1");
  });
});

describe("a cadence that was taken out and came back", () => {
  const months = (now: string) => {
    const repository = begun();
    doDeed(repository, { kind: "close", number: 1, reason: "completed" }, SETTLED);
    passAt(repository, aPlaybookOf([other]), "2026-11-19T10:00:00Z");
    expect(ledgerIn(repository).cadences["weekly-analytics"]).toBeUndefined();
    passAt(repository, weekly, now);
    return repository;
  };

  it("begins anew: nobody missed it meanwhile", () => {
    const repository = months("2027-02-03T10:00:00Z");
    expect(itemOf(repository, "occurrence").marker).toMatchObject({ key: ["weekly-analytics", "2027-02-01"] });
    expect(itemOf(repository, "occurrence").marker.notes["missed"]).toBeUndefined();
  });

  it("does not bring again what it brought before", () => {
    const repository = months("2026-11-20T10:00:00Z");
    expect(itemsOf(repository, "occurrence")).toHaveLength(1);
    expect(ledgerIn(repository).cadences["weekly-analytics"]).toEqual({
      adopted: "2026-11-20T10:00:00Z",
      newest: "2026-11-16",
      issue: 1,
    });
  });

  it("misses what comes from then on", () => {
    const repository = months("2026-12-01T10:00:00Z");
    passAt(repository, weekly, "2026-12-16T10:00:00Z");
    expect(itemOf(repository, "occurrence").marker.notes["missed"]).toBe("2026-12-07..2026-12-07");
  });

  it("leaves the open items of what was taken out alone", () => {
    const repository = begun();
    for (const now of ["2026-11-20T08:00:00Z", MONDAY]) passAt(repository, aPlaybookOf([other]), now);
    expect(repository.item(1)).toMatchObject({ state: "open", comments: 0 });
  });

  it("is told from one that came just now, whose ledger still waits", () => {
    const repository = new SimulatedRepository();
    passAt(repository, playbookOf(), FIRST);
    expect(opens(keysOf(passAt(repository, weekly, "2026-11-18T12:00:00Z")))).toHaveLength(1);
    passAt(repository, weekly, "2026-12-16T10:00:00Z");
    expect(itemOf(repository, "occurrence").marker.notes["missed"]).toBe("2026-11-23..2026-12-07");
  });
});

describe("with `if-open: skip`", () => {
  const skip = playbookOf(aCadence({ ifOpen: "skip" }));

  it("nothing comes while the one before is open; what was passed over is named by the next", () => {
    const repository = begun(skip);
    for (const now of [MONDAY, TWO_LATER]) expect(opens(keysOf(passAt(repository, skip, now)))).toEqual([]);
    doDeed(repository, { kind: "close", number: 1, reason: "completed" }, TWO_LATER);
    expect(opens(keysOf(passAt(repository, skip, TWO_LATER)))).toEqual(["open-issue open:weekly-analytics:2026-11-30"]);
    expect(itemOf(repository, "occurrence").marker.notes["missed"]).toBe("2026-11-23..2026-11-23");
  });
});

describe("ids that every object knows", () => {
  it("are ids like others", () => {
    const monthly = aCadence({
      id: "constructor",
      pace: "monthly",
      rhythm: { kind: "monthly", months: 1, firstMonth: 1, on: { kind: "day", day: 1 } },
    });
    const repository = begun(playbookOf(monthly));
    expect(ledgerIn(repository).cadences["constructor"]).toMatchObject({ adopted: FIRST });
    expect(opens(keysOf(passAt(repository, playbookOf(monthly), "2026-12-01T08:00:00Z")))).toEqual([
      "open-issue open:constructor:2026-12-01",
    ]);
  });
});
