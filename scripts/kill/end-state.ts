import type { EmbeddedGitHub } from "../../src/demo/embedded/start.ts";

type Row = { readonly title: string; readonly state: string; readonly labels: readonly { readonly name: string }[] };

/** What stands in each repository: every issue by title, state and labels; numbers and times tell nothing, since they follow the order of things. */
export async function endState(
  github: EmbeddedGitHub,
  names: readonly string[],
): Promise<Readonly<Record<string, readonly string[]>>> {
  const entries = await Promise.all(
    names.map(async (name) => {
      const path = `/repos/${name}/issues?state=all&per_page=100`;
      const rows = (await github.as("ada").get(path)) as readonly Row[];
      const lines = rows.map(
        ({ title, state, labels }) =>
          `${state} ${title} [${labels
            .map((one) => one.name)
            .toSorted()
            .join(" ")}]`,
      );
      return [name, lines.toSorted()] as const;
    }),
  );
  return Object.fromEntries(entries);
}
