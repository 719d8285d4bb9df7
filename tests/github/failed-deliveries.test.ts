import { expect, test } from "vitest";
import { readFailedDeliveries } from "../../src/github/app/read-failed-deliveries.ts";
import { connect } from "../../src/github/client.ts";
import { FakeClock } from "../support/fake-clock.ts";
import { scriptedServer } from "../support/scripted-server.ts";

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 21, 2, minute)).toISOString().replace(".000Z", "Z");

/** One attempt in the log. */
function attempt(guid: string, minute: number, change: { readonly ok?: true; readonly again?: true } = {}) {
  return {
    id: 205_372_893_648_568_000 + minute,
    guid,
    event: "issues",
    status: change.ok === true ? "OK" : "failed to connect to host",
    redelivery: change.again === true,
    delivered_at: at(minute),
  };
}

/** Which webhooks of a log, newest first and two a page, are asked for again at a minute; and how many pages were read. */
async function asked(log: readonly object[], now: number, pages = 9) {
  await using server = await scriptedServer(({ path }) => {
    const from = Number(/cursor=(\d+)/.exec(path)?.[1] ?? 0);
    const next = from + 2 < log.length ? { link: `<http://localhost/x?cursor=${from + 2}>; rel="next"` } : {};
    return { json: log.slice(from, from + 2), headers: next };
  });
  const app = connect({ token: "t", api: server.url, owner: "", name: "", clock: new FakeClock() });
  const found = await readFailedDeliveries(app, { since: at(0), pages, now: at(now) });
  return { guids: found.map(({ guid }) => guid), pages: server.received.length };
}

test("what never arrived is asked for, the oldest first, and what arrived in any attempt is not", async () => {
  const log = [attempt("c", 9), attempt("b", 8, { ok: true, again: true }), attempt("b", 6), attempt("a", 5)];
  expect(await asked(log, 10)).toEqual({ guids: ["a", "c"], pages: 2 });
});

test("each attempt waits for half as long as was tried already", async () => {
  const log = [attempt("a", 10, { again: true }), attempt("a", 4)];
  expect((await asked(log, 12)).guids).toEqual([]);
  expect((await asked(log, 13)).guids).toEqual(["a"]);
});

test("what began before the log is read, or beyond the pages that are read, waits for a longer look", async () => {
  expect((await asked([attempt("a", 5, { again: true }), attempt("b", 4), attempt("c", -1)], 9)).guids).toEqual(["b"]);
  const log = [attempt("d", 9), attempt("c", 8), attempt("b", 7), attempt("a", 6)];
  expect(await asked(log, 10, 1)).toEqual({ guids: ["c", "d"], pages: 1 });
});
