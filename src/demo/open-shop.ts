import type { Instant } from "../time/instant.ts";
import { type EmbeddedGitHub, startGitHub } from "./embedded/start.ts";
import { type Person, personAt } from "./person.ts";
import { SHOP_ALERTS, SHOP_RUNS } from "./shop-warnings.ts";
import { CUSTOMERS, NAME, OWNER, PEOPLE, PRIVATE, PRIVATE_BOT, PRIVATE_TOKEN, TOKEN } from "./product.ts";
import { FIRST_FILES, SECURITY_PLAYBOOK } from "./first-files.ts";
import { type SimulatedClock, simulatedClock } from "./simulated-clock.ts";

/** The demo's product on an embedded GitHub, with its people and a clock that both keep. */
export type Shop = AsyncDisposable & {
  readonly github: EmbeddedGitHub;
  readonly api: string;
  readonly clock: SimulatedClock;
  readonly people: ReadonlyMap<string, Person>;
};

/** Before the first day begins. */
export const START: Instant = "2026-10-05T05:00:00Z";

/** Opens the shop at an instant. */
export async function openShop(start: Instant): Promise<Shop> {
  const clock = simulatedClock(start);
  const github = await startGitHub({
    now: () => clock.now(),
    users: [...PEOPLE, ...CUSTOMERS, PRIVATE_BOT].map((login) => ({ login })),
    tokens: [
      {
        token: TOKEN,
        login: "github-actions[bot]",
        kind: "actions",
        permissions: {
          contents: "write",
          issues: "write",
          "pull-requests": "write",
          deployments: "read",
          discussions: "read",
          actions: "read",
          "vulnerability-alerts": "read",
          "security-events": "read",
        },
      },
      { token: PRIVATE_TOKEN, login: PRIVATE_BOT, kind: "user" },
      ...[...PEOPLE, ...CUSTOMERS].map((login) => ({ token: tokenOf(login), login, kind: "user" as const })),
    ],
    repositories: [
      {
        owner: OWNER,
        name: NAME,
        files: FIRST_FILES,
        collaborators: Object.fromEntries(PEOPLE.map((login) => [login, login === "ada" ? "admin" : "write"])),
      },
      {
        owner: OWNER,
        name: PRIVATE.slice(OWNER.length + 1),
        private: true,
        files: { ".github/almanac.yml": SECURITY_PLAYBOOK },
        collaborators: Object.fromEntries([...PEOPLE, PRIVATE_BOT].map((login) => [login, "write"])),
      },
    ],
  });
  github.rules.settings(`${OWNER}/${NAME}`, { alerts: SHOP_ALERTS, runs: SHOP_RUNS, discussions: [] });
  const people = new Map(
    [...PEOPLE, ...CUSTOMERS].map((login) => [login, personAt(github.url, `${OWNER}/${NAME}`, login, tokenOf(login))]),
  );
  return { github, api: github.url, clock, people, [Symbol.asyncDispose]: () => github.close() };
}

function tokenOf(login: string): string {
  return `token-of-${login}`;
}
