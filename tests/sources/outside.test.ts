import { describe, expect, it } from "vitest";
import type { InputQuery } from "../../src/inputs/input-query.ts";
import { type InputAccess, inputReader } from "../../src/sources/input-reader.ts";
import { fetchOutside } from "../../src/sources/fetch-outside.ts";
import { passedSecrets, privateHosts } from "../../src/sources/passed-secrets.ts";
import { isPrivateAddress } from "../../src/sources/private-address.ts";
import { FakeClock } from "../support/fake-clock.ts";
import { type Scripted, type ScriptedServer, scriptedServer } from "../support/scripted-server.ts";

const here = { privateHosts: new Set(["127.0.0.1"]), timeout: 400, most: 2000, pauses: [1, 1] };

const get = async (url: string, change: Partial<typeof here> = {}, token?: string) => {
  const answer = await fetchOutside(url, token, { ...here, ...change });
  return answer.kind === "text" ? answer.text : answer.because.replaceAll(/127\.0\.0\.1:\d+/g, "HOST");
};

const answering = async (...answers: readonly Scripted[]): Promise<ScriptedServer> =>
  scriptedServer((_, count) => answers[Math.min(count, answers.length) - 1] ?? {});

describe("an answer over HTTP", () => {
  it("is its text; the secret goes along and nowhere into the message", async () => {
    await using server = await answering({ text: "[1]" });
    expect(await get(`${server.url}/units`, {}, "s3cret")).toBe("[1]");
    expect(server.received[0]?.headers.authorization).toBe("Bearer s3cret");
  });

  it("is asked for again where a server is busy or breaks off, and no oftener", async () => {
    await using server = await answering({ status: 503 }, { broken: "nothing" }, { text: "[1]" });
    expect(await get(server.url)).toBe("[1]");
    await using busy = await answering({ status: 500 });
    expect(await get(busy.url)).toBe("HOST answered 500.");
    expect(busy.lines).toHaveLength(3);
  });

  it("is not asked for again where that cannot help", async () => {
    await using server = await answering({ status: 401 });
    expect(await get(server.url)).toBe("HOST answered 401: the secret is missing or wrong.");
    expect(server.lines).toHaveLength(1);
  });

  it("may take no longer and be no larger than allowed", async () => {
    await using slow = await scriptedServer(async () => new Promise(() => {}));
    expect(await get(slow.url, { timeout: 50, pauses: [] })).toBe("HOST did not answer within 0.05 s.");
    await using huge = await answering({ text: "x".repeat(3000) });
    expect(await get(huge.url)).toBe("HOST answered more than 0.002 MB.");
  });

  it("is followed where it moved, within the same protocol and not for ever", async () => {
    await using server = await scriptedServer(({ path }) =>
      path === "/new" ? { text: "[1]" } : { status: 302, headers: { location: "/new" } },
    );
    expect(await get(`${server.url}/old`)).toBe("[1]");
    await using loop = await answering({ status: 302, headers: { location: "/again" } });
    expect(await get(loop.url)).toBe("HOST redirects more than 5 times.");
    await using odd = await answering({ status: 302, headers: { location: "file:///etc/passwd" } });
    expect(await get(odd.url)).toBe("HOST redirects to something that is no web address.");
  });

  it("takes no secret along to another host", async () => {
    await using other = await answering({ text: "[1]" });
    await using server = await answering({ status: 302, headers: { location: other.url } });
    expect(await get(server.url, {}, "s3cret")).toBe("[1]");
    expect(other.received[0]?.headers.authorization).toBeUndefined();
  });
});

describe("a private address", () => {
  const refused = "has an address of a private network, which is not asked; whoever runs Almanac can allow the host.";

  it("is not asked: neither written out, nor behind a name, nor behind a redirect", async () => {
    await using server = await answering({ text: "[1]" });
    const port = new URL(server.url).port;
    expect(await get(server.url, { privateHosts: new Set() })).toBe(`127.0.0.1 ${refused}`);
    expect(await get(`http://localhost:${port}/`)).toBe(`localhost ${refused}`);
    expect(await get(`http://0x7f000001:${port}/`, { privateHosts: new Set() })).toBe(`127.0.0.1 ${refused}`);
    expect(await get(`http://[::ffff:127.0.0.1]:${port}/`)).toBe(`::ffff:7f00:1 ${refused}`);
    await using redirecting = await answering({ status: 302, headers: { location: `http://localhost:${port}/` } });
    expect(await get(redirecting.url)).toBe(`localhost ${refused}`);
    expect(server.lines).toEqual([]);
  });

  it.each([
    "10.1.2.3",
    "127.0.0.1",
    "169.254.169.254",
    "172.31.0.1",
    "192.168.1.1",
    "100.100.1.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fd00::1",
    "::ffff:10.0.0.1",
    "64:ff9b::a00:1",
    "2002:a00:1::",
    "ff02::1",
    "not an address",
  ])("%s is one", (address) => {
    expect(isPrivateAddress(address)).toBe(true);
  });

  it.each(["1.1.1.1", "140.82.121.4", "172.32.0.1", "192.169.0.1", "2606:4700::1111", "2a01:4f8::1"])(
    "%s is none",
    (address) => {
      expect(isPrivateAddress(address)).toBe(false);
    },
  );
});

describe("sources over the network", () => {
  const reader = (change: Partial<InputAccess> = {}) =>
    inputReader({
      readFile: async () => Promise.resolve({ text: undefined }),
      secretOf: () => undefined,
      clock: new FakeClock("2026-11-23T08:00:00Z"),
      outside: here,
      ...change,
    });
  const asking = (origin: InputQuery["origin"]): InputQuery => ({
    origin,
    from: "2026-11-01",
    to: "2026-11-22",
    zone: "Europe/Berlin",
  });
  const http = (url: string, secret?: string) => asking({ kind: "http", url, pick: "ratio", secret });
  const prometheus = (url: string, step?: number) =>
    asking({ kind: "prometheus", url, query: "sum(up)", secret: undefined, step, aggregate: undefined });
  const series = (...results: readonly object[]) => ({
    json: { status: "success", data: { resultType: "vector", result: results } },
  });

  it("give the value of the day they are asked on", async () => {
    await using server = await answering({ json: { ratio: 3.4 } });
    expect(await reader()(http(server.url))).toMatchObject({
      points: [{ from: "2026-11-23", to: "2026-11-23", values: [3.4] }],
    });
  });

  it("get a secret by its name, and only where it may go", async () => {
    await using server = await answering({ json: { ratio: 3.4 } });
    const bound = (hosts: readonly string[] | undefined) => reader({ secretOf: () => ({ value: "s3cret", hosts }) });
    expect(await bound(["127.0.0.1"])(http(server.url, "TOKEN"))).toMatchObject({ kind: "read" });
    expect(await bound(["metrics.acme.example"])(http(server.url, "TOKEN"))).toMatchObject({
      because: "The secret TOKEN may not be sent to 127.0.0.1.",
    });
    expect(await reader()(http(server.url, "TOKEN"))).toMatchObject({
      because: expect.stringMatching(/^The secret TOKEN was not passed in, so 127.0.0.1:\d+ was not asked.$/) as string,
    });
    expect(await bound(undefined)(http("http://metrics.acme.example/", "TOKEN"))).toMatchObject({
      because: "The secret TOKEN is not sent to metrics.acme.example over plain http; use https.",
    });
    expect(server.lines).toHaveLength(1);
  });

  it("give what Prometheus had at the end of the stretch, or over it", async () => {
    await using server = await answering(series({ metric: {}, value: [1_795_388_400, "99.95"] }), {
      json: {
        status: "success",
        data: {
          resultType: "matrix",
          result: [
            {
              metric: {},
              values: [
                [1_793_491_200, "99"],
                [1_793_494_800, "NaN"],
                [1_793_577_600, "98"],
              ],
            },
          ],
        },
      },
    });
    expect(await reader()(prometheus(server.url))).toMatchObject({ points: [{ to: "2026-11-22", values: [99.95] }] });
    expect(await reader()(prometheus(server.url, 86_400_000))).toMatchObject({
      points: [{ values: [99] }, { values: [98] }],
    });
    const [instant, range] = server.received.map(({ path }) => new URL(path, server.url));
    expect(instant?.searchParams.get("time")).toBe(String(Date.parse("2026-11-22T23:00:00Z") / 1000));
    expect(range?.pathname).toBe("/api/v1/query_range");
    expect(range?.searchParams.get("start")).toBe(String(Date.parse("2026-10-31T23:00:00Z") / 1000));
  });

  it.each<[Scripted, RegExp]>([
    [series(), /^The query has no result at /],
    [series({ value: [1, "1"] }, { value: [1, "2"] }), /^The query has 2 results at .*; let it give one/],
    [{ json: { status: "error", error: "parse error" } }, /refused the query: parse error$/],
    [{ json: [] }, /did not answer as a Prometheus server does\.$/],
    [{ status: 400, json: { status: "error" } }, /answered 400\.$/],
    [{ text: "<html>" }, /did not answer as a Prometheus server does\.$/],
  ])("say why Prometheus gave none: %j", async (answer, because) => {
    await using server = await answering(answer);
    expect(await reader()(prometheus(server.url))).toMatchObject({ because: expect.stringMatching(because) as string });
  });

  it("say where a file is missing, kept elsewhere or unreadable", async () => {
    const csv = asking({
      kind: "csv",
      file: "data/x.csv",
      column: "v",
      of: undefined,
      sample: undefined,
      date: undefined,
      where: {},
      aggregate: undefined,
    });
    const file = async (answer: Awaited<ReturnType<InputAccess["readFile"]>>) =>
      reader({ readFile: async () => Promise.resolve(answer) })(csv);
    expect(await file({ text: undefined })).toMatchObject({ because: "There is no data/x.csv on the default branch." });
    expect(await file({ text: "version https://git-lfs.github.com/spec/v1\n" })).toMatchObject({
      because: "data/x.csv is kept in Git LFS, which is not read.",
    });
    expect(await file({ because: "data/x.csv is not a file." })).toMatchObject({
      because: "data/x.csv is not a file.",
    });
  });

  it("read a file once, however often it is asked for", async () => {
    let reads = 0;
    const read = reader({
      readFile: async () => {
        reads += 1;
        return Promise.resolve({ text: "date,v,w\n2026-11-01,1,2\n" });
      },
    });
    const csv = (column: string) =>
      asking({
        kind: "csv",
        file: "data/x.csv",
        column,
        of: undefined,
        sample: undefined,
        date: undefined,
        where: {},
        aggregate: undefined,
      });
    await Promise.all([read(csv("v")), read(csv("w"))]);
    expect(reads).toBe(1);
  });
});

describe("what the environment passes in", () => {
  it("are secrets by name, and none of the runner's own", () => {
    const secretOf = passedSecrets({
      METRICS_TOKEN: "a",
      EMPTY: "",
      GITHUB_TOKEN: "b",
      INPUT_TOKEN: "c",
      ACTIONS_RUNTIME_TOKEN: "d",
    });
    expect(
      ["METRICS_TOKEN", "EMPTY", "GITHUB_TOKEN", "INPUT_TOKEN", "ACTIONS_RUNTIME_TOKEN", "OTHER"].map(
        (name) => secretOf(name)?.value,
      ),
    ).toEqual(["a", undefined, undefined, undefined, undefined, undefined]);
  });

  it("are hosts that may be private", () => {
    expect([...privateHosts({ ALMANAC_PRIVATE_HOSTS: "prometheus.internal, 10.0.0.5" })]).toEqual([
      "prometheus.internal",
      "10.0.0.5",
    ]);
    expect([...privateHosts({})]).toEqual([]);
  });
});
