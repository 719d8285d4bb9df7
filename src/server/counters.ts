/** Numbers that only grow or stand, by name and labels, as Prometheus reads them. */
export class Counters {
  readonly #values = new Map<string, Map<string, number>>();
  readonly #help = new Map<string, { readonly type: "counter" | "gauge"; readonly help: string }>();

  /** Declares a name, so that it is there before anything happened. */
  declare(name: string, type: "counter" | "gauge", help: string): void {
    this.#help.set(name, { type, help });
  }

  /** Adds to a counter. */
  add(name: string, labels: Labels = {}, by = 1): void {
    const key = keyOf(labels);
    const values = this.#valuesOf(name);
    values.set(key, (values.get(key) ?? 0) + by);
  }

  /** Sets a gauge. */
  set(name: string, value: number, labels: Labels = {}): void {
    this.#valuesOf(name).set(keyOf(labels), value);
  }

  /** Forgets what a gauge said, whatever its labels. */
  clear(name: string): void {
    this.#valuesOf(name).clear();
  }

  /** Everything in the text format, in order of names. */
  render(): string {
    return [...this.#help]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { type, help }]) => {
        const values = [...this.#valuesOf(name)].sort(([a], [b]) => (a < b ? -1 : 1));
        return [
          `# HELP ${name} ${help}`,
          `# TYPE ${name} ${type}`,
          ...values.map(([key, value]) => `${name}${key} ${value}`),
        ];
      })
      .flatMap((lines) => lines.map((line) => `${line}\n`))
      .join("");
  }

  #valuesOf(name: string): Map<string, number> {
    const values = this.#values.get(name) ?? new Map<string, number>();
    this.#values.set(name, values);
    return values;
  }
}

type Labels = Readonly<Record<string, string>>;

function keyOf(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value.replaceAll(/[\\"\n]/g, " ")}"`);
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}
