import { type EmbeddedGitHub, startGitHub } from "../src/demo/embedded/start.ts";
import { NAME, OWNER, TOKEN } from "../src/demo/product.ts";
import { runPass } from "../src/demo/run-pass.ts";
import { type SimulatedClock, simulatedClock } from "../src/demo/simulated-clock.ts";
import { readBuiltIns } from "../src/sources/built-ins.ts";
import type { Instant } from "../src/time/instant.ts";

/** A repository to measure on. */
export type BenchShop = AsyncDisposable & {
  readonly github: EmbeddedGitHub;
  readonly clock: SimulatedClock;
  /** Runs passes at an instant, in this process, until one plans nothing; throws after ten. */
  settle(now: Instant): Promise<void>;
  /** Somebody closes every open item with such a text in its title. */
  close(title: string): Promise<void>;
};

/** Where the benchmark's repository is. */
export const REPOSITORY: string = `${OWNER}/${NAME}`;

/** A repository that holds nothing but this playbook. */
export async function shopWith(playbook: string, start: Instant): Promise<BenchShop> {
  const clock = simulatedClock(start);
  const builtIns = await readBuiltIns(new URL("../templates/", import.meta.url));
  const github = await startGitHub({
    now: () => clock.now(),
    users: [{ login: "ada" }, { login: "bo" }],
    tokens: [{ token: TOKEN, login: "github-actions[bot]", kind: "actions" }],
    repositories: [
      {
        owner: OWNER,
        name: NAME,
        files: { ".github/almanac.yml": playbook },
        collaborators: { ada: "admin", bo: "write" },
      },
    ],
  });
  return {
    github,
    clock,
    async settle(now) {
      for (let pass = 0; pass < 10; pass += 1) {
        const { plan } = await runPass({ api: github.url, clock, builtIns }, now);
        if (plan.operations.length === 0) return;
      }
      throw new Error(`after ten passes at ${now} there is still something to do`);
    },
    async close(title) {
      const person = github.as("ada");
      const open = (await person.get(`/repos/${REPOSITORY}/issues?creator=github-actions%5Bbot%5D&per_page=100`)) as {
        number: number;
        title: string;
      }[];
      for (const item of open.filter((one) => one.title.includes(title)))
        await person.patch(`/repos/${REPOSITORY}/issues/${item.number}`, { state: "closed" });
    },
    [Symbol.asyncDispose]: async () => github.close(),
  };
}
