import { GitHubError, InputError } from "../../errors.ts";
import type { Client } from "../../github/client.ts";
import { readBranch } from "../../github/facts/read-branch.ts";
import { readRepository } from "../../github/facts/read-repository.ts";
import { readIdentity } from "../../github/identity.ts";
import { ifFound } from "../../github/if-found.ts";
import { readPages } from "../../github/read-pages.ts";
import { type Observed, readSnapshot } from "../../github/read-snapshot.ts";
import { PLAYBOOK_FILE } from "../../playbook/playbook-file.ts";

/** What GitHub tells about a repository before Almanac works there; undefined is what could not be looked up, and `unknown` says why. */
export type OnGitHub = {
  readonly private: boolean;
  readonly ownedBy: "organisation" | "person";
  readonly defaultBranch: string;
  /** Why nobody may commit to the default branch directly, in words; undefined where everybody with access may. */
  readonly protection: string | undefined;
  /** Whether there is a first commit. */
  readonly hasCommits: boolean;
  /** Logins that issues can be assigned to. */
  readonly people: readonly string[] | undefined;
  /** Whose token this is. */
  readonly me: string | undefined;
  /** Which of P0 to P3 stand on issues. */
  readonly priorities: readonly string[] | undefined;
  /** The commit of Almanac's newest release. */
  readonly release: string | undefined;
  readonly observed: Observed | undefined;
  readonly unknown: readonly string[];
};

/** Almanac's own repository, and the tag its releases move. */
const HOME = { owner: "almanac-dev", repo: "almanac", ref: "v1" };

/** People beyond so many pages are not listed. */
const PAGES_OF_PEOPLE = 5;

/** Looks at a repository; rejects where Almanac could not work there at all. */
export async function lookOnGitHub(client: Client, author: string): Promise<OnGitHub> {
  const repository = await repositoryOf(client);
  const unknown: string[] = [];
  const tolerant = async <T>(what: string, reading: Promise<T>): Promise<T | undefined> => {
    try {
      return await reading;
    } catch (error) {
      if (!(error instanceof GitHubError)) throw error;
      unknown.push(`${what}: ${error.diagnosis.cause}`);
      return undefined;
    }
  };
  const [branch, people, me, priorities, release, observed] = await Promise.all([
    tolerant("the rules of the default branch", readBranch(client, repository.defaultBranch)),
    tolerant("who can be assigned", peopleOf(client)),
    tolerant("whose token this is", readIdentity(client)),
    tolerant("the labels", prioritiesOf(client)),
    releaseOf(client),
    tolerant("what stands in the issues", readSnapshot(client, { authors: [author], playbookFile: PLAYBOOK_FILE })),
  ]);
  const looked = unknown.every((line) => !line.startsWith("the rules"));
  const { private: hidden, ownedBy, defaultBranch } = repository;
  return {
    private: hidden,
    ownedBy,
    defaultBranch,
    protection: branch?.closed,
    hasCommits: branch !== undefined || !looked,
    people,
    me,
    priorities,
    release,
    observed,
    unknown: unknown.sort(),
  };
}

async function repositoryOf(client: Client): Promise<Awaited<ReturnType<typeof readRepository>>> {
  const name = `${client.owner}/${client.name}`;
  const repository = await ifFound(readRepository(client));
  if (repository === undefined) {
    throw new InputError(
      `GitHub knows no repository ${name}, or this token may not see it. Check the name (--repo owner/name, or the remote of the checkout); for a private repository, give a GITHUB_TOKEN that reaches it.`,
    );
  }
  if (repository.archived) {
    throw new InputError(
      `${name} is archived, so nothing in it can be changed. Unarchive it first: ${client.webUrl}/settings (Danger Zone).`,
    );
  }
  if (!repository.hasIssues) {
    throw new InputError(
      `Issues are switched off in ${name}, and Almanac works with issues. Switch them on: ${client.webUrl}/settings (Features, Issues).`,
    );
  }
  return repository;
}

async function peopleOf(client: Client): Promise<readonly string[]> {
  const { rows } = await readPages(client, "GET /repos/{owner}/{repo}/assignees", {}, PAGES_OF_PEOPLE);
  return rows.flatMap(({ login, type }) => (type === "User" ? [login] : [])).sort();
}

/** A label that no issue bears gives nobody a reason to be careful. */
async function prioritiesOf(client: Client): Promise<readonly string[]> {
  const used = await Promise.all(
    ["P0", "P1", "P2", "P3"].map(async (label) => {
      const asked = { labels: label, state: "all", per_page: 1 } as const;
      const { data } = await client.request("GET /repos/{owner}/{repo}/issues", asked);
      return data.length > 0 ? [label] : [];
    }),
  );
  return used.flat();
}

/** Where nobody can tell, the workflow keeps its zeros and the next steps say so. */
async function releaseOf(client: Client): Promise<string | undefined> {
  try {
    const { data } = await client.request("GET /repos/{owner}/{repo}/commits/{ref}", HOME);
    return /^[0-9a-f]{40}$/.test(data.sha) ? data.sha : undefined;
  } catch (error) {
    if (error instanceof GitHubError) return undefined;
    throw error;
  }
}
