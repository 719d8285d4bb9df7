import { readFile } from "node:fs/promises";

/** The largest memory a process had so far, in MiB; undefined where the system does not tell. */
export async function peakOf(pid: number | undefined): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => undefined);
  const kib = /^VmHWM:\s+(\d+) kB$/m.exec(status ?? "")?.[1];
  return kib === undefined ? undefined : Number(kib) / 1024;
}

/** Seconds of computing a process took so far. */
export async function computedOf(pid: number | undefined): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const [user = 0, system = 0] = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .slice(11, 13)
    .map(Number);
  // Ticks of a hundredth of a second, as everywhere on Linux.
  return (user + system) / 100;
}
