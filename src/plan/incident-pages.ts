import { writtenPath } from "../postmortem/written-path.ts";
import type { ReportsIndex } from "../render/reports-index.ts";
import { postMortemItems } from "./post-mortem/post-mortem-items.ts";
import { recordedSince } from "./recorded-since.ts";
import type { World } from "./world.ts";

/** What the index of reports links of incidents: the record of each month, and the post-mortems, of which the newest by itself; `linked` leads to a file of the repository. */
export function incidentPages(
  world: World,
  linked: (path: string) => string,
): { readonly newest: ReportsIndex["newest"]; readonly folders: ReportsIndex["folders"] } {
  const { ledger } = world;
  // The month before the first one is remembered too, and has no record.
  const isRecorded = ledger.recorded !== undefined && ledger.recorded >= recordedSince(world).slice(0, 7);
  const [newest] = postMortemItems(world)
    .filter(({ marker }) => ledger.incidents?.hidden?.includes(Number(marker.key[0])) !== true)
    .flatMap((item) => writtenPath(item) ?? [])
    .toSorted()
    .toReversed();
  const day = /\d{4}-\d{2}-\d{2}/.exec(newest ?? "")?.[0];
  return {
    newest:
      newest === undefined
        ? []
        : [{ title: day === undefined ? "Post-mortem" : `Post-mortem ${day}`, link: linked(newest) }],
    folders: [
      ...(isRecorded ? [{ title: "Incidents, month by month", link: "incidents" }] : []),
      ...(newest === undefined ? [] : [{ title: "Post-mortems", link: linked("postmortems") }]),
    ],
  };
}
