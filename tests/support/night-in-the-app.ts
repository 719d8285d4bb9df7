import type { HookFault } from "../../src/demo/embedded/hook-deliveries.ts";
import type { Person } from "../../src/demo/embedded/person.ts";
import type { Instant } from "../../src/time/instant.ts";
import { type AppOnClock, appOnClock } from "./app-on-clock.ts";

const SHOP = "/repos/acme/shop";
const PLAYBOOK = `version: 1
extends: phase-6
product: Shop
timezone: UTC
default-owner: ada
runner: app
roles: { infrastructure-maintainer: bo, evidence-collector: chi }
incidents:
  flags: { data-breach: { confidential: acme/security } }
`;

const SECURITY = `version: 1
product: Security
timezone: UTC
default-owner: ada
gate: off
runner: app
incidents: { confidential-from: [acme/shop] }
`;

/** A time of that night. */
export function night(time: string): Instant {
  return `2026-11-21T${time.padEnd(8, ":00")}Z`;
}

/** The shop and its App in the middle of a night; what was lost is asked for as often as `sweepSeconds` says, or as it is where nobody sets anything. */
export async function nightInTheApp(
  fault: ((index: number) => HookFault) | undefined,
  sweepSeconds: number | undefined,
): Promise<AppOnClock> {
  const collaborators = { ada: "admin", bo: "write", chi: "write" } as const;
  const app = await appOnClock({
    start: night("02:45:50"),
    ...(sweepSeconds !== undefined && { sweepSeconds }),
    ...(fault !== undefined && { fault }),
    users: ["ada", "bo", "chi"].map((login) => ({ login })),
    repositories: [
      { owner: "acme", name: "shop", files: { ".github/almanac.yml": PLAYBOOK }, collaborators },
      {
        owner: "acme",
        name: "security",
        private: true,
        files: { ".github/almanac.yml": SECURITY },
        collaborators,
      },
    ],
  });
  await app.liveUntil(night("02:46"));
  return app;
}

/** Lives a P0 through from its label to its end, with an escalation in between; the number of its issue. */
export async function liveThroughP0(app: AppOnClock): Promise<number> {
  const say = async (time: string, who: string, body: string, issue: number) =>
    app.does(night(time), who, "post", `${SHOP}/issues/${issue}/comments`, { body });
  await app.does(night("02:47:10"), "ada", "post", `${SHOP}/issues`, { title: "Checkout is down", labels: ["P0"] });
  const issue = ((await app.github.as("ada").get(`${SHOP}/issues?labels=P0`)) as { number: number }[])[0]?.number ?? 0;
  await say("02:54:30", "bo", "/ack", issue);
  await say("02:58:30", "bo", "/update Nobody can pay. next 25m", issue);
  await say("03:20:30", "bo", "/mitigated", issue);
  await say("03:51:30", "chi", "/verified paid with three cards", issue);
  await say("03:52:30", "bo", "/resolve switched back by hand", issue);
  await say("03:54:30", "ada", "/waive post-mortem known cause", issue);
  await app.liveUntil(night("03:56"));
  return issue;
}

/** A comment as it stands in the end. */
export type Said = { readonly by: string; readonly at: Instant; readonly body: string };

/** Every comment of an issue. */
export async function saidOn({ github }: AppOnClock, repository: string, issue: number): Promise<readonly Said[]> {
  const reader: Person = github.as("ada");
  const rows = (await reader.get(`/repos/${repository}/issues/${issue}/comments?per_page=100`)) as {
    user: { login: string };
    created_at: string;
    body: string;
  }[];
  return rows.map(({ user, created_at: at, body }) => ({ by: user.login, at, body }));
}
