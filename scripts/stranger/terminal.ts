import { spawn } from "node:child_process";

/** How a command ended, and all it printed. */
export type Screen = { readonly code: number; readonly text: string };

/** How a screen must end, and words it must hold. */
export type Expected = { readonly code: number; readonly says: readonly string[] };

/** Runs a command as a person does who types it in a folder, and shows the command and its screen. */
export async function type(
  command: readonly [string, ...string[]],
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Screen> {
  const [program, ...args] = command;
  console.log(`\n$ ${command.join(" ")}`);
  const child = spawn(program, args, {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (part: Buffer) => {
      text += part.toString();
      process.stdout.write(part);
    });
  const code = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status) => resolve(status ?? -1));
  });
  return { code, text };
}

/** Stops the path where a screen does not end or read as it should. */
export function expectScreen(what: string, { code, text }: Screen, expected: Expected): void {
  const missing = expected.says.filter((words) => !text.includes(words));
  if (code !== expected.code) throw new Error(`${what} ended with ${code} instead of ${expected.code}`);
  if (missing.length > 0) throw new Error(`${what} does not say ${missing.map((words) => `"${words}"`).join(", ")}`);
  console.log(`✓ ${what}`);
}
