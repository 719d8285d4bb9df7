import { describe, expect, it } from "vitest";
import { violationsOf } from "../support/openapi.ts";
import { strictSchema } from "../support/openapi-schema.ts";

const issues = "/repos/acme/shop/issues";
const sent = (method: string, path: string, body?: unknown) =>
  violationsOf({ method, path, text: body === undefined ? "" : JSON.stringify(body) });

describe("requests held against GitHub's description", () => {
  it("pass where they are as described", () => {
    expect(sent("GET", `${issues}?state=open&per_page=100&page=1`)).toEqual([]);
    expect(sent("POST", issues, { title: "One", body: "Text", labels: ["a"], assignees: ["ada"] })).toEqual([]);
    expect(sent("PATCH", `${issues}/1`, { state: "closed", state_reason: "not_planned" })).toEqual([]);
    expect(sent("GET", "/repos/acme/shop/contents/reports%2Fdaily")).toEqual([]);
  });

  it.each<[string, readonly string[], string]>([
    [
      "a property nobody knows",
      sent("POST", issues, { titel: "One", title: "One" }),
      "must NOT have additional properties",
    ],
    ["one that is missing", sent("POST", issues, { body: "Text" }), "must have required property 'title'"],
    ["a value of another type", sent("POST", issues, { title: "One", assignees: "ada" }), "/assignees must be array"],
    [
      "a choice there is not",
      sent("PATCH", `${issues}/1`, { state: "done" }),
      "/state must be equal to one of the allowed values",
    ],
    ["an unknown name in the query", sent("GET", `${issues}?author=ada`), "must NOT have additional properties"],
    ["a query of another type", sent("GET", `${issues}?per_page=many`), "/per_page must be integer"],
    ["a path that is not described", sent("GET", "/repos/acme/shop/isues"), "no such operation"],
    ["another method", sent("DELETE", `${issues}/1`), "no such operation"],
    ["a body that is missing", sent("POST", issues), "has no body"],
    ["a body where none belongs", sent("GET", issues, {}), "takes no body"],
    [
      "an unknown property further down",
      sent("POST", "/repos/acme/shop/git/trees", { tree: [{ path: "a", text: "b" }] }),
      "must NOT have additional properties",
    ],
  ])("fail for %s", (_, violations, words) => {
    expect(violations.join("\n")).toContain(words);
  });
});

describe("a schema of OpenAPI 3.0, made strict", () => {
  it("lets null be where it may, in choices and beside references too", () => {
    expect(strictSchema({ type: "string", enum: ["a"], nullable: true })).toEqual({
      type: ["string", "null"],
      enum: ["a", null],
    });
    expect(strictSchema({ $ref: "#/schemas/user", nullable: true })).toEqual({
      anyOf: [{ $ref: "description#/schemas/user" }, { type: "null" }],
    });
  });

  it("closes objects, but for the parts of an allOf and what says so itself", () => {
    const open = { properties: { a: { type: "string" } } };
    expect(strictSchema(open)).toEqual({ ...open, additionalProperties: false });
    expect(strictSchema({ allOf: [open] })).toEqual({ allOf: [open] });
    expect(strictSchema({ ...open, additionalProperties: true })).toEqual({ ...open, additionalProperties: true });
  });
});
