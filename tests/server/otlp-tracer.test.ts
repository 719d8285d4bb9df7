import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeHttpFetch } from "../../src/github/http-fetch.ts";
import { otlpTracer } from "../../src/server/otlp-tracer.ts";

type Told = {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly attributes: readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[];
  readonly status: object;
};

/** Takes traces, and answers everything else as a service would. */
let collector: Server;
let url: string;
let told: Told[] = [];
let bodies = "";

beforeAll(async () => {
  collector = createServer((request, response) => {
    let text = "";
    request.setEncoding("utf8");
    request.on("data", (part) => (text += String(part)));
    request.on("end", () => {
      if (request.url === "/v1/traces") {
        bodies += text;
        const { resourceSpans } = JSON.parse(text) as { resourceSpans: { scopeSpans: { spans: Told[] }[] }[] };
        told = [...told, ...resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans))];
      }
      response.statusCode = request.url?.startsWith("/issues") === true ? 404 : 200;
      response.end("{}");
    });
  });
  await new Promise<void>((resolve) => collector.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
});

afterAll(() => collector.close());

test("work is told of with its requests in it, and with nothing that is secret", async () => {
  const tracer = await otlpTracer(url);
  const send = async (path: string): Promise<void> => {
    const headers = { authorization: "Bearer ghs_secret1234567890" };
    await makeHttpFetch(() => {})(`${url}${path}`, { method: "GET", headers });
  };
  await tracer.follow("pass", { repository: 7, urgent: true }, async () => send("/issues?token=hidden"));
  const failing = tracer.follow("pass", { repository: 8 }, async () => {
    await Promise.resolve();
    throw new Error("refused with Bearer ghs_secret1234567890");
  });
  await expect(failing).rejects.toThrow("refused");
  await send("/outside");
  await tracer.end();
  const [first, second] = told.filter(({ name }) => name === "pass");
  const requests = told.filter(({ name }) => name.startsWith("GET "));
  expect(requests).toMatchObject([{ traceId: first?.traceId, parentSpanId: first?.spanId }]);
  expect(attributesOf(requests[0])).toMatchObject({ "url.path": "/issues", "http.response.status_code": 404 });
  expect(attributesOf(first)).toEqual({ repository: 7, urgent: true });
  expect(second?.status).toMatchObject({ code: 2 });
  expect(bodies).not.toMatch(/secret|hidden/);
});

function attributesOf(span: Told | undefined): Readonly<Record<string, unknown>> {
  return Object.fromEntries((span?.attributes ?? []).map(({ key, value }) => [key, Object.values(value)[0]]));
}
