import { APP_BOT } from "../tests/support/app-seed.ts";
import type { HookFault } from "../src/demo/embedded/hook-deliveries.ts";
import { liveThroughP0, nightInTheApp, saidOn } from "../tests/support/night-in-the-app.ts";

/*
 * Lives the same night of a P0 through in the App, with its own queue on a simulated clock, while none, half and all of
 * the webhooks are lost and the others come in the wrong order, and compares what was said and when:
 *   npm run lost-webhooks
 */
type Night = { readonly name: string; readonly fault?: (index: number) => HookFault };

const nights: readonly Night[] = [
  { name: "none lost" },
  { name: "half lost, the others reordered", fault: (index) => (index % 2 === 0 ? "lost" : "held") },
  { name: "all lost", fault: () => "lost" },
];

/** What was said on the issue, without the instants at which webhooks were answered: a clock's call has its own. */
async function live({ name, fault }: Night): Promise<readonly string[]> {
  const started = performance.now();
  // What was lost is asked for again as often as where nobody sets anything.
  await using app = await nightInTheApp(fault, undefined);
  const issue = await liveThroughP0(app);
  const said = (await saidOn(app, "acme/shop", issue)).filter(({ by }) => by === APP_BOT);
  const passes = app.log.filter(({ message }) => message === "made a pass").length;
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(
    `${name}: ${app.github.hooks.count} webhooks, ${passes} passes, ${said.length} comments, in ${seconds} s`,
  );
  return said.map(({ at, body }) => (/almanac:1 notice calls/.test(body) ? `${at} ${body}` : body)).toSorted();
}

const [expected = [], ...others] = await nights.reduce<Promise<(readonly string[])[]>>(
  async (before, night) => [...(await before), await live(night)],
  Promise.resolve([]),
);
let different = 0;
for (const [index, found] of others.entries()) {
  const lacking = expected.filter((one) => !found.includes(one));
  const surplus = found.filter((one) => !expected.includes(one));
  different += lacking.length + surplus.length;
  for (const one of lacking) console.log(`${nights[index + 1]?.name}: lacks\n${one}\n`);
  for (const one of surplus) console.log(`${nights[index + 1]?.name}: has besides\n${one}\n`);
}
console.log(`${expected.length} comments expected, ${different} different`);
process.exitCode = different === 0 && expected.length > 0 ? 0 : 1;
