import fc from "fast-check";
import { expect, test } from "vitest";
import { type Neighbour, likelyDuplicates, similarBefore } from "../../src/incident/suspects/likely-duplicates.ts";
import { similarity } from "../../src/incident/suspects/similarity.ts";
import { suspectsOf } from "../../src/incident/suspects/suspects-of.ts";
import { lookHereFirst } from "../../src/render/look-here-first.ts";
import type { Activity, Work } from "../../src/snapshot/activity.ts";
import type { Deployment } from "../../src/snapshot/deployment.ts";
import { aWork } from "../support/builders.ts";

const BEGAN = "2026-11-25T01:40:00Z";

function aReport(number: number, title: string, change: Partial<Neighbour> = {}): Neighbour {
  return { number, title, service: undefined, labels: [], at: "2026-11-25T01:47:00Z", ...change };
}

function aChange(number: number, mergedAt: string, change: Partial<Work> = {}): Work {
  return aWork(number, { title: `Change ${number}`, author: "chi", closedAt: mergedAt, mergedAt, ...change });
}

function aDeployment(id: number, at: string, change: Partial<Deployment> = {}): Deployment {
  return {
    id,
    at,
    environment: "production",
    production: true,
    ref: `v${id}`,
    commit: "0123456789",
    creator: "bo",
    ...change,
  };
}

function anActivity(change: Partial<Activity>): Activity {
  return { issues: [], pullRequests: [], releases: [], cut: false, ...change };
}

const checkout = { labels: ["area/checkout", "P0"] };

test.each<[string, Partial<Neighbour>, string, Partial<Neighbour>, boolean]>([
  ["Payments fail for all customers", {}, "Customers: payments fail", {}, true],
  ["Checkout is down", { service: "Checkout" }, "Cannot pay, checkout hangs", { service: "checkout" }, true],
  ["Payments fail", { service: "Checkout" }, "Payments fail", { service: "Search" }, false],
  ["Search slow", checkout, "Button has the wrong colour", checkout, false],
  ["Payments fail", {}, "The button is blue", {}, false],
  ["", {}, "", {}, false],
  ["It is down", {}, "It is down again for all users", {}, true],
])("%s %j and %s %j may be the same: %s", (one, more, other, even, expected) => {
  const found = likelyDuplicates(aReport(7, one, more), [aReport(8, other, even)]);
  expect(found.length > 0).toBe(expected);
});

test("only what was reported within two hours is offered, three at most, the likeliest first", () => {
  const incident = aReport(7, "Payments fail at checkout");
  const open = [
    aReport(1, "Payments fail at checkout", { at: "2026-11-24T23:46:59Z" }),
    aReport(2, "Payments fail sometimes", { at: "2026-11-25T03:47:00Z" }),
    aReport(3, "Payments fail at checkout"),
    aReport(4, "Payments fail at checkout", { at: "2026-11-25T01:48:00Z" }),
    aReport(5, "checkout: payments fail", { at: "2026-11-25T01:46:00Z" }),
    aReport(7, "Payments fail at checkout"),
  ];
  expect(likelyDuplicates(incident, open).map(({ number }) => number)).toEqual([4, 3, 5]);
});

test("past incidents of the same area are similar, the newest first; later ones are none", () => {
  const incident = aReport(7, "Payments fail", checkout);
  const past = [
    aReport(1, "Coupons are lost", { ...checkout, at: "2026-08-14T10:00:00Z" }),
    aReport(2, "Coupons are lost", { ...checkout, at: "2026-09-14T10:00:00Z" }),
    aReport(3, "Coupons are lost", { ...checkout, at: "2026-10-14T10:00:00Z" }),
    aReport(4, "Payments fail", { at: "2026-06-14T10:00:00Z", ...checkout }),
    aReport(9, "Payments fail", { at: "2026-12-14T10:00:00Z", ...checkout }),
  ];
  expect(similarBefore(incident, past).map(({ number }) => number)).toEqual([4, 3]);
});

test("likeness is the same from both sides and never more than 1", () => {
  const report = fc.record({
    title: fc.oneof(fc.string(), fc.lorem()),
    service: fc.option(fc.constantFrom("a", "b", " "), { nil: undefined }),
    labels: fc.array(fc.constantFrom("area/a", "area:b", "bug")),
  });
  fc.assert(
    fc.property(report, report, (a, b) => {
      expect(similarity(a, b)).toBe(similarity(b, a));
      expect(similarity(a, b) >= 0 && similarity(a, b) <= 1).toBe(true);
    }),
  );
});

test("a deployment is named with what it brought, before what was only merged", () => {
  const activity = anActivity({
    pullRequests: [
      aChange(510, "2026-11-24T13:39:59Z"),
      aChange(511, "2026-11-24T18:00:00Z"),
      aChange(512, "2026-11-25T01:00:00Z"),
      aChange(515, "2026-11-25T01:20:00Z"),
      aChange(520, "2026-11-25T01:35:00Z"),
      aChange(521, "2026-11-25T01:40:00Z"),
    ],
  });
  const deployments = [
    aDeployment(411, "2026-11-24T19:00:00Z"),
    aDeployment(90, "2026-11-25T01:30:00Z", { production: false, environment: "staging" }),
    aDeployment(412, "2026-11-25T01:31:00Z"),
    aDeployment(413, "2026-11-25T01:40:00Z"),
  ];
  const suspects = suspectsOf({ began: BEGAN, labels: [] }, activity, deployments);
  const names = suspects.map((suspect) =>
    suspect.kind === "deployment"
      ? [suspect.deployment.id, ...suspect.brought.map(({ number }) => number)]
      : [suspect.kind === "merge" ? suspect.work.number : suspect.name],
  );
  expect(names).toEqual([[412, 512, 515], [411, 511], [520]]);
});

test("what touches the same area is likelier than what is nearer", () => {
  const pullRequests = [
    aChange(1, "2026-11-25T00:00:00Z", { labels: ["area/checkout"] }),
    aChange(2, "2026-11-25T01:00:00Z", { labels: ["area/search"] }),
    aChange(3, "2026-11-25T01:30:00Z"),
    aChange(4, "2026-11-25T01:31:00Z"),
  ];
  const suspects = suspectsOf({ began: BEGAN, ...checkout }, anActivity({ pullRequests }), undefined);
  expect(suspects.map((suspect) => suspect.kind === "merge" && suspect.work.number)).toEqual([1, 4, 3]);
});

test("releases count, drafts of one do not, and what nobody could read is no suspect", () => {
  const releases = [
    {
      name: "v1",
      url: "https://github.com/acme/shop/releases/v1",
      publishedAt: "2026-11-25T01:00:00Z",
      prerelease: false,
    },
    {
      name: "v2-rc",
      url: "https://github.com/acme/shop/releases/v2",
      publishedAt: "2026-11-25T01:10:00Z",
      prerelease: true,
    },
  ];
  expect(suspectsOf({ began: BEGAN, labels: [] }, anActivity({ releases }), [])).toEqual([
    { kind: "release", at: "2026-11-25T01:00:00Z", name: "v1", url: releases[0]?.url },
  ]);
  expect(suspectsOf({ began: BEGAN, labels: [] }, undefined, undefined)).toEqual([]);
});

test("the list reads as in the dark on a phone", () => {
  const works = [aChange(512, "2026-11-25T01:00:00Z"), aChange(515, "2026-11-25T01:20:00Z", { author: "jo" })];
  const lines = lookHereFirst(
    {
      began: BEGAN,
      runbooks: [{ label: "area/checkout", path: "docs/runbooks/checkout.md" }],
      suspects: suspectsOf({ began: BEGAN, labels: [] }, anActivity({ pullRequests: works }), [
        aDeployment(412, "2026-11-25T01:31:00Z"),
      ]),
      similar: [{ number: 388, severity: "P0", at: "2026-08-14T10:00:00Z", cause: "expired-certificate" }],
      duplicates: [{ number: 519, title: "Cannot pay", at: "2026-11-25T01:50:00Z" }],
      unread: ["releases"],
    },
    "Europe/Berlin",
  );
  expect(lines.map((line) => line.replaceAll("\u00a0", " "))).toEqual([
    "- Runbook: [checkout](../blob/HEAD/docs/runbooks/checkout.md)",
    "- Deployed 02:31, 9 min before: `v412`, with #512 (chi) and #515 (jo)",
    "- Similar: #388 (P0, Friday 14 August), cause `expired-certificate`",
    "- The same? #519 Cannot pay (02:50). If it is, write `/duplicate #519` here, or the other way round there",
    "- Not looked through, for it could not be read: releases",
  ]);
});
