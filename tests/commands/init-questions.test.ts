import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { clackQuestions } from "../../src/commands/init/clack-questions.ts";
import type { Questions } from "../../src/commands/init/questions.ts";
import { InputError } from "../../src/errors.ts";

const ENTER = "\r";
const DOWN = "\u001B[B";
const CANCEL = "\u0003";

/** What comes of a question when somebody presses these keys, one after the other. */
async function pressing(keys: readonly string[], ask: (questions: Questions) => Promise<string>): Promise<string> {
  const input = new PassThrough();
  const output = new PassThrough().resume();
  const press = async () => {
    for (const key of keys) {
      input.write(key);
      await new Promise((next) => setImmediate(next));
    }
  };
  const asked = ask(await clackQuestions({ input, output }));
  const [answer] = await Promise.all([asked, press()]);
  return answer;
}

const check = (text: string) => (text === "no" ? "Not that." : undefined);
const text = (suggested: string) => (questions: Questions) => questions.text({ message: "Name?", suggested, check });
const choose = (questions: Questions) =>
  questions.choose({
    message: "Which?",
    suggested: "b",
    options: ["a", "b", "c"].map((value) => ({ value, label: value })),
  });

it("takes what is suggested for Enter, and what is typed otherwise", async () => {
  expect(await pressing([ENTER], text("Shop"))).toBe("Shop");
  expect(await pressing([ENTER], text(""))).toBe("");
  expect(await pressing(["A", "b", "c", ENTER], text("Shop"))).toBe("Abc");
  expect(await pressing([ENTER], choose)).toBe("b");
  expect(await pressing([DOWN, ENTER], choose)).toBe("c");
});

it("does not let a wrong answer pass", async () => {
  expect(await pressing(["n", "o", ENTER, "w", ENTER], text("Shop"))).toBe("now");
});

it("ends with nothing written when somebody cancels", async () => {
  await expect(pressing([CANCEL], text("Shop"))).rejects.toThrow(new InputError("Cancelled: nothing was written."));
  await expect(pressing([CANCEL], choose)).rejects.toThrow("Cancelled: nothing was written.");
});
