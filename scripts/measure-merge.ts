import { readFileSync } from "node:fs";
import { readMarker } from "../src/markdown/marker.ts";
import { oneSeverity } from "../tests/support/one-severity.ts";
import { shopWith } from "./measure-requests.ts";

const SHOP = "/repos/acme/shop";
const written = readFileSync(new URL("../tests/postmortem/good/site-reliability-book.md", import.meta.url), "utf8");

/** Requests of the pass after a merge beyond a quiet one: for what was promised, and for the end of the incident. */
export type MergeRequests = { readonly promises: number; readonly ending: number };

/** Merges a post-mortem with so many action items on an embedded GitHub, and counts what the bundle asks then. */
export async function measureMerge(entry: string, actions: number): Promise<MergeRequests> {
  await using shop = await shopWith(entry, oneSeverity("ada"));
  const ada = shop.github.as("ada");
  const on = (time: string) => `2026-11-28T${time}:00Z`;
  await shop.settle(on("01:00"));
  shop.at(on("01:47"));
  // Stands since the first merge there ever was.
  await ada.post(`${SHOP}/labels`, { name: "almanac:prevention", color: "2e8b57", description: "Promised" });
  const { number } = (await ada.post(`${SHOP}/issues`, { title: "Down", body: "Down.", labels: ["P0"] })) as {
    number: number;
  };
  await shop.settle(on("01:47"));
  shop.at(on("02:12"));
  await ada.post(`${SHOP}/issues/${number}/comments`, { body: "/mitigated" });
  await shop.settle(on("02:45"));
  // The second closing is respected, whatever it lacks.
  for (const time of ["02:50", "02:55"]) {
    shop.at(on(time));
    await ada.patch(`${SHOP}/issues/${number}`, { state: "closed" });
    await shop.settle(on(time));
  }
  const quiet = (await shop.settle(on("09:00"))).at(-1)?.requests ?? 0;
  const pulls = (await ada.get(`${SHOP}/pulls`)) as { number: number; body: string; head: { ref: string } }[];
  const [pull] = pulls;
  if (pull === undefined) throw new Error("There is no post-mortem.");
  const path = readMarker(pull.body)?.notes["path"] ?? "";
  const branch = pull.head.ref;
  const { sha } = (await ada.get(`${SHOP}/contents/${path}?ref=${branch}`)) as { sha: string };
  const content = Buffer.from(withActions(actions)).toString("base64");
  await ada.put(`${SHOP}/contents/${path}`, { message: "Write it", branch, sha, content });
  shop.at("2026-11-29T10:00:00Z");
  await ada.put(`${SHOP}/pulls/${pull.number}/merge`, {});
  const { requests } = await shop.pass("2026-11-29T10:00:00Z");
  const ends = [
    `PATCH ${SHOP}/issues/${number}`,
    `PATCH ${SHOP}/issues/comments/`,
    `DELETE ${SHOP}/issues/${number}/labels/`,
  ];
  const ending = shop.github.requests.entries.filter((sent) =>
    ends.some((one) => `${sent.method} ${sent.path}`.startsWith(one)),
  ).length;
  const [next] = await shop.settle("2026-11-29T10:00:00Z");
  if (next?.writes !== 0) throw new Error("One pass was not enough for the merge.");
  const issues = (await ada.get(`${SHOP}/issues?per_page=100`)) as { body: string }[];
  const opened = issues.filter(({ body }) => readMarker(body)?.kind === "action-item").length;
  if (opened !== actions) throw new Error(`${opened} action items stand, not ${actions}.`);
  return { promises: requests - quiet - ending, ending };
}

/** A good post-mortem with so many action items, all of the one person there is. */
function withActions(many: number): string {
  const row = (index: number) =>
    `| Alert when certificate ${index} expires within 14 days | monitoring | @ada | 2026-12-04 |`;
  const rows = Array.from({ length: many }, (_, index) => row(index + 1)).join("\n");
  const table = /(\| Action.*\n\|[-| :]+\|\n)(?:\|.*\n?)+/;
  if (!table.test(written)) throw new Error("The document has no table of actions.");
  return written.replace(table, (_, head: string) => `${head}${rows}\n`);
}
