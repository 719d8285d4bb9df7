import { expect, test } from "vitest";
import { SIGNATURE_HEADER, TIMESTAMP_HEADER, signBody } from "../../src/sources/sign-body.ts";
import { verifyAlert } from "../../src/sources/verify-alert.ts";

const secret = "It's a Secret to Everybody";
const body = '{"id":"1","title":"Down"}';
const receivedAt = "2026-11-25T02:50:00Z";
const now = Date.parse(receivedAt) / 1000;

function signed(time: number | string, over: { readonly with?: string; readonly body?: string } = {}) {
  const signature = signBody(over.with ?? secret, Number(time), over.body ?? body);
  return { [TIMESTAMP_HEADER]: String(time), [SIGNATURE_HEADER]: signature };
}

function verdict(headers: Readonly<Record<string, string | readonly string[]>>, key: string | undefined = secret) {
  const { kind } = verifyAlert({ headers, body, receivedAt }, key);
  return kind;
}

test("a signature is the HMAC of time and body", () => {
  // printf '1.Hello, World!' | openssl dgst -sha256 -hmac "It's a Secret to Everybody"
  expect(signBody(secret, 1, "Hello, World!")).toBe(
    "sha256=794c647afaf3386d13b853ccce5d8cc4b65a8beb038b73a576ea194c32d082e7",
  );
});

test("who knows the secret is known, by token or by signature", () => {
  expect(verdict({ authorization: `Bearer ${secret}` })).toBe("known");
  expect(verdict({ authorization: `bearer ${secret}` })).toBe("known");
  expect(verdict(signed(now))).toBe("known");
  expect(verdict(signed(now - 300))).toBe("known");
  expect(verdict(signed(now + 300))).toBe("known");
});

test.each<[string, Readonly<Record<string, string | readonly string[]>>]>([
  ["nothing", {}],
  ["an empty token", { authorization: "Bearer " }],
  ["a wrong token", { authorization: `Bearer ${secret}x` }],
  ["another scheme", { authorization: `Basic ${secret}` }],
  ["a wrong secret", signed(now, { with: "other" })],
  ["another body", signed(now, { body: `${body} ` })],
  ["an old message again", signed(now - 301)],
  ["a message of the future", signed(now + 301)],
  ["an old signature with a new time", { ...signed(now - 900), [TIMESTAMP_HEADER]: String(now) }],
  ["a time that is none", { ...signed(now), [TIMESTAMP_HEADER]: "now" }],
  ["a signature without a time", { [SIGNATURE_HEADER]: signBody(secret, now, body) }],
  ["two signatures", { ...signed(now), [SIGNATURE_HEADER]: [signBody(secret, now, body), "sha256=0"] }],
  ["a wrong signature beside a good token", { ...signed(now, { with: "x" }), authorization: `Bearer ${secret}` }],
])("%s proves nothing", (_, headers) => {
  expect(verdict(headers)).toBe("unknown");
});

test("without a secret nobody is known", () => {
  expect(verifyAlert({ headers: { authorization: "Bearer " }, body, receivedAt }, "")).toMatchObject({
    kind: "unknown",
  });
  expect(verifyAlert({ headers: { authorization: "Bearer undefined" }, body, receivedAt }, undefined)).toEqual({
    kind: "unknown",
    why: "No secret is set for alerts here.",
  });
});
