import { GitHubError, InputError } from "../../errors.ts";
import { PLAYBOOK_FILE } from "../../playbook/playbook-file.ts";
import type { Answers } from "../../requirements/answer.ts";
import type { Client } from "../client.ts";
import { readIdentity } from "../identity.ts";
import { postMortemsOf } from "../../snapshot/post-mortems-of.ts";
import { itemOf } from "../item-of.ts";
import { readAllPages } from "../read-pages.ts";
import { readText } from "../read-text.ts";
import { readTimeline } from "./read-timeline.ts";

/** Whether the confidential incident of this repository may be handled in that private one, and what of it stands there. */
export async function readPrivatePlace(
  client: Client,
  repository: string,
  incident: number,
): Promise<Answers["private-place"]> {
  const closed = (because: string) => ({ kind: "closed", because }) as const;
  const home = `${client.owner}/${client.name}`;
  const there = await client.elsewhere(repository);
  if (there === undefined) return closed("no token of this pass reaches it");
  try {
    const { data } = await there.request("GET /repos/{owner}/{repo}", {});
    if (!data.private) return closed("it is public");
    if (data.archived || !data.has_issues) return closed("it takes no issues");
    const playbook = await readText(there, { path: PLAYBOOK_FILE });
    // The parser is a late part of the bundle.
    const { givesLeave } = await import("../../playbook/gives-leave.ts");
    if (playbook === undefined || !givesLeave(playbook, "confidential-from", home))
      return closed(`its playbook does not allow it (\`incidents: { confidential-from: [${home}] }\`)`);
    const authors = await authorsOf(there);
    if (authors.size === 0) return closed("GitHub does not tell as whom this token writes");
    const { default_branch: defaultBranch } = data;
    return {
      kind: "open",
      url: there.webUrl,
      defaultBranch,
      issue: await findIssue(there, authors, [home.toLowerCase(), incident]),
    };
  } catch (error) {
    // What went wrong there is told without a word of what stands there.
    if (error instanceof GitHubError) return closed(error.status === 404 ? "it is not reachable" : "it did not answer");
    if (error instanceof InputError) return closed("its playbook cannot be read");
    throw error;
  }
}

/** As whom we write there: with the same token as here, else as its owner. */
async function authorsOf(there: Client): Promise<ReadonlySet<string>> {
  if (there.authors.size > 0) return there.authors;
  const login = await readIdentity(there);
  return new Set(login === undefined ? [] : [login.toLowerCase()]);
}

async function findIssue(
  there: Client,
  authors: ReadonlySet<string>,
  [home, incident]: readonly [string, number],
): Promise<Extract<Answers["private-place"], { kind: "open" }>["issue"]> {
  const rows = await Promise.all(
    [...authors].map(async (creator) =>
      readAllPages(there, "GET /repos/{owner}/{repo}/issues", { state: "all", creator, sort: "created" }),
    ),
  );
  const items = rows
    .flat()
    .flatMap((row) => itemOf(row, authors) ?? [])
    .sort((a, b) => a.number - b.number);
  const found = items.find(
    ({ kind, marker }) =>
      kind === "issue" &&
      marker.kind === "confidential" &&
      marker.key[0]?.toLowerCase() === home &&
      marker.key[1] === String(incident),
  );
  if (found === undefined) return undefined;
  const { number, title, body, state } = found;
  return {
    number,
    title,
    body,
    state,
    authors: [...authors],
    timeline: await readTimeline(there, number),
    postMortems: postMortemsOf(items, number),
  };
}
