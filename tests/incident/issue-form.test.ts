import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import * as z from "zod";
import { formChoices, formHeadings } from "../../src/incident/triage/form-answers.ts";
import { readForm } from "../../src/incident/triage/read-form.ts";

const text = z.string().min(1);
const validations = z.strictObject({ required: z.boolean() }).optional();
const id = z.string().regex(/^[A-Za-z0-9_-]+$/);

/** GitHub's form schema, as far as its documentation states it; what breaks it makes GitHub hide the form. */
const form = z.strictObject({
  name: text.min(3),
  description: text.min(3),
  title: text.optional(),
  labels: z.array(text).optional(),
  body: z.array(
    z.discriminatedUnion("type", [
      z.strictObject({ type: z.literal("markdown"), attributes: z.strictObject({ value: text }) }),
      z.strictObject({
        type: z.enum(["input", "textarea"]),
        id,
        attributes: z.strictObject({ label: text, description: text.optional(), placeholder: text.optional() }),
        validations,
      }),
      z.strictObject({
        type: z.literal("dropdown"),
        id,
        attributes: z.strictObject({
          label: text,
          description: text.optional(),
          options: z.array(text.refine((option) => option.toLowerCase() !== "none", "reserved")).min(1),
        }),
        validations,
      }),
    ]),
  ),
});

const template = form.parse(
  parse(readFileSync(new URL("../../templates/issue-forms/incident.yml", import.meta.url), "utf8")),
);
const fields = template.body.flatMap((field) => (field.type === "markdown" ? [] : [field]));

test("the form keeps to GitHub's schema, and no label, id or option stands twice", () => {
  const labels = fields.map((field) => field.attributes.label);
  expect(new Set(labels).size).toBe(labels.length);
  expect(new Set(fields.map((field) => field.id)).size).toBe(fields.length);
  for (const field of fields) {
    const options = field.type === "dropdown" ? field.attributes.options : [];
    expect(new Set(options).size).toBe(options.length);
  }
});

test("the form asks by the headings and choices that are read, with its one free text last", () => {
  expect(Object.fromEntries(fields.map((field) => [field.id, field.attributes.label]))).toEqual(formHeadings);
  const offered = fields.flatMap((field) =>
    field.type === "dropdown" ? [[field.id, field.attributes.options.filter((option) => option !== UNKNOWN)]] : [],
  );
  const read = Object.entries(formChoices).map(([name, choices]) => [name, Object.values(choices)]);
  expect(Object.fromEntries(offered)).toEqual(Object.fromEntries(read));
  expect(fields.findIndex((field) => field.type === "textarea")).toBe(fields.length - 1);
});

const UNKNOWN = "I do not know";

/** The body GitHub makes of answers. */
function bodyOf(answers: Readonly<Record<string, string>>): string {
  return fields.map((field) => `### ${field.attributes.label}\n\n${answers[field.id] ?? "_No response_"}`).join("\n\n");
}

test("answers are read back, and what was not answered is not", () => {
  const answers = { service: "Checkout", affected: formChoices.affected.major, users: "many", text: "It is\nslow." };
  expect(readForm(bodyOf(answers))).toEqual({
    service: "Checkout",
    affected: "major",
    users: "many",
    data: undefined,
    workaround: undefined,
    since: undefined,
    text: "It is\nslow.",
  });
  expect(readForm(bodyOf({ affected: UNKNOWN, text: "?" }))?.affected).toBeUndefined();
});

test("a body that no form made has no answers", () => {
  for (const body of ["", "It is down", "### What is affected?\n\nAll", "> ### What is affected?\n\n### What happens?"])
    expect(readForm(body)).toBeUndefined();
});

test("line ends of Windows, fields of one's own and their order make no difference", () => {
  const own = `### Browser\n\nFirefox\n\n${bodyOf({ affected: formChoices.affected.minor, workaround: "No", text: "x" })}`;
  const expected = { affected: "minor", workaround: "no", text: "x", since: undefined };
  expect(readForm(own)).toMatchObject(expected);
  expect(readForm(own.replaceAll("\n", "\r\n"))).toMatchObject(expected);
});

test("the free text answers no question but its own", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.constantFrom(...Object.values(formHeadings).map((heading) => `### ${heading}`)),
          fc.constantFrom(...Object.values(formChoices).flatMap((choices) => Object.values<string>(choices))),
          fc.constantFrom("```", "<!--", "</details>", "_No response_", "\0", "__proto__"),
          fc.string(),
        ),
        { maxLength: 12 },
      ),
      (lines) => {
        const answers = { affected: formChoices.affected.cosmetic, data: "No", users: "Some" };
        const read = readForm(bodyOf({ ...answers, text: `so: ${lines.join("\n\n")}` }));
        expect(read).toMatchObject({ affected: "cosmetic", data: "no", users: "some", service: undefined });
        expect(read?.text).toBe(`so: ${lines.join("\n\n")}`.trim());
      },
    ),
  );
});
