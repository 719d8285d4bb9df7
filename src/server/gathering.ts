/** So many are done at once at most. */
const MOST = 200;

/** Does one thing at a time, or all at once that were asked for meanwhile: under load one round trip serves many. */
export function gathering<Given, Result>(
  doAll: (all: readonly Given[]) => Promise<readonly Result[]>,
): (one: Given) => Promise<Result> {
  const waiting: {
    readonly given: Given;
    readonly resolve: (result: Result | Promise<Result>) => void;
    readonly reject: (error: unknown) => void;
  }[] = [];
  let busy = false;

  async function work(): Promise<void> {
    busy = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, MOST);
      try {
        const results = await doAll(batch.map(({ given }) => given));
        for (const [index, { resolve, reject }] of batch.entries()) {
          const result = results[index];
          if (result === undefined) reject(new RangeError("there are fewer results than were asked for"));
          else resolve(result);
        }
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    busy = false;
  }

  return async (given) =>
    new Promise((resolve, reject) => {
      waiting.push({ given, resolve, reject });
      if (!busy) void work();
    });
}
