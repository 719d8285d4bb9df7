// Compares the placing of wall times with the oracle for every zone of this runtime, over ten years:
//   node scripts/all-zones.ts [first year]
import { checkZone } from "../tests/support/zone-check.ts";

const fromYear = Number(process.argv[2] ?? "2018");
const zones = Intl.supportedValuesOf("timeZone");
let placed = 0;
let skipped = 0;
let wrong = 0;
for (const zone of zones) {
  const check = checkZone(zone, fromYear);
  placed += check.placed;
  skipped += check.skipped;
  wrong += check.wrong.length;
  for (const line of check.wrong.slice(0, 5)) console.error(`${zone}: ${line}`);
}
console.log(
  `${zones.length} zones, ${fromYear} to ${fromYear + 9}, tzdata ${process.versions.tz ?? "unknown"}: ` +
    `${placed} wall times placed, ${skipped} of them in a gap, ${wrong} disagreements`,
);
process.exitCode = wrong === 0 ? 0 : 1;
