import { expect, it } from "vitest";
import { readPinnedFiles } from "../../src/github/facts/read-pinned-files.ts";
import { githubWorld } from "../support/github-world.ts";

const SHOP = "/repos/acme/shop";

it("files that pin versions are found wherever they stand, each with its last change, those of others left out", async () => {
  const lock = { "package-lock.json": "{}\n", "api/go.mod": "module api\n" };
  const foreign = { "node_modules/x/package-lock.json": "{}\n", "tests/fixtures/Cargo.lock": "\n", "a.md": "A\n" };
  await using world = await githubWorld({ files: { ...lock, ...foreign } });
  await world.clock.sleep(3 * 86_400_000);
  const ada = world.github.as("ada");
  const { sha } = (await ada.get(`${SHOP}/contents/api/go.mod`)) as { sha: string };
  const content = Buffer.from("module api\n\nrequire x v2\n").toString("base64");
  await ada.put(`${SHOP}/contents/api/go.mod`, { message: "Update x", content, sha });
  await ada.post(`${SHOP}/issues`, { title: "Later" });
  const before = world.client.requests();
  expect(await readPinnedFiles(world.client)).toEqual({
    cut: false,
    all: [
      { path: "api/go.mod", changedAt: "2026-11-26T08:00:00Z" },
      { path: "package-lock.json", changedAt: "2026-11-23T08:00:00Z" },
    ],
  });
  expect(world.client.requests() - before).toBeLessThanOrEqual(4);
});
