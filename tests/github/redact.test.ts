import { inspect } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { GitHubError } from "../../src/errors.ts";
import { connect } from "../../src/github/client.ts";
import { redact, redactError } from "../../src/github/redact.ts";
import { FakeClock } from "../support/fake-clock.ts";
import { type Scripted, scriptedServer } from "../support/scripted-server.ts";

const LONG = `ghs_12345_eyJhbGciOiJSUzI1NiJ9.${"aB3-_".repeat(80)}.sig-nature_1`;

test.each([
  [`Bad credentials for ${LONG}!`, "Bad credentials for [redacted]!"],
  ["token ghp_0123456789abcdefABCDEF0123456789abcd was", "token [redacted] was"],
  ["github_pat_11AAAA_bbbbCCCC", "[redacted]"],
  ['{"authorization":"token abcdef"}', '{"authorization":"[redacted]"}'],
  ["Authorization: Bearer abc.def-ghi", "Authorization: [redacted]"],
  ["authorization: Basic dXNlcjpwYXNz", "authorization: [redacted]"],
  ["https://x-access-token:s3cret@github.com/acme", "https://[redacted]@github.com/acme"],
  ["eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOjF9.c2ln", "[redacted]"],
  ["the token of this job", "the token of this job"],
  ["ghosts_and_things", "ghosts_and_things"],
])("%s", (text, expected) => {
  expect(redact(text)).toBe(expected);
});

test("a known secret goes, whatever it looks like", () => {
  expect(redact("odd-secret and odd-secret", ["odd-secret", ""])).toBe("[redacted] and [redacted]");
});

test("no token of GitHub's forms survives, wherever it stands", () => {
  const prefix = fc.constantFrom("ghs_", "ghp_", "gho_", "ghu_", "ghr_", "github_pat_");
  const rest = fc.stringMatching(/^[A-Za-z0-9]{20,60}$/);
  fc.assert(
    fc.property(prefix, rest, fc.constantFrom("", " ", "=", '"', "/", ":", "\n"), (kind, secret, edge) => {
      expect(redact(`before${edge} ${kind}${secret}${edge}after`)).not.toContain(secret);
    }),
  );
});

test("an error keeps message and code all the way down, and no secret", () => {
  const deepest = Object.assign(new Error(`connect with ${LONG}`), { code: "ECONNRESET", token: LONG });
  const inner = Object.assign(new Error("fetch failed", { cause: new AggregateError([deepest]) }), {
    config: { auth: LONG },
  });
  const safe = redactError(
    Object.assign(new TypeError("no", { cause: inner }), { request: { headers: { authorization: LONG } } }),
  );
  expect(inspect(safe, { depth: 20 })).not.toContain("ghs_");
  expect(inspect(safe, { depth: 20 })).toContain("connect with [redacted]");
  expect(inspect(safe, { depth: 20 })).toContain("ECONNRESET");
});

test("an endless chain of causes is cut", () => {
  const knot = new Error("knot");
  knot.cause = knot;
  expect(inspect(redactError(knot), { depth: 20 })).toContain("knot");
});

test("a server that echoes the token does not get it into an error", async () => {
  await using server = await scriptedServer(({ headers }): Scripted => ({
    status: 422,
    json: {
      message: `You sent ${headers.authorization}`,
      errors: [{ message: `and ${headers.authorization}`, value: headers.authorization }],
    },
  }));
  for (const token of [LONG, "plain-secret-of-a-server"]) {
    const client = connect({ token, api: server.url, owner: "acme", name: "shop", clock: new FakeClock() });
    const error: unknown = await client.request("GET /repos/{owner}/{repo}", {}).catch((reason: unknown) => reason);
    if (!(error instanceof GitHubError)) throw new Error("expected a GitHubError");
    expect(error.diagnosis.cause).toContain("[redacted]");
    const all = inspect(error, { depth: 20, showHidden: true }) + JSON.stringify(error) + String(error.stack);
    expect(all).not.toContain(token);
    expect(all).not.toContain("ghs_");
  }
});
