import { expect, test } from "vitest";
import { aPlaybook } from "../support/example-playbooks.ts";

test("a monitor says little, and has the rest", () => {
  const { monitors, maintenance, notify } = aPlaybook(`runner: app
incidents:
  monitors:
    shop: { url: https://shop.example/health }
    api: { url: https://api.example, service: API, every: 5 min, severity: P1, expect: [200, 401], timeout: 3 s, slow: 1 s, certificate: 30 days, tries: 1, uptime: down }
  maintenance:
    - { from: 2026-11-28 22:00, to: 2026-11-29 2:00, services: [API], why: Upgrade }
  notify:
    - { webhook: PAGER, sign: PAGER_KEY, severities: [P0] }
`).incidents;
  expect(monitors.map(({ source, ...monitor }) => [source.line, monitor])).toEqual([
    [
      6,
      {
        id: "api",
        url: "https://api.example",
        service: "API",
        every: 300_000,
        severity: "P1",
        expect: [200, 401],
        timeout: 3000,
        slow: 1000,
        certificate: 2_592_000_000,
        tries: 1,
        uptime: "down",
      },
    ],
    [
      5,
      {
        id: "shop",
        url: "https://shop.example/health",
        service: "shop",
        every: 60_000,
        severity: undefined,
        expect: [],
        timeout: 10_000,
        slow: undefined,
        certificate: 1_209_600_000,
        tries: 3,
        uptime: undefined,
      },
    ],
  ]);
  expect(maintenance).toEqual([
    { from: "2026-11-28T21:00:00Z", to: "2026-11-29T01:00:00Z", services: ["API"], why: "Upgrade" },
  ]);
  expect(notify).toEqual([{ kind: "webhook", secret: "PAGER", sign: "PAGER_KEY", severities: ["P0"] }]);
});
