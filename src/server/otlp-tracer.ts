import { AsyncLocalStorage } from "node:async_hooks";
import { channel } from "node:diagnostics_channel";
import { ClientRequest, type IncomingMessage } from "node:http";
import type { Context, Span } from "@opentelemetry/api";
import { redact } from "../github/redact.ts";
import type { Tracer } from "./tracer.ts";

/** What Node tells of a request that leaves this machine. */
type Told = { readonly request: ClientRequest; readonly response?: IncomingMessage; readonly error?: Error };

/** Tells of work to a collector at that address, by OpenTelemetry's own protocol; the other settings of that standard hold too. */
export async function otlpTracer(endpoint: string): Promise<Tracer> {
  const [{ ROOT_CONTEXT, SpanKind, SpanStatusCode, trace }, sdk, { OTLPTraceExporter }, { resourceFromAttributes }] =
    await Promise.all([
      import("@opentelemetry/api"),
      import("@opentelemetry/sdk-trace-base"),
      import("@opentelemetry/exporter-trace-otlp-http"),
      import("@opentelemetry/resources"),
    ]);
  const target = new URL(`${endpoint.replace(/\/+$/, "")}/v1/traces`);
  const provider = new sdk.BasicTracerProvider({
    resource: resourceFromAttributes({ "service.name": "almanac" }),
    spanProcessors: [new sdk.BatchSpanProcessor(new OTLPTraceExporter({ url: target.href, timeoutMillis: 3000 }))],
  });
  const spans = provider.getTracer("almanac");
  const around = new AsyncLocalStorage<Context>();
  const requests = new WeakMap<ClientRequest, Span>();

  const stop = listen({
    "http.client.request.start": ({ request: { method, host, path }, request }) => {
      const within = around.getStore();
      // What is told of is told by a request, which is not to be told of.
      if (within === undefined || (host === target.hostname && path === target.pathname)) return;
      const attributes = {
        "http.request.method": method,
        "server.address": host,
        "url.path": path.replace(/\?.*$/s, ""),
      };
      requests.set(request, spans.startSpan(`${method} ${host}`, { kind: SpanKind.CLIENT, attributes }, within));
    },
    "http.client.response.finish": ({ request, response }) => {
      requests
        .get(request)
        ?.setAttribute("http.response.status_code", response?.statusCode ?? 0)
        .end();
    },
    "http.client.request.error": ({ request, error }) => {
      const message = redact(error?.message ?? "");
      requests.get(request)?.setStatus({ code: SpanStatusCode.ERROR, message }).end();
    },
  });

  return {
    async follow(name, about, work) {
      const within = around.getStore() ?? ROOT_CONTEXT;
      const span = spans.startSpan(name, { attributes: about }, within);
      try {
        return await around.run(trace.setSpan(within, span), work);
      } catch (error) {
        const message = redact(error instanceof Error ? error.message : "something that is no error was thrown");
        span.setStatus({ code: SpanStatusCode.ERROR, message });
        throw error;
      } finally {
        span.end();
      }
    },
    async end() {
      stop();
      await provider.shutdown();
    },
  };
}

/** Listens to what Node tells of requests; the answer ends that. */
function listen(heard: Readonly<Record<string, (told: Told) => void>>): () => void {
  const listeners = Object.entries(heard).map(([name, hear]) => {
    const listener = (message: unknown): void => {
      if (isTold(message)) hear(message);
    };
    channel(name).subscribe(listener);
    return () => channel(name).unsubscribe(listener);
  });
  return () => listeners.forEach((stop) => stop());
}

/** What else there is of it is as documented. */
function isTold(message: unknown): message is Told {
  return (
    typeof message === "object" && message !== null && "request" in message && message.request instanceof ClientRequest
  );
}
