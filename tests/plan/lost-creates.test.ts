import { describe, expect, it } from "vitest";
import type { Operation } from "../../src/operation/operation.ts";
import type { Playbook } from "../../src/playbook/playbook.ts";
import type { Instant } from "../../src/time/instant.ts";
import { aCadence, aPlaybookOf } from "../support/builders.ts";
import { passAt, planAt } from "../support/simulated-pass.ts";
import { SimulatedRepository } from "../support/simulated-repository.ts";

/** A pass in which GitHub refuses one kind of operation. */
function passWithout(kind: Operation["kind"], repository: SimulatedRepository, playbook: Playbook, now: Instant): void {
  const { operations } = planAt(repository, playbook, now);
  repository.apply({ operations: operations.filter((operation) => operation.kind !== kind) }, now);
}

const files = (repository: SimulatedRepository, playbook: Playbook, now: Instant) =>
  planAt(repository, playbook, now).operations.flatMap((operation) =>
    operation.kind === "open-pull-request" ? operation.files : [],
  );

describe("a pull request that could not be opened with its issue", () => {
  const weekly = aCadence({ delivery: "pull-request" });
  const playbook = aPlaybookOf([weekly]);
  const before = (): SimulatedRepository => {
    const repository = new SimulatedRepository();
    passAt(repository, playbook, "2026-11-09T08:17:00Z");
    return repository;
  };

  it("comes later with the files of all missed periods", () => {
    const repository = before();
    const late = "2026-12-07T08:17:00Z";
    const wanted = files(repository, playbook, late);
    expect(wanted.map(({ path }) => path.slice(-11))).toEqual([
      "2026-W46.md",
      "2026-W47.md",
      "2026-W48.md",
      "2026-W49.md",
    ]);
    passWithout("open-pull-request", repository, playbook, late);
    expect(files(repository, playbook, "2026-12-07T08:20:00Z")).toEqual(wanted);
  });

  it("comes later with what was carried over", () => {
    const repository = before();
    const next = "2026-11-16T08:17:00Z";
    const wanted = files(repository, playbook, next);
    expect(wanted[0]?.text).toContain("open since W45");
    passWithout("open-pull-request", repository, playbook, next);
    expect(files(repository, playbook, "2026-11-16T08:20:00Z")).toEqual(wanted);
  });
});

describe("a standing issue that could not be opened", () => {
  const support = aCadence({ id: "customer-support", delivery: "standing", pace: "continuous" });
  const playbook = aPlaybookOf([support, aCadence()]);
  const opened = (repository: SimulatedRepository, now: Instant) =>
    planAt(repository, playbook, now).operations.map(({ key }) => key);

  it("is opened by the next pass, and once opened it stays as people leave it", () => {
    const repository = new SimulatedRepository();
    const now = "2026-11-18T10:00:00Z";
    const { operations } = planAt(repository, playbook, now);
    repository.apply({ operations: operations.filter(({ key }) => key !== "open:customer-support") }, now);
    expect(opened(repository, "2026-11-18T10:05:00Z")).toContain("open:customer-support");
    passAt(repository, playbook, "2026-11-18T10:05:00Z");
    passAt(repository, playbook, "2026-11-18T11:00:00Z");
    const standing = repository.items.find((item) => item.marker.kind === "standing");
    repository.remove(standing?.number ?? 0);
    expect(opened(repository, "2026-11-18T12:00:00Z")).not.toContain("open:customer-support");
  });
});
