import { expect, test } from "vitest";
import { ownerSecrets } from "../../src/sources/owner-secrets.ts";

test("what was declared for one owner is never given to another", () => {
  const secrets = ownerSecrets(
    '{ "Acme": { "HOOK": { "value": "https://x", "hosts": ["x"] }, "ALMANAC_ALERTS": { "value": "s" } } }',
  );
  expect(secrets("acme")("HOOK")).toEqual({ value: "https://x", hosts: ["x"] });
  expect(secrets("ACME")("ALMANAC_ALERTS")).toEqual({ value: "s", hosts: [] });
  expect(secrets("acme")("PATH")).toBeUndefined();
  expect(secrets("other")("HOOK")).toBeUndefined();
  expect(secrets("__proto__")("constructor")).toBeUndefined();
});

test.each([
  ["{", "the file of secrets is no JSON"],
  ["[]", "the file of secrets is wrong: it must be a group of keys"],
  ['{ "acme": "s3cret" }', "the file of secrets is wrong: acme must be a group of keys"],
  ['{ "acme": { "HOOK": "s3cret" } }', "the file of secrets is wrong: acme.HOOK must be a group of keys"],
  [
    '{ "acme": { "HOOK": { "value": "s3cret", "hosts": "x" } } }',
    "the secret acme.HOOK must have a text as `value`, and may have a list of names as `hosts`",
  ],
])("%s: %s", (text, message) => {
  expect(() => ownerSecrets(text)).toThrow(message);
});
