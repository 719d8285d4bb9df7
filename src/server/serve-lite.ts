import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { InvariantError } from "../errors.ts";
import type { LiteMessage, LiteQuestion, LiteResult, LiteTask } from "./lite-messages.ts";

/** The thread of the embedded database: answers one question after the other, those that go first before all that wait. */
export async function serveLite(): Promise<void> {
  const port = parentPort;
  const given: unknown = workerData;
  const folder: unknown = typeof given === "object" && given !== null ? Reflect.get(given, "folder") : undefined;
  if (port === null || typeof folder !== "string")
    throw new InvariantError("the embedded database needs a thread of its own, and a folder");
  const lite = await PGlite.create(folder);
  const tell = (message: LiteMessage): void => port.postMessage(message);
  const first: LiteQuestion[] = [];
  const waiting: LiteQuestion[] = [];
  let busy = false;

  async function answerAll(): Promise<void> {
    busy = true;
    for (let next = first.shift() ?? waiting.shift(); next !== undefined; next = first.shift() ?? waiting.shift()) {
      tell(await answer(next));
      // Whatever was asked meanwhile gets its place in the line.
      await new Promise((resolve) => setImmediate(resolve));
    }
    busy = false;
  }

  async function answer({ id, ...task }: LiteQuestion): Promise<LiteMessage> {
    try {
      return { kind: "done", id, results: await run(task) };
    } catch (cause) {
      const error = cause instanceof Error ? cause : new Error(String(cause));
      return { kind: "failed", id, error: { message: error.message, code: Reflect.get(error, "code") } };
    }
  }

  async function run(task: LiteTask): Promise<LiteResult[]> {
    switch (task.kind) {
      case "query":
        return [rowsOf(await lite.query(task.text, [...task.values]))];
      case "exec":
        return (await lite.exec(task.text)).map((result) => rowsOf(result));
      case "listen":
        await lite.listen(task.channel, (payload) => tell({ kind: "told", channel: task.channel, payload }));
        return [];
      case "close":
        await lite.close();
        return [];
      default:
        throw new InvariantError(`unknown task ${JSON.stringify(task satisfies never)}`);
    }
  }

  port.on("message", (question: LiteQuestion) => {
    (question.first ? first : waiting).push(question);
    if (!busy) void answerAll();
  });
  tell({ kind: "open" });
}

function rowsOf({ rows }: { rows: unknown[] }): LiteResult {
  return { rows };
}
