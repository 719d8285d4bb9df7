import fc from "fast-check";
import { SEED } from "../support/seed.ts";
import { expect, it } from "vitest";
import { type SimulatedClock, simulatedClock } from "../../src/demo/simulated-clock.ts";
import { type EmbeddedGitHub, startGitHub } from "../../src/demo/embedded/start.ts";
import { applyPlan, writerOf } from "../../src/github/apply-plan.ts";
import { type Client, connect } from "../../src/github/client.ts";
import { readSnapshot } from "../../src/github/read-snapshot.ts";
import { readText } from "../../src/github/read-text.ts";
import type { Plan } from "../../src/operation/plan.ts";
import type { Item } from "../../src/snapshot/item.ts";
import { addMillis } from "../../src/time/instant.ts";
import { BOT } from "../support/github-world.ts";
import { type Deed, doDeed } from "../support/simulated-deed.ts";
import { planAt } from "../support/simulated-pass.ts";
import type { SimulatedRepository } from "../support/simulated-repository.ts";
import { type Scene, deedOf, someStory } from "../support/simulated-story.ts";
import { PEOPLE, somePlaybook, someRepository } from "../support/simulated-worlds.ts";

const SHOP = "/repos/acme/shop";

async function github(simulated: SimulatedRepository, clock: SimulatedClock): Promise<EmbeddedGitHub> {
  const files = Object.fromEntries(simulated.branches.get("main")?.files ?? []);
  return startGitHub({
    now: () => clock.now(),
    users: PEOPLE.map((login) => ({ login })),
    tokens: [{ token: "ghs_action", login: BOT, kind: "actions" }],
    repositories: [
      { owner: "acme", name: "shop", files, collaborators: Object.fromEntries(PEOPLE.map((who) => [who, "write"])) },
    ],
  });
}

/** Does on GitHub what a person does in the simulation. */
async function doOnGitHub(world: EmbeddedGitHub, deed: Deed, who: string): Promise<void> {
  const person = world.as(who);
  const item = `${SHOP}/issues/${deed.number}`;
  switch (deed.kind) {
    case "write":
      return void (await person.patch(item, { body: deed.body }));
    case "rename":
      return void (await person.patch(item, { title: deed.title }));
    case "close":
      return void (await person.patch(item, { state: "closed", state_reason: deed.reason.replace("-", "_") }));
    case "reopen":
      return void (await person.patch(item, { state: "open" }));
    case "assign":
      return void (await person.patch(item, { assignees: deed.logins }));
    case "label":
      return void (await person.put(`${item}/labels`, { labels: deed.labels }));
    case "comment":
      return void (await person.post(`${item}/comments`, { body: deed.text }));
    case "merge":
      return void (await person.put(`${SHOP}/pulls/${deed.number}/merge`, { merge_method: "squash" }));
    case "delete":
      throw new Error("REST deletes no issue");
  }
}

/** All of an item but when it was last touched, which GitHub moves for reasons of its own. */
const shown = (item: Item): Item => ({
  ...item,
  updatedAt: "",
  labels: item.labels.toSorted(),
  assignees: item.assignees.toSorted(),
});

async function itemsOn(client: Client): Promise<readonly Item[]> {
  return (await readSnapshot(client, { authors: [BOT], playbookFile: undefined })).snapshot.items;
}

/** Files that a plan wrote and that are not the same on both sides. */
async function differing(
  { operations }: Plan,
  simulated: SimulatedRepository,
  client: Client,
): Promise<readonly string[]> {
  const written = operations.flatMap((operation) =>
    operation.kind === "open-pull-request" || operation.kind === "commit-files"
      ? operation.files.map(({ path }) => ({ branch: operation.branch, path }))
      : [],
  );
  const compared = written.map(async ({ branch, path }) => {
    const text = await readText(client, { path, ref: branch });
    return text === simulated.branches.get(branch)?.files.get(path) ? [] : [`${branch}:${path}`];
  });
  return (await Promise.all(compared)).flat();
}

it(
  "the simulated repository becomes what GitHub becomes, whatever people and passes do there",
  { timeout: 60_000 },
  async () => {
    const story: fc.Arbitrary<readonly Scene[]> = someStory("gentle").map((scenes) => scenes.slice(0, 5));
    await fc.assert(
      fc.asyncProperty(somePlaybook, story, async (playbook, scenes) => {
        const simulated = someRepository();
        const clock = simulatedClock("2026-11-02T07:00:00Z");
        await using world = await github(simulated, clock);
        let now = "2026-11-02T07:00:00Z";
        for (const { minutes, whims, dies } of scenes) {
          now = addMillis(now, minutes * 60_000);
          clock.set(now);
          for (const whim of whims) {
            const deed = deedOf(simulated, whim);
            if (deed === undefined) continue;
            doDeed(simulated, deed, now, whim.who);
            await doOnGitHub(world, deed, whim.who);
          }
          const whole = planAt(simulated, playbook, now);
          const plan = { ...whole, operations: whole.operations.slice(0, dies) };
          simulated.apply(plan, now);
          const client = connect({ token: "ghs_action", api: world.url, owner: "acme", name: "shop", clock });
          await applyPlan(plan, writerOf(client, { authors: [BOT] }));
          expect((await itemsOn(client)).map(shown)).toEqual(simulated.snapshot().items.map(shown));
          expect(await differing(plan, simulated, client)).toEqual([]);
        }
      }),
      { numRuns: 3, seed: SEED },
    );
  },
);
