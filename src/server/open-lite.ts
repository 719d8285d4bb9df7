import { Worker } from "node:worker_threads";
import type { PGliteLike } from "pg-boss";
import type { LiteMessage, LiteResult, LiteTask } from "./lite-messages.ts";

/** The embedded database, at work in a thread of its own, so that it keeps nobody waiting who does not ask it. */
export type Lite = Required<Pick<PGliteLike, "query" | "exec" | "listen">> & {
  /** One statement that goes before all that wait. */
  queryFirst(text: string, values: readonly unknown[]): Promise<LiteResult>;
  close(): Promise<void>;
};

/** Opened in the thread: a module of ours by its address, since threads begin with a text. */
const BEGIN = 'import(require("node:worker_threads").workerData.module).then(({ serveLite }) => serveLite())';

/** What broke down is opened again after so long, at first and at most. */
const AGAIN = { first: 1000, most: 30_000 };

/** Who answers nothing for so long will never do: that is how it ends when its log cannot be written. */
const SILENT = 60_000;

/** Opening takes seconds, on a machine that has much else to do minutes. */
const OPENING = 240_000;

type Asking = { readonly resolve: (results: LiteResult[]) => void; readonly reject: (error: Error) => void };

/** Opens the database of a folder. When its thread breaks down, as on a full disk, what was asked fails, and it is opened again until that works. */
export async function openLite(folder: string, broken: (error: Error) => void): Promise<Lite> {
  const asked = new Map<number, Asking>();
  const listeners = new Map<string, (payload: string) => void>();
  let last = 0;
  let closing = false;
  let pause = AGAIN.first;
  /** Questions that wait since the last look, as far as nothing was heard since. */
  let unanswered = 0;
  let worker: Worker | undefined;
  /** The thread that began last, whether it is open yet or not. */
  let newest: Worker | undefined;
  let again: NodeJS.Timeout | undefined;

  async function start(): Promise<Worker> {
    const module = new URL("serve-lite.ts", import.meta.url).href;
    const begun = new Worker(BEGIN, { eval: true, workerData: { module, folder }, execArgv: [] });
    newest = begun;
    const open = Promise.withResolvers<void>();
    begun.on("message", (message: LiteMessage) => {
      if (message.kind === "open") open.resolve();
      else hear(message);
    });
    begun.on("error", (error) => {
      open.reject(error);
      if (begun === worker) breakDown(asError(error));
    });
    begun.on("exit", () => {
      const error = new Error("the embedded database has ended");
      open.reject(error);
      if (begun === worker) breakDown(error);
    });
    const patience = setTimeout(() => void begun.terminate(), OPENING);
    await open.promise.finally(() => clearTimeout(patience));
    return begun;
  }

  const watch = setInterval(() => {
    if (unanswered > 0) void worker?.terminate();
    unanswered = asked.size;
  }, SILENT);
  watch.unref();

  function hear(message: Exclude<LiteMessage, { kind: "open" }>): void {
    unanswered = 0;
    if (message.kind === "told") {
      listeners.get(message.channel)?.(message.payload);
      return;
    }
    const asking = asked.get(message.id);
    asked.delete(message.id);
    if (message.kind === "done") asking?.resolve(message.results);
    else asking?.reject(Object.assign(new Error(message.error.message), { code: message.error.code }));
  }

  function breakDown(error: Error): void {
    worker = undefined;
    // One of its own for each: who gets it may write into it.
    for (const { reject } of asked.values()) reject(new Error(error.message, { cause: error }));
    asked.clear();
    if (closing) return;
    broken(error);
    again = setTimeout(() => void reopen(), pause);
    pause = Math.min(pause * 2, AGAIN.most);
  }

  async function reopen(): Promise<void> {
    let begun: Worker;
    try {
      begun = await start();
    } catch (error) {
      breakDown(asError(error));
      return;
    }
    if (closing) return;
    worker = begun;
    pause = AGAIN.first;
    try {
      for (const channel of listeners.keys()) await ask({ kind: "listen", channel });
    } catch {
      // Its end breaks it down, once, and may have done so already: two must never be opened on one folder.
      await begun.terminate();
    }
  }

  async function ask(task: LiteTask, first = false): Promise<LiteResult[]> {
    last += 1;
    const id = last;
    return new Promise((resolve, reject) => {
      if (worker === undefined) {
        reject(new Error("the embedded database is being opened again"));
        return;
      }
      asked.set(id, { resolve, reject });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      worker.postMessage({ id, first, ...task });
    });
  }

  async function query(text: string, values: readonly unknown[] = [], first = false): Promise<LiteResult> {
    const [result] = await ask({ kind: "query", text, values }, first);
    return result ?? { rows: [] };
  }

  worker = await start();
  return {
    query: async (text: string, values?: unknown[]) => query(text, values),
    queryFirst: async (text, values) => query(text, values, true),
    exec: async (text) => ask({ kind: "exec", text }),
    async listen(channel, callback) {
      listeners.set(channel, callback);
      await ask({ kind: "listen", channel });
      return async () => {
        listeners.delete(channel);
        await Promise.resolve();
      };
    },
    async close() {
      closing = true;
      clearTimeout(again);
      try {
        if (worker !== undefined) await ask({ kind: "close" });
      } finally {
        worker = undefined;
        clearInterval(watch);
        await newest?.terminate();
      }
    },
  };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
