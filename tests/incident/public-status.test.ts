import fc from "fast-check";
import { expect, test } from "vitest";
import { type Shown, publicStatus } from "../../src/incident/status/public-status.ts";
import { readStatus } from "../../src/incident/status/read-status.ts";
import { STATUS_JSON, renderStatusFiles, userNotice } from "../../src/render/status-files.ts";
import { anIncident } from "../support/an-incident.ts";

const NOW = "2026-11-25T02:10:00Z";
const acme = { product: "Acme Shop", zone: "Europe/Berlin" };

const update = (at: string, text: string) => ({ at: `2026-11-25T${at}:00Z`, by: "eve", text, next: undefined });

function shown(change: Parameters<typeof anIncident>[0] = {}, next?: string): Shown {
  const updates = [update("01:55", "We look into it"), update("02:05", "Rolling back")];
  return { incident: anIncident({ updates, ...change }), service: "Checkout", next };
}

const resolved = { at: "2026-11-25T03:00:00Z", by: "dev", lacks: [] };

test("users read what was written for them, the newest first, and when they hear again", () => {
  const status = publicStatus([], [shown({}, "2026-11-25T02:20:00Z")], NOW);
  const [page, data] = renderStatusFiles(status, acme);
  expect(page?.text).toBe(`# Acme Shop: status

**1 open.** Last update Wed 25 Nov 2026, 03:05, Europe/Berlin.

## 🔴 Checkout

| | |
|---|---|
| **State** | Cause found |
| **Impact** | Down |
| **Since** | Wed 25 Nov 2026, 02:40 |
| **Next update** | Wed 25 Nov 2026, 03:20 |

- Wed 25 Nov 2026, 03:05: Rolling back
- Wed 25 Nov 2026, 02:55: We look into it
`);
  expect(data?.path).toBe(STATUS_JSON);
  expect(JSON.parse(data?.text ?? "")).toMatchObject({
    product: "Acme Shop",
    state: "down",
    asOf: "2026-11-25T02:05:00Z",
    incidents: [
      { number: 517, service: "Checkout", state: "identified", impact: "Down", next: "2026-11-25T02:20:00Z" },
    ],
  });
  expect(data?.text).not.toContain("Payments fail");
});

test("what was solved stays for a week, also where nobody looks at it any more", () => {
  const open = publicStatus([], [shown()], NOW);
  const solved = publicStatus(open, [shown({ resolved })], "2026-11-25T03:01:00Z");
  expect(solved).toMatchObject([{ state: "resolved", resolved: resolved.at, next: undefined }]);
  const [page] = renderStatusFiles(solved, acme);
  expect(page?.text).toContain("🟢 **Nothing is known to be wrong.**");
  // Read weeks later, it is still true.
  expect(page?.text.slice(page.text.indexOf("## Solved"))).toBe(`## Solved

### ✅ Checkout, Wed 25 Nov 2026, 04:00

| | |
|---|---|
| **Was** | Down |
| **From** | Wed 25 Nov 2026, 02:40 |
| **Solved** | Wed 25 Nov 2026, 04:00 |

- Wed 25 Nov 2026, 03:05: Rolling back
- Wed 25 Nov 2026, 02:55: We look into it
`);
  expect(publicStatus(solved, [], "2026-12-02T03:00:00Z")).toEqual(solved);
  expect(publicStatus(solved, [], "2026-12-02T03:00:01Z")).toEqual([]);
});

test("nothing of what nobody wrote to users of, and what turned out to be none is taken off again", () => {
  expect(publicStatus([], [shown({ updates: [] })], NOW)).toEqual([]);
  expect(publicStatus([], [shown({ severity: undefined })], NOW)).toEqual([]);
  const standing = publicStatus([], [shown()], NOW);
  expect(publicStatus(standing, [shown({ falseAlarm: { at: NOW, by: "ada" } })], NOW)).toEqual([]);
  expect(publicStatus(standing, [], NOW, [517])).toEqual([]);
});

test("the gravest open one comes first, then what ended last", () => {
  const all = [
    shown({ number: 1, resolved }),
    shown({ number: 2, severity: "P2" }),
    shown({ number: 3, severity: "P0" }),
    shown({ number: 4, resolved: { ...resolved, at: "2026-11-25T04:00:00Z" } }),
  ];
  expect(publicStatus([], all, NOW).map(({ number }) => number)).toEqual([3, 2, 4, 1]);
});

test("the draft of a notice reads as one to users", () => {
  const [open] = publicStatus([], [shown({}, "2026-11-25T02:20:00Z")], NOW);
  expect(open && userNotice(open, "Acme Shop", "Europe/Berlin")).toBe(
    "Acme Shop, Checkout: down since Wed 25 Nov 2026, 02:40 (Europe/Berlin).\n\nCause found: Rolling back\n\nWe write again by Wed 25 Nov 2026, 03:20.",
  );
  const [over] = publicStatus([], [shown({ resolved })], resolved.at);
  expect(over && userNotice(over, "Acme Shop", "Europe/Berlin")).toBe(
    "Acme Shop, Checkout: solved at Wed 25 Nov 2026, 04:00 (Europe/Berlin), begun at Wed 25 Nov 2026, 02:40.",
  );
  const [watched] = publicStatus([], [shown({ status: "monitoring" })], NOW);
  const after = (at: string) => watched && userNotice(watched, "Acme Shop", "Europe/Berlin", at).split("\n\n")[1];
  expect(after("2026-11-25T02:06:00Z")).toBe("Repaired, being watched.");
  expect(after("2026-11-25T02:05:00Z")).toBe("Repaired, being watched: Rolling back");
});

test("what was written is read back, and a file that people broke harms nothing", () => {
  const texts = fc.array(fc.string(), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(texts, fc.string(), (words, service) => {
      const updates = words.map((text, index) => update(`02:0${index}`, text));
      const status = publicStatus([], [{ ...shown({ updates }), service }], NOW);
      const [, data] = renderStatusFiles(status, acme);
      const again = readStatus(data?.text);
      expect(renderStatusFiles(again, acme)[1]).toEqual(data);
      expect(again.map(({ number }) => number)).toEqual([517]);
    }),
  );
  fc.assert(
    fc.property(fc.anything({ withBigInt: false }), (value) => {
      expect(readStatus(JSON.stringify({ incidents: [value] }))).toEqual([]);
    }),
  );
  expect([readStatus(undefined), readStatus("{"), readStatus("[]")]).toEqual([[], [], []]);
});
