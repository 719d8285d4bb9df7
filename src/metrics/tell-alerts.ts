import type { Security } from "../snapshot/security.ts";
import type { LocalDate } from "../time/local-date.ts";
import type { Scanner } from "../playbook/metric-origin.ts";
import type { Said, Teller } from "./teller.ts";

const KEYS = {
  dependabot: "dependabot",
  "code-scanning": "codeScanning",
  "secret-scanning": "secretScanning",
} as const satisfies Record<Scanner, keyof Security>;

/** How many warnings of GitHub's scanners are open today: of one of them, or of all three. Where one of those asked for is hidden there is no number, and never a smaller one. */
export function tellAlerts(security: Security, scanner: Scanner | undefined, today: LocalDate): Teller {
  const scanners = scanner === undefined ? (["dependabot", "code-scanning", "secret-scanning"] as const) : [scanner];
  const source = scanner === undefined ? "warnings of GitHub's scanners" : `warnings of ${scanner}`;
  const told = scanners.map((one) => ({ one, told: security[KEYS[one]] }));
  const hidden = told.find((each) => each.told.kind === "unavailable");
  const said = (): Said => {
    if (hidden?.told.kind === "unavailable")
      return { kind: "wrong", because: `${hidden.one} is not available: ${hidden.told.because}` };
    const lists = told.flatMap(({ told: one }) => (one.kind === "known" ? [one.value] : []));
    if (lists.some(({ cut }) => cut))
      return { kind: "wrong", because: `There are more ${source} than are read, a hundred of each.` };
    const counts = lists.map(({ all }) => all.length);
    return {
      kind: "said",
      value: counts.reduce((sum, count) => sum + count, 0),
      sample: undefined,
      asOf: today,
      steps: scanners.map((one, place) => `${one}: ${counts[place] ?? 0} open.`),
    };
  };
  return {
    source,
    unit: "count",
    days: [today],
    stands: "spot",
    tell: (window) => (window.from <= today && today <= window.to ? said() : { kind: "silent" }),
  };
}
