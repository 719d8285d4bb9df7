import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** A process of the App that may be killed and comes back. */
export type AppProcess = {
  /** Where it listens; undefined while it does not. */
  url(): string | undefined;
  /** The number of the process that runs now. */
  pid(): number | undefined;
  /** Ends it at once, as `kill -9` does, and starts it again. */
  kill(): Promise<void>;
  /** Asks it to end, and waits for that; the code it ended with. */
  stop(): Promise<number | null>;
};

const CLI = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));

/** Starts `almanac serve` in a process of its own and waits until it listens. */
export async function startAppProcess(
  env: Readonly<Record<string, string>>,
  tell: (line: string) => void,
): Promise<AppProcess> {
  let url: string | undefined;
  let child = await start();

  async function start(): Promise<ChildProcess> {
    const { PATH = "", HOME = "" } = process.env;
    const started = spawn(process.execPath, ["--liftoff-only", CLI, "serve"], {
      env: { PATH, HOME, ...env, PORT: "0" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const listening = Promise.withResolvers<void>();
    let rest = "";
    started.stdout.setEncoding("utf8").on("data", (text: string) => {
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        tell(line);
        const told = JSON.parse(line) as { message: string; url?: string };
        if (told.message === "listening") {
          url = told.url;
          listening.resolve();
        }
      }
    });
    let complaint = "";
    started.stderr.setEncoding("utf8").on("data", (text: string) => (complaint += text));
    started.once("exit", (code) => listening.reject(new Error(`the App ended with ${code}: ${complaint}`)));
    await listening.promise;
    return started;
  }

  async function ended(): Promise<number | null> {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    return new Promise((resolve) => child.once("exit", resolve));
  }

  return {
    url: () => url,
    pid: () => child.pid,
    async kill() {
      url = undefined;
      child.kill("SIGKILL");
      await ended();
      child = await start();
    },
    async stop() {
      url = undefined;
      child.kill("SIGTERM");
      return ended();
    },
  };
}
