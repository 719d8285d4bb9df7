import { pageRoutes } from "./page/page-routes.ts";
import type { PageParts } from "./page/page-parts.ts";
import type { Route } from "./route.ts";
import { type Figures, renderFigures } from "./figures.ts";
import { type Watched, canTakeWebhooks, readHealth } from "./health.ts";
import { type ReceivingAlerts, receiveAlert } from "./receive-alert.ts";
import { type Answer, type Receiving, receive } from "./receive.ts";

/** Everything the server answers. */
export function routesOf(all: Receiving & ReceivingAlerts & Figures & PageParts): readonly Route[] {
  return [
    ...pageRoutes(all),
    { method: "POST", path: "/api/github/webhooks", run: async (request) => receive(request, all) },
    { method: "POST", path: "/alerts", run: async (request) => receiveAlert(request, all) },
    { method: "GET", path: "/healthz", run: async () => Promise.resolve({ status: 200, text: "alive" }) },
    { method: "GET", path: "/readyz", run: async () => readiness(all) },
    { method: "GET", path: "/readyz/webhooks", run: async () => openness(all) },
    {
      method: "GET",
      path: "/metrics",
      run: async () => ({ status: 200, text: (await renderFigures(all)).trimEnd(), type: METRICS }),
    },
  ];
}

const METRICS = "text/plain; version=0.0.4; charset=utf-8";

async function readiness(watched: Watched): Promise<Answer> {
  const { ready, reasons } = await readHealth(watched);
  return { status: ready ? 200 : 503, text: ready ? "ready" : reasons.join("\n") };
}

async function openness({ database }: Pick<PageParts, "database">): Promise<Answer> {
  const open = await canTakeWebhooks(database);
  return { status: open ? 200 : 503, text: open ? "ready" : "webhooks cannot be kept" };
}
