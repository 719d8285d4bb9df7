import { parseArgs } from "node:util";
import { type Ordeal, liveThrough } from "./kill/live-through.ts";

/*
 * Kills processes of the App at random while webhooks come in, some lost, some doubled, and compares what stands in the end
 * with a run that nothing happened to:
 *   npm run kill                                             one process on the embedded database
 *   npm run kill -- --database postgres://…/empty --processes 2
 */
const { values } = parseArgs({
  options: {
    database: { type: "string" },
    processes: { type: "string", default: "1" },
    repositories: { type: "string", default: "200" },
    deeds: { type: "string", default: "10" },
    kills: { type: "string", default: "20" },
    seed: { type: "string", default: "1" },
  },
});
const ordeal: Ordeal = {
  repositories: Number(values.repositories),
  deeds: Number(values.deeds),
  processes: Number(values.processes),
  databaseUrl: values.database,
  kills: Number(values.kills),
  seed: Number(values.seed),
  lost: 0.1,
  doubled: 0.1,
  tell: (line) => console.error(line),
};
const hard = await liveThrough(ordeal);
const calm = await liveThrough({ ...ordeal, kills: 0, lost: 0, doubled: 0 });
const repositories = Object.keys(calm.state);
const lost = repositories.flatMap((name) =>
  (calm.state[name] ?? []).filter((line) => !hard.state[name]?.includes(line)),
);
const count = (state: typeof calm.state): number => Object.values(state).flat().length;
const different = repositories.filter((name) => JSON.stringify(calm.state[name]) !== JSON.stringify(hard.state[name]));
console.log(
  `${hard.deliveries} deliveries over ${repositories.length} repositories, ${ordeal.kills} kills, ${hard.passes} passes in ${hard.seconds} s`,
);
console.log(`undisturbed: ${calm.deliveries} deliveries, ${calm.passes} passes in ${calm.seconds} s`);
console.log(
  `${count(calm.state)} items expected, ${count(hard.state)} found; ${lost.length} lost, ${count(hard.state) - count(calm.state) + lost.length} too many`,
);
for (const name of different.slice(0, 5)) console.log(name, calm.state[name], hard.state[name]);
process.exitCode = different.length === 0 ? 0 : 1;
