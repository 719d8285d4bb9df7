import type { Work } from "../snapshot/activity.ts";
import { addMillis } from "../time/instant.ts";
import type { ReportScene } from "./report-scene.ts";
import type { WorkState } from "./work-in.ts";

/** GitHub's own search for what the table had no room for, on the host where the repository stands. */
export function searchLink(
  first: Work,
  { repository, stretch }: ReportScene,
  kind: "issue" | "pr",
  state: WorkState,
  label: string | undefined,
): string {
  const origin = URL.parse(first.url)?.origin ?? "https://github.com";
  const range = `${stretch.from}..${addMillis(stretch.to, -1000)}`;
  const found = {
    opened: `created:${range}`,
    open: `is:open created:${range}`,
    closed: `closed:${range}`,
    merged: `merged:${range}`,
  }[state];
  const query = [`is:${kind}`, found, ...(label === undefined ? [] : [`label:"${label.replaceAll('"', "")}"`])].join(
    " ",
  );
  const page = kind === "issue" ? "issues" : "pulls";
  const path = `${encodeURIComponent(repository.owner)}/${encodeURIComponent(repository.name)}`;
  return `${origin}/${path}/${page}?q=${encodeURIComponent(query).replace(/[()']/g, (char) => `%${char.charCodeAt(0).toString(16)}`)}`;
}
