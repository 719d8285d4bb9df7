import { parse } from "yaml";
import { z } from "zod";

const action = z.object({ inputs: z.record(z.string(), z.object({ default: z.string().optional() })) });
const workflow = z.object({
  jobs: z.record(
    z.string(),
    z.object({ steps: z.array(z.object({ uses: z.string(), with: z.record(z.string(), z.string()).optional() })) }),
  ),
});

/** The inputs that a job of a workflow gives to the one step it has, as the runner works them out: what it says, else the defaults of the Action, with the expressions' values filled in. */
export function stepInputs(
  texts: { readonly workflow: string; readonly action: string },
  job: string,
  values: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const [step, ...more] = workflow.parse(parse(texts.workflow)).jobs[job]?.steps ?? [];
  if (step === undefined || more.length > 0) throw new Error(`the job ${job} has not exactly one step`);
  if (!/^almanac-dev\/almanac@[0-9a-f]{40}$/.test(step.uses)) throw new Error(`the job ${job} uses ${step.uses}`);
  const { inputs } = action.parse(parse(texts.action));
  const filled = Object.entries(inputs).map(
    ([name, input]) => [name, step.with?.[name] ?? input.default ?? ""] as const,
  );
  return Object.fromEntries(
    filled.map(([name, text]) => [
      name,
      text.replaceAll(/\$\{\{ *(.*?) *\}\}/g, (_, expression: string) => {
        const value = values[expression];
        if (value === undefined) throw new Error(`the job ${job} asks for ${expression}`);
        return value;
      }),
    ]),
  );
}
