import { expect, test } from "vitest";
import { noticeSender } from "../../src/sources/notice-sender.ts";
import { passedSecrets } from "../../src/sources/passed-secrets.ts";
import { SIGNATURE_HEADER, TIMESTAMP_HEADER, signBody } from "../../src/sources/sign-body.ts";
import { FakeClock } from "../support/fake-clock.ts";
import { scriptedServer } from "../support/scripted-server.ts";

const notice = {
  kind: "notify",
  key: "notify:1",
  via: "webhook",
  secret: "PAGER",
  sign: "PAGER_KEY",
  delivery: "acme/shop#1 declared@2026-11-25T01:47:00Z",
  message: '{"event":"declared","title":"Ü"}',
  reason: "",
} as const;

const access = (env: Readonly<Record<string, string>>, timeout = 400) => ({
  secretOf: passedSecrets(env),
  clock: new FakeClock(),
  privateHosts: new Set(["127.0.0.1"]),
  timeout,
});

test("a notice arrives as it is, signed, with a name by which a second one is known", async () => {
  await using server = await scriptedServer(() => ({ status: 202 }));
  const send = noticeSender(access({ PAGER: `${server.url}/hook?token=s3cret`, PAGER_KEY: "key" }));
  expect(await send(notice)).toBeUndefined();
  const [request] = server.received;
  expect(request).toMatchObject({ method: "POST", path: "/hook?token=s3cret", body: notice.message });
  const seconds = Number(request?.headers[TIMESTAMP_HEADER]);
  expect(request?.headers[SIGNATURE_HEADER]).toBe(signBody("key", seconds, notice.message));
  expect(request?.headers["x-almanac-delivery"]).toBe(notice.delivery);
  expect(await noticeSender(access({ PAGER: server.url }))({ ...notice, sign: undefined })).toBeUndefined();
  expect(server.received[1]?.headers[SIGNATURE_HEADER]).toBeUndefined();
});

test("what goes wrong is a problem, which repeats neither address nor secret", async () => {
  await using refusing = await scriptedServer(() => ({ status: 403 }));
  await using moved = await scriptedServer(() => ({ status: 302, headers: { location: "https://evil.example" } }));
  await using silent = await scriptedServer(async () => new Promise(() => {}));
  await using breaking = await scriptedServer(() => ({ broken: "nothing" }));
  const outcome = async (env: Readonly<Record<string, string>>, change: Partial<ReturnType<typeof access>> = {}) =>
    (await noticeSender({ ...access(env, 60), ...change })(notice))?.cause.replace(/^.*delivered: /, "");
  const to = (url: string) => ({ PAGER: `${url}/s3cret`, PAGER_KEY: "key" });
  expect(await outcome(to(refusing.url))).toBe("it was answered with 403.");
  expect(await outcome(to(moved.url))).toBe("it was answered with 302.");
  expect(await outcome(to(silent.url))).toBe("there was no answer within 0.06 s.");
  expect(await outcome(to(breaking.url))).toMatch(/^the server could not be reached \(\w+\)\.$/);
  expect(await outcome({ PAGER_KEY: "key" })).toBe("the secret PAGER was not passed in.");
  expect(await outcome({ PAGER: refusing.url })).toBe("the secret PAGER_KEY, which signs it, was not passed in.");
  expect(await outcome(to("ftp://127.0.0.1"))).toBe("the secret PAGER holds no web address.");
  expect(await outcome(to("http://10.0.0.1"), { privateHosts: new Set<string>() })).toBe(
    "its address is one of a private network, which is not told.",
  );
  expect(
    await outcome(to(refusing.url), { secretOf: () => ({ value: refusing.url, hosts: ["hooks.slack.com"] }) }),
  ).toBe("whoever runs Almanac does not let PAGER be used for that host.");
  expect((await noticeSender(access({}))(notice))?.fix).toBe("Check the secret PAGER; the next pass tries again.");
});
