import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import type { LiteMessage } from "../../src/server/lite-messages.ts";
import { openLite } from "../../src/server/open-lite.ts";
import { until } from "../support/app-world.ts";

test("one that breaks down is opened again, never twice at once, and no more once it is closed", async () => {
  const folder = await mkdtemp(join(tmpdir(), "almanac-lite-"));
  const threads: Worker[] = [];
  const meet = (thread: Worker): void => {
    threads.push(thread);
    // The second breaks down while it is asked to listen again.
    if (threads.length === 2)
      thread.on("message", ({ kind }: LiteMessage) => void (kind === "open" && thread.terminate()));
  };
  process.on("worker", meet);
  let broken = 0;
  const lite = await openLite(folder, () => (broken += 1));
  await lite.listen("news", () => {});
  await threads[0]?.terminate();
  await expect(lite.query("select 1")).rejects.toThrow("being opened again");
  await until(() => threads.length === 3);
  expect(broken).toBe(2);
  await lite.close();
  // A thread that has ended has no number.
  expect(threads.map(({ threadId }) => threadId)).toEqual([-1, -1, -1]);
  process.off("worker", meet);
  await rm(folder, { recursive: true, force: true });
}, 180_000);
