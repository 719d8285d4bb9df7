/** A line of figures: its whole name, its labels and its value. */
export type Sample = {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
};

/** One figure with all its lines. */
export type Family = { readonly type: string; readonly help: string; readonly samples: readonly Sample[] };

const NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";

/** Reads the text format of Prometheus, 0.0.4, strictly: throws where a scrape would fail, and where `promtool check metrics` would warn. */
export function readExposition(text: string): ReadonlyMap<string, Family> {
  if (!text.endsWith("\n")) throw new Error("the last line does not end");
  const families = new Map<string, { type: string; help: string; samples: Sample[] }>();
  let current:
    | { readonly name: string; readonly family: { type: string; help: string; samples: Sample[] } }
    | undefined;
  for (const line of text.slice(0, -1).split("\n")) {
    const [, what, name = "", rest = ""] = new RegExp(`^# (HELP|TYPE) (${NAME}) (.+)$`).exec(line) ?? [];
    if (what === "HELP") {
      if (families.has(name)) throw new Error(`${name} comes twice`);
      current = { name, family: { type: "", help: rest, samples: [] } };
      families.set(name, current.family);
    } else if (what === "TYPE") {
      if (current?.name !== name || current.family.type !== "") throw new Error(`TYPE out of place: ${line}`);
      current.family.type = rest;
    } else {
      const sample = sampleOf(line);
      if (current === undefined || !belongs(sample.name, current.name, current.family.type))
        throw new Error(`a line that belongs to nothing: ${line}`);
      current.family.samples.push(sample);
    }
  }
  for (const [name, family] of families) checkFamily(name, family);
  return families;
}

function sampleOf(line: string): Sample {
  const value = String.raw`"(?:[^"\\\n]|\\[\\"n])*"`;
  const pair = `[a-zA-Z_][a-zA-Z0-9_]*=${value}`;
  const [, name = "", labels = "", number = ""] =
    new RegExp(`^(${NAME})(?:\\{(${pair}(?:,${pair})*)\\})? ([^ ]+)$`).exec(line) ?? [];
  if (name === "" || !/^(?:[+-]?Inf|NaN|[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/.test(number))
    throw new Error(`not a line of figures: ${line}`);
  const pairs = [...labels.matchAll(new RegExp(`([a-zA-Z_][a-zA-Z0-9_]*)=(${value})`, "g"))];
  const read = pairs.map(([, label = "", quoted = ""]) => [label, JSON.parse(quoted) as string] as const);
  if (new Set(read.map(([label]) => label)).size < read.length) throw new Error(`a label twice: ${line}`);
  return { name, labels: Object.fromEntries(read), value: Number(number.replace("Inf", "Infinity")) };
}

function belongs(sample: string, name: string, type: string): boolean {
  if (type === "histogram") return [`${name}_bucket`, `${name}_sum`, `${name}_count`].includes(sample);
  return sample === name;
}

function checkFamily(name: string, { type, samples }: Family): void {
  if (!["counter", "gauge", "histogram"].includes(type)) throw new Error(`${name} is of no type`);
  if ((type === "counter") !== name.endsWith("_total"))
    throw new Error(`${name}: counters, and no others, end in _total`);
  if (/(?:_count|_sum|_bucket|_info|_milliseconds|_ms|_minutes|_hours)$/.test(name))
    throw new Error(`${name} is misnamed`);
  const seen = samples.map((sample) => `${sample.name} ${keyOf(sample.labels)}`);
  if (new Set(seen).size < seen.length) throw new Error(`${name} has a series twice`);
  if (type === "counter" && samples.some(({ value }) => !(value >= 0))) throw new Error(`${name} counts backwards`);
  if (type === "histogram") for (const group of histogramsIn(samples)) checkHistogram(name, group);
}

function histogramsIn(samples: readonly Sample[]): Iterable<readonly Sample[]> {
  return Map.groupBy(samples, ({ labels }) => keyOf(labels, "le")).values();
}

/** What tells a series apart, whatever the order of its labels. */
function keyOf(labels: Sample["labels"], but = ""): string {
  const pairs = Object.entries(labels).flatMap(([name, value]) =>
    name === but ? [] : [JSON.stringify([name, value])],
  );
  return pairs.toSorted((one, other) => (one < other ? -1 : 1)).join();
}

function checkHistogram(name: string, samples: readonly Sample[]): void {
  const buckets = samples.filter((sample) => sample.name.endsWith("_bucket"));
  const bounds = buckets.map(({ labels }) => Number(labels["le"]?.replace("Inf", "Infinity")));
  const counts = buckets.map(({ value }) => value);
  const rises = (numbers: readonly number[], strictly: boolean): boolean =>
    numbers
      .slice(1)
      .every((number, index) => number > (numbers[index] ?? 0) || (!strictly && number === numbers[index]));
  const count = samples.find((sample) => sample.name === `${name}_count`)?.value;
  if (!rises(bounds, true) || bounds.at(-1) !== Infinity) throw new Error(`${name}: its bounds do not rise to +Inf`);
  if (!rises(counts, false) || counts.at(-1) !== count) throw new Error(`${name}: its buckets do not add up`);
  if (!samples.some((sample) => sample.name === `${name}_sum`)) throw new Error(`${name} has no sum`);
}
