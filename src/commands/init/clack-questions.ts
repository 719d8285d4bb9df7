import type { Readable, Writable } from "node:stream";
import { InputError } from "../../errors.ts";
import type { Questions } from "./questions.ts";

/** Questions on the terminal (or on other streams); the package that draws them is loaded only now. */
export async function clackQuestions(
  streams: { readonly input?: Readable; readonly output?: Writable } = {},
): Promise<Questions> {
  const { isCancel, log, select, text } = await import("@clack/prompts");
  const answered = (answer: string | symbol): string => {
    if (isCancel(answer)) throw new InputError("Cancelled: nothing was written.");
    return String(answer);
  };
  return {
    text: async ({ message, suggested, check }) =>
      answered(
        await text({
          ...streams,
          message,
          ...(suggested === "" ? {} : { placeholder: suggested, defaultValue: suggested }),
          validate: (answer) => (answer === undefined || answer === "" ? undefined : check(answer)),
        }),
      ),
    choose: async ({ message, suggested, options }) => {
      const answer = await select<string>({ ...streams, message, options: [...options], initialValue: suggested });
      const chosen = answered(answer);
      return options.find(({ value }) => value === chosen)?.value ?? suggested;
    },
    tell: (words) => log.warn(words, streams),
  };
}
