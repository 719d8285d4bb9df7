import type { Answers } from "../../requirements/answer.ts";
import type { Instant } from "../../time/instant.ts";
import type { Client } from "../client.ts";
import { readPages } from "../read-pages.ts";
import { readReleases } from "./read-releases.ts";
import { workOf } from "./work-of.ts";

/** A thousand items changed since: reports of more would be read by nobody. */
const PAGES = 10;

/** Issues and pull requests that were opened, closed or merged in that stretch, or were open at its end and have been closed since, and releases published in it; by number, releases oldest first. */
export async function readActivity(client: Client, from: Instant, to: Instant): Promise<Answers["activity"]> {
  const [listed, published] = await Promise.all([
    readPages(
      client,
      "GET /repos/{owner}/{repo}/issues",
      { state: "all", since: from, sort: "updated", direction: "desc" },
      PAGES,
    ),
    readReleases(client),
  ]);
  const inside = (instant: Instant | undefined): boolean => instant !== undefined && from <= instant && instant < to;
  // What changes while pages are read moves to another page and may be met twice.
  const rows = [...new Map(listed.rows.map((row) => [row.number, row])).values()].sort((a, b) => a.number - b.number);
  const work = rows.map((row) => ({ isPull: row.pull_request !== undefined, work: workOf(row) }));
  const happened = work.filter(
    ({ work: { createdAt, closedAt, mergedAt } }) =>
      inside(createdAt) ||
      inside(closedAt) ||
      inside(mergedAt) ||
      (createdAt < from && closedAt !== undefined && closedAt >= to),
  );
  const releases = published.filter((release) => inside(release.publishedAt));
  return {
    issues: happened.flatMap((one) => (one.isPull ? [] : [one.work])),
    pullRequests: happened.flatMap((one) => (one.isPull ? [one.work] : [])),
    releases: releases.sort((a, b) => (a.publishedAt < b.publishedAt ? -1 : 1)),
    cut: listed.cut,
  };
}
