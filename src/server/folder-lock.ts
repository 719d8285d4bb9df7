import { hostname } from "node:os";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { InputError } from "../errors.ts";

/** Keeps a folder to one process until it is given back; a holder that died is succeeded. PGlite itself would open a folder twice. */
export async function lockFolder(folder: string): Promise<{ readonly release: () => Promise<void> }> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, "almanac.lock");
  const mine = JSON.stringify({ host: hostname(), pid: process.pid, started: await startOf(process.pid) });
  for (;;) {
    if (await create(file, mine)) return { release: async () => rm(file, { force: true }) };
    const theirs = await readFile(file, "utf8").catch(absent);
    if (theirs === undefined) continue;
    if (await isHeld(theirs)) throw new InputError(inUse(folder, theirs));
    await succeed(file, theirs);
  }
}

async function create(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/** Takes the dead holder's file away; what another successor has put there meanwhile is put back. */
async function succeed(file: string, theirs: string): Promise<void> {
  const aside = `${file}.${process.pid}`;
  await rename(file, aside).catch(absent);
  const taken = await readFile(aside, "utf8").catch(absent);
  if (taken !== undefined && taken !== theirs) await rename(aside, file);
  await rm(aside, { force: true });
}

type Holder = { readonly host?: unknown; readonly pid?: unknown; readonly started?: unknown };

async function isHeld(text: string): Promise<boolean> {
  const { host, pid, started } = holderOf(text);
  if (typeof pid !== "number") return false;
  // Another machine's processes cannot be seen from here.
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) === "ESRCH") return false;
  }
  // The number may have gone to another process since, as it does in every new container.
  return started === (await startOf(pid));
}

function holderOf(text: string): Holder {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    // Whoever wrote half a file died while writing.
    return {};
  }
}

/** When a process started, in ticks since the machine did; null where the system does not tell. */
async function startOf(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(absent);
  return stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
}

function inUse(folder: string, theirs: string): string {
  const { host, pid } = holderOf(theirs);
  return `${folder} is in use by process ${String(pid)} on ${String(host)}. One process may use it; for several set DATABASE_URL to a Postgres. If that machine is gone for good, delete ${join(folder, "almanac.lock")}.`;
}

function absent(error: unknown): undefined {
  if (codeOf(error) === "ENOENT") return undefined;
  throw error;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
