import type { SeenItem } from "../../src/demo/person.ts";
import { NAME, OWNER } from "../../src/demo/product.ts";
import type { EmbeddedGitHub } from "../../src/demo/embedded/start.ts";
import { markerId, readMarker } from "../../src/markdown/marker.ts";

/** One item of ours with everything a later pass or a person could see of it, but for the seconds of its times. */
export type Shown = {
  readonly marker: string;
  readonly kind: "issue" | "pull-request";
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: string;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  readonly times: readonly (string | null)[];
  readonly comments: readonly string[];
};

/** What stands in the repository: our items by number, and the trees of all branches, whose names are those of their contents; of a report's branch the folder of its reports, for what else lies there depends on when it began. */
export type Look = { readonly items: readonly Shown[]; readonly trees: Readonly<Record<string, string>> };

/** Looks at the shop the way a person does. */
export async function look(github: EmbeddedGitHub): Promise<Look> {
  const get = async <T>(path: string): Promise<T> => {
    // The embedded GitHub answers in GitHub's shapes; the caller names the part it reads.
    return (await github.as("ada").get(`/repos/${OWNER}/${NAME}${path}`)) as T;
  };
  const rows = await pages<SeenItem & { readonly comments: number; readonly updated_at: string }>(
    get,
    "/issues?state=all&sort=created&direction=asc&creator=github-actions%5Bbot%5D",
  );
  const items = rows.map(async (row): Promise<Shown> => {
    const marker = readMarker(row.body ?? "");
    const said =
      row.comments === 0
        ? []
        : await get<{ readonly body: string; readonly user: { readonly login: string } }[]>(
            `/issues/${row.number}/comments?per_page=100`,
          );
    return {
      marker: marker === undefined ? `none, "${row.title}"` : markerId(marker),
      kind: row.pull_request === undefined ? "issue" : "pull-request",
      number: row.number,
      title: row.title,
      body: row.body ?? "",
      state: stateOf(row),
      labels: row.labels.map(({ name }) => name),
      assignees: row.assignees.map(({ login }) => login),
      times: [row.created_at, row.updated_at, row.closed_at].map((time) => time?.slice(0, 16) ?? null),
      comments: said.map(({ user, body }) => `${user.login}: ${body}`),
    };
  });
  const branches = await pages<{ readonly name: string; readonly commit: { readonly sha: string } }>(get, "/branches?");
  const trees = branches.map(async ({ name, commit }) => {
    const { tree } = await get<{ readonly tree: { readonly sha: string } }>(`/git/commits/${commit.sha}`);
    const [, cadence] = /^almanac-report\/([^/]+)\//.exec(name) ?? [];
    if (cadence === undefined) return [name, tree.sha] as const;
    const { tree: all } = await get<{ readonly tree: readonly { readonly path: string; readonly sha: string }[] }>(
      `/git/trees/${tree.sha}?recursive=1`,
    );
    return [name, all.find(({ path }) => path === `reports/${cadence}`)?.sha ?? "no reports"] as const;
  });
  return { items: await Promise.all(items), trees: Object.fromEntries(await Promise.all(trees)) };
}

function stateOf({ state, state_reason: reason, pull_request: pull }: SeenItem): string {
  const merged = typeof pull?.merged_at === "string" ? " merged" : "";
  return `${state}${reason === null ? "" : ` ${reason}`}${merged}`;
}

async function pages<T>(get: <A>(path: string) => Promise<A>, path: string): Promise<readonly T[]> {
  const all: T[] = [];
  for (let page = 1; ; page += 1) {
    const some = await get<T[]>(`${path}&per_page=100&page=${page}`);
    all.push(...some);
    if (some.length < 100) return all;
  }
}
