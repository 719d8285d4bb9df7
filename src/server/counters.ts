import { InvariantError } from "../errors.ts";

/** What a figure is: one that only grows, one that stands somewhere, or how many values there were up to each bound. */
export type Figure = {
  readonly help: string;
  /** Those that are there, at nothing, before anything happened. */
  readonly from?: readonly Labels[];
} & (
  | { readonly type: "counter" | "gauge" }
  | {
      readonly type: "histogram";
      /** In order. */
      readonly bounds: readonly number[];
    }
);

/** Names and values that tell the series of a figure apart. */
export type Labels = Readonly<Record<string, string>>;

type Series = {
  readonly labels: Labels;
  value: number;
  /** How many values there were, and how many up to each bound; of a histogram only. */
  count: number;
  readonly upTo: number[];
};

/** Figures by name and labels, as Prometheus reads them. */
export class Counters {
  readonly #figures = new Map<string, { readonly figure: Figure; readonly series: Map<string, Series> }>();

  /** Declares a name, so that it is there before anything happened. */
  declare(name: string, figure: Figure): void {
    this.#figures.set(name, { figure, series: new Map() });
    for (const labels of figure.from ?? []) this.#seriesOf(name, labels);
  }

  /** Adds to a counter. */
  add(name: string, labels: Labels = {}, by = 1): void {
    this.#seriesOf(name, labels).value += by;
  }

  /** Sets a gauge, or a counter that is counted elsewhere. */
  set(name: string, value: number, labels: Labels = {}): void {
    this.#seriesOf(name, labels).value = value;
  }

  /** Counts a value into a histogram. */
  observe(name: string, value: number, labels: Labels = {}): void {
    const { figure } = this.#named(name);
    const series = this.#seriesOf(name, labels);
    series.value += value;
    series.count += 1;
    if (figure.type !== "histogram") return;
    for (const [index, bound] of figure.bounds.entries())
      if (value <= bound) series.upTo[index] = (series.upTo[index] ?? 0) + 1;
  }

  /** Forgets what a gauge said, whatever its labels. */
  clear(name: string): void {
    this.#named(name).series.clear();
  }

  /** Everything in the text format, in order of names. */
  render(): string {
    return [...this.#figures]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([name, { figure, series }]) => [
        `# HELP ${name} ${figure.help}`,
        `# TYPE ${name} ${figure.type}`,
        ...[...series]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .flatMap(([, one]) =>
            figure.type === "histogram"
              ? histogramLines(name, figure.bounds, one)
              : [`${name}${keyOf(one.labels)} ${one.value}`],
          ),
      ])
      .map((line) => `${line}\n`)
      .join("");
  }

  #named(name: string): { readonly figure: Figure; readonly series: Map<string, Series> } {
    const known = this.#figures.get(name);
    if (known === undefined) throw new InvariantError(`nobody declared the figure ${name}`);
    return known;
  }

  #seriesOf(name: string, labels: Labels): Series {
    const { figure, series } = this.#named(name);
    const key = keyOf(labels);
    const bounds = figure.type === "histogram" ? figure.bounds : [];
    const known = series.get(key) ?? { labels, value: 0, count: 0, upTo: bounds.map(() => 0) };
    series.set(key, known);
    return known;
  }
}

function histogramLines(name: string, bounds: readonly number[], { labels, value, count, upTo }: Series): string[] {
  return [
    ...bounds.map((bound, index) => `${name}_bucket${keyOf({ ...labels, le: String(bound) })} ${upTo[index] ?? 0}`),
    `${name}_bucket${keyOf({ ...labels, le: "+Inf" })} ${count}`,
    `${name}_sum${keyOf(labels)} ${value}`,
    `${name}_count${keyOf(labels)} ${count}`,
  ];
}

const ESCAPED: Readonly<Record<string, string>> = { "\\": String.raw`\\`, '"': String.raw`\"`, "\n": String.raw`\n` };

function keyOf(labels: Labels): string {
  const pairs = Object.entries(labels).map(
    ([name, value]) => `${name}="${value.replaceAll(/[\\"\n]/g, (sign) => ESCAPED[sign] ?? sign)}"`,
  );
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}
