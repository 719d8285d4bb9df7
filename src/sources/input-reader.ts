import type { InputQuery, ReadInput } from "../inputs/input-query.ts";
import type { Reading } from "../inputs/reading.ts";
import type { Clock } from "../time/clock.ts";
import { toMillis } from "../time/instant.ts";
import { addDays, daysBetween } from "../time/local-date.ts";
import { localOf, placeLocal } from "../time/zone.ts";
import { type Outside, fetchOutside } from "./fetch-outside.ts";

/** What sources are read with. */
export type InputAccess = {
  /** The text of a file on the default branch; undefined where there is none, and in one line why it cannot be read. */
  readonly readFile: (path: string) => Promise<{ readonly text: string | undefined } | { readonly because: string }>;
  /** The value of a secret by its name, and the hosts it may go to where whoever runs Almanac bound it to some. */
  readonly secretOf: (
    name: string,
  ) => { readonly value: string; readonly hosts: readonly string[] | undefined } | undefined;
  readonly clock: Clock;
  readonly outside: Outside;
};

/** Reads what metrics are made of outside the issue tracker: files of the repository, HTTP answers, Prometheus. A file is read once, however often it is asked for. */
export function inputReader(access: InputAccess): ReadInput {
  const files = new Map<string, ReturnType<InputAccess["readFile"]>>();
  const fileOf = async (path: string) => {
    const reading = files.get(path) ?? access.readFile(path);
    files.set(path, reading);
    return reading;
  };
  return async (query) => {
    const { origin } = query;
    if (origin.kind === "http") return readHttp(access, query, origin);
    if (origin.kind === "prometheus") return readServer(access, query, origin);
    const file = await fileOf(origin.file);
    if ("because" in file) return unreadable(origin.file, file.because);
    const { text } = file;
    if (text === undefined) return unreadable(origin.file, `There is no ${origin.file} on the default branch.`);
    if (text.startsWith("version https://git-lfs."))
      return unreadable(origin.file, `${origin.file} is kept in Git LFS, which is not read.`);
    // Loaded when needed: most passes read no inputs.
    if (origin.kind === "csv") return (await import("../inputs/read-csv.ts")).readCsv(text, origin, query);
    const place = { source: origin.file, pick: origin.pick, date: origin.date, on: undefined };
    return (await import("../inputs/read-json.ts")).readJson(text, place, query);
  };
}

type Of<K extends InputQuery["origin"]["kind"]> = Extract<InputQuery["origin"], { kind: K }>;

async function readHttp(access: InputAccess, query: InputQuery, origin: Of<"http">): Promise<Reading> {
  const source = new URL(origin.url).host;
  const answer = await ask(access, origin.url, origin.secret);
  if (answer.kind === "failed") return unreadable(source, answer.because);
  // An answer is about the day on which it is given.
  const today = localOf(access.clock.now(), query.zone).date;
  const place = { source, pick: origin.pick, date: undefined, on: today };
  return (await import("../inputs/read-json.ts")).readJson(answer.text, place, { from: query.from, to: today });
}

async function readServer(access: InputAccess, query: InputQuery, origin: Of<"prometheus">): Promise<Reading> {
  const source = new URL(origin.url).host;
  const end = Math.min(toMillis(placeLocal(addDays(query.to, 1), "00:00", query.zone)), toMillis(access.clock.now()));
  const start = toMillis(placeLocal(query.from, "00:00", query.zone));
  const { step } = origin;
  if (step !== undefined && (end - start) / step > 11_000)
    return unreadable(
      source,
      `A value every ${step / 1000} s over ${daysBetween(query.from, query.to)} days is more than a Prometheus server gives; make \`step\` longer.`,
    );
  const parameters: Readonly<Record<string, string>> =
    step === undefined
      ? { query: origin.query, time: String(end / 1000) }
      : { query: origin.query, start: String(start / 1000), end: String(end / 1000 - 1), step: String(step / 1000) };
  const path = step === undefined ? "query" : "query_range";
  const url = `${origin.url.replace(/\/+$/, "")}/api/v1/${path}?${new URLSearchParams(parameters).toString()}`;
  const answer = await ask(access, url, origin.secret);
  if (answer.kind === "failed") return unreadable(source, answer.because);
  const { readPrometheus } = await import("../inputs/read-prometheus.ts");
  return readPrometheus(answer.text, { source, zone: query.zone, on: step === undefined ? query.to : undefined });
}

async function ask(
  { secretOf, outside }: InputAccess,
  url: string,
  name: string | undefined,
): ReturnType<typeof fetchOutside> {
  const { host, hostname } = new URL(url);
  if (name === undefined) return fetchOutside(url, undefined, outside);
  const secret = secretOf(name);
  if (secret === undefined)
    return { kind: "failed", because: `The secret ${name} was not passed in, so ${host} was not asked.` };
  if (secret.hosts !== undefined && !secret.hosts.includes(hostname))
    return { kind: "failed", because: `The secret ${name} may not be sent to ${hostname}.` };
  if (url.startsWith("http:") && !outside.privateHosts.has(hostname))
    return { kind: "failed", because: `The secret ${name} is not sent to ${host} over plain http; use https.` };
  return fetchOutside(url, secret.value, outside);
}

function unreadable(source: string, because: string): Reading {
  return { kind: "unreadable", source, because };
}
