import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AppWorld, DAILY, appWorld, startApp, until } from "../support/app-world.ts";
import { type Cuttable, cuttable } from "../support/cuttable.ts";
import { NO_POSTGRES, TEST_POSTGRES, freshDatabase } from "../support/test-postgres.ts";

const names = Array.from({ length: 6 }, (_, index) => `shop-${index + 1}`);

describe.skipIf(TEST_POSTGRES === undefined)(
  `two replicas on Postgres${TEST_POSTGRES === undefined ? ` (${NO_POSTGRES})` : ""}`,
  () => {
    let world: AppWorld;
    let second: Awaited<ReturnType<typeof startApp>>;
    let wire: Cuttable;

    beforeAll(async () => {
      const url = new URL(await freshDatabase("almanac_replicas"));
      wire = await cuttable(Number(url.port));
      url.port = String(wire.port);
      const env = { DATABASE_URL: url.href };
      const shop = { owner: "acme", files: { ".github/almanac.yml": DAILY }, collaborators: { ada: "admin" } } as const;
      world = await appWorld(
        names.map((name) => ({ ...shop, name })),
        env,
      );
      second = await startApp(world.github.url, env);
      await until(async () => (await served()).every((count) => count >= 2));
    }, 180_000);

    afterAll(async () => {
      await second.stop();
      await world[Symbol.asyncDispose]();
      wire[Symbol.dispose]();
    }, 180_000);

    const served = async (): Promise<readonly number[]> =>
      Promise.all(names.map(async (name) => (await world.titles(`acme/${name}`)).length));
    const passes = ({ log }: Pick<AppWorld, "log">): number =>
      log.filter((line) => line["message"] === "made a pass").length;

    test("share the work: whoever is free takes what one of them was told", async () => {
      for (let round = 0; round === 0 || passes(second) === 0 || passes(world) === 0; round += 1) {
        await Promise.all(
          names.map(async (name) =>
            world.github.as("ada").post(`/repos/acme/${name}/issues`, { title: `Question ${round}` }),
          ),
        );
        await until(async () => (await jobs("ready")) + (await jobs("active")) === 0);
      }
      expect((await served()).every((count) => count >= 3)).toBe(true);
    });

    test("refuse what they cannot keep while the database is away, and go on by themselves when it is back", async () => {
      wire.cut();
      expect(await world.post("ping", {})).toBe(503);
      expect((await fetch(`${world.url}/readyz`)).status).toBe(503);
      expect((await fetch(`${world.url}/readyz/webhooks`)).status).toBe(503);
      expect((await fetch(`${world.url}/healthz`)).status).toBe(200);
      await world.github.as("ada").post("/repos/acme/shop-1/issues", { title: "Asked meanwhile" });
      await world.github.hooks.idle();
      const before = passes(world) + passes(second);
      wire.mend();
      await until(async () => (await world.post("ping", {})) === 202);
      await until(async () => (await fetch(`${world.url}/readyz`)).status === 200);
      // What was refused comes again when the log is looked through.
      expect(world.github.hooks.missing()).toBeGreaterThan(0);
      for (const { id } of world.github.hooks.log().filter(({ status }) => status === 503))
        world.github.hooks.redeliver(id);
      await until(() => passes(world) + passes(second) > before);
      expect(world.github.hooks.missing()).toBe(0);
    });

    async function jobs(state: string): Promise<number> {
      const text = await (await fetch(`${world.url}/metrics`)).text();
      return Number(new RegExp(`^almanac_jobs\\{queue="pass",state="${state}"\\} (\\d+)$`, "m").exec(text)?.[1]);
    }
  },
);
