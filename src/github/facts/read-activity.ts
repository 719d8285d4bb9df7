import type { Answers } from "../../requirements/answer.ts";
import type { Work } from "../../snapshot/activity.ts";
import { type Instant, parseInstant } from "../../time/instant.ts";
import type { Client } from "../client.ts";
import { type IssueRow, labelNames, mergedAt } from "../item-of.ts";
import { readPages } from "../read-pages.ts";
import { readReleases } from "./read-releases.ts";

/** A thousand items changed since: reports of more would be read by nobody. */
const PAGES = 10;

/** Issues and pull requests that were opened, closed or merged in that stretch, and releases published in it; by number, releases oldest first. */
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
    (one) => inside(one.work.createdAt) || inside(one.work.closedAt) || inside(one.work.mergedAt),
  );
  const releases = published.filter((release) => inside(release.publishedAt));
  return {
    issues: happened.flatMap((one) => (one.isPull ? [] : [one.work])),
    pullRequests: happened.flatMap((one) => (one.isPull ? [one.work] : [])),
    releases: releases.sort((a, b) => (a.publishedAt < b.publishedAt ? -1 : 1)),
    cut: listed.cut,
  };
}

function workOf(row: IssueRow): Work {
  return {
    number: row.number,
    title: row.title,
    url: row.html_url,
    author: row.user?.login ?? "ghost",
    labels: labelNames(row),
    createdAt: parseInstant(row.created_at),
    closedAt: row.closed_at === null ? undefined : parseInstant(row.closed_at),
    mergedAt: mergedAt(row),
    notPlanned: row.state_reason === "not_planned" || row.state_reason === "duplicate",
  };
}
