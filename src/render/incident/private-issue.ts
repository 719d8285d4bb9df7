import { writeMarker } from "../../markdown/marker.ts";
import { incidentBoard } from "./incident-status.ts";
import type { IncidentView } from "./incident-view.ts";

/** The incident in its own repository, and the address of that. */
export type Home = {
  readonly owner: string;
  readonly name: string;
  readonly number: number;
  readonly url: string;
};

/** The body of the issue in which a confidential incident is handled: the same as the status comment would say, with addresses that lead back. */
export function privateIssueBody(
  view: IncidentView,
  { owner, name, number, url }: Home,
  { calls }: { readonly calls: boolean },
): string {
  const home = `${owner}/${name}`;
  const board = seenFromElsewhere(incidentBoard(view, { calls }).join("\n"), { owner, name, url });
  return [
    `> Confidential: all is said here. [${home}#${number}](${url}/issues/${number}) only says that there is an incident. Commands count here as they do there; close and reopen it there.`,
    "",
    board,
    "",
    writeMarker({ kind: "confidential", key: [home, String(number)], notes: {} }),
  ].join("\n");
}

/** Text of ours with addresses and numbers that lead back from another repository; in foreign text these are defused. */
export function seenFromElsewhere(text: string, { owner, name, url }: Omit<Home, "number">): string {
  return text.replaceAll(/\]\((?:\.\.\/)+/g, `](${url}/`).replaceAll(/(?<![\\\w&/`])#(\d+)\b/g, `${owner}/${name}#$1`);
}
