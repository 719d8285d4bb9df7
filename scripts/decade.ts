// Lives through ten years of passes with outages in every zone of this runtime, each with one rhythm after the other:
//   node scripts/decade.ts
import { aCadence } from "../tests/support/builders.ts";
import { expectedOccurrences, livePasses, passMoments } from "../tests/support/decade.ts";
import { RHYTHMS } from "../tests/support/decade-rhythms.ts";
import { stretchesOf } from "../tests/support/oracle-zone.ts";

const DAY = 86_400_000;
const zones = Intl.supportedValuesOf("timeZone");
let occurrences = 0;
let wrong = 0;
for (const [index, zone] of zones.entries()) {
  const rhythm = RHYTHMS[index % RHYTHMS.length];
  if (rhythm === undefined) continue;
  const time = ["09:00", "02:30", "00:00", "23:59"][index % 4] ?? "09:00";
  const moments = passMoments(
    Date.parse("2017-03-01T00:00:00Z"),
    Date.parse("2017-03-01T00:00:00Z") + 3653 * DAY,
    index + 1,
  );
  const { opened, named } = livePasses(aCadence({ zone, at: time, ...rhythm.cadence }), moments);
  const [first = 0] = moments;
  const last = moments.at(-1) ?? 0;
  const stretches = stretchesOf(zone, Date.parse("2016-12-25"), Date.parse("2028-01-07"));
  const expected = expectedOccurrences(stretches, time, "2017-01-01", "2027-12-31", rhythm.falls).filter(
    ({ at }) => at > first && at <= last,
  );
  occurrences += expected.length;
  const lost = expected.filter(({ date }) => (opened.get(date) ?? 0) + (named.get(date) ?? 0) !== 1);
  wrong += lost.length;
  for (const { date } of lost.slice(0, 3))
    console.error(
      `${zone}, ${rhythm.name}: ${date} came ${opened.get(date) ?? 0} times and was named ${named.get(date) ?? 0} times`,
    );
}
console.log(`${zones.length} zones, ten years each: ${occurrences} occurrences, ${wrong} lost or doubled`);
if (wrong > 0) process.exitCode = 1;
