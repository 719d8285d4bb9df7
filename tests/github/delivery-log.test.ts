import { expect, test } from "vitest";
import { readDeliveryLog } from "../../src/github/app/read-delivery-log.ts";
import { connect } from "../../src/github/client.ts";
import { FakeClock } from "../support/fake-clock.ts";
import { scriptedServer } from "../support/scripted-server.ts";

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 21, 2, minute)).toISOString().replace(".000Z", "Z");

/** One attempt in the log. */
function attempt(guid: string, minute: number, change: { readonly ok?: true; readonly again?: true } = {}) {
  return {
    id: 205_372_893_648 + minute,
    guid,
    event: "issues",
    repository_id: 12,
    status: change.ok === true ? "OK" : "failed to connect to host",
    redelivery: change.again === true,
    delivered_at: at(minute),
  };
}

/** What is read of a log, newest first and two a page, since a minute. */
async function read(log: readonly object[], since: number, pages = 9) {
  await using server = await scriptedServer(({ path }) => {
    const from = Number(/cursor=(\d+)/.exec(path)?.[1] ?? 0);
    const next = from + 2 < log.length ? { link: `<http://localhost/x?cursor=${from + 2}>; rel="next"` } : {};
    return { json: log.slice(from, from + 2), headers: next };
  });
  const app = connect({ token: "t", api: server.url, owner: "", name: "", clock: new FakeClock() });
  return { ...(await readDeliveryLog(app, at(since), pages)), pages: server.received.length };
}

test("the attempts of a webhook are told together, and what arrived in any of them is not lost", async () => {
  const log = [
    attempt("b", 8, { ok: true, again: true }),
    attempt("a", 7, { again: true }),
    attempt("b", 6),
    attempt("a", 5),
  ];
  const a = { id: 205_372_893_655n, guid: "a", event: "issues", repository: 12, first: at(5), last: at(7) };
  expect(await read(log, 0)).toEqual({ failed: [a], arrived: ["b"], newest: at(8), whole: true, pages: 2 });
});

test("nothing is read that was known before, and no more pages than are wanted", async () => {
  const log = [attempt("d", 9), attempt("c", 8), attempt("b", 7), attempt("a", 6), attempt("z", 5)];
  const told = async (...how: [number, number?]) => {
    const { failed, whole, pages } = await read(log, ...how);
    return { guids: failed.map(({ guid }) => guid), whole, pages };
  };
  expect(await told(7)).toEqual({ guids: ["d", "c", "b"], whole: true, pages: 2 });
  expect(await told(0, 1)).toEqual({ guids: ["d", "c"], whole: false, pages: 1 });
});
