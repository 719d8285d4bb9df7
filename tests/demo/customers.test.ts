import { expect, it } from "vitest";
import { COMPLAINTS } from "../../src/demo/customers/complaints.ts";
import { PRAISE } from "../../src/demo/customers/praise.ts";
import { QUESTIONS } from "../../src/demo/customers/questions.ts";

it("lets customers ask, complain and praise in a dozen ways and more, none of them twice", () => {
  const told = [QUESTIONS, COMPLAINTS].map((letters) => ({
    titles: new Set(letters.map(({ title }) => title)).size,
    bodies: new Set(letters.map(({ body }) => body)).size,
    all: letters.length,
  }));
  expect(told).toEqual(told.map(({ all }) => ({ titles: all, bodies: all, all })));
  expect(Math.min(QUESTIONS.length, COMPLAINTS.length, new Set(PRAISE).size)).toBeGreaterThanOrEqual(12);
});
