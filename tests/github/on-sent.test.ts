import { createServer } from "node:http";
import { expect, it, onTestFinished } from "vitest";
import { connect } from "../../src/github/client.ts";
import { FakeClock } from "../support/fake-clock.ts";

it("tells that a request has left, before it is answered", async () => {
  const left = Promise.withResolvers<void>();
  const server = createServer((_, response) => {
    void left.promise.then(() => response.writeHead(200, { "content-type": "application/json" }).end("[]"));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => server.closeAllConnections());
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  let sent = 0;
  const client = connect({
    token: "ghs_action",
    api: `http://127.0.0.1:${port}`,
    owner: "acme",
    name: "shop",
    clock: new FakeClock(),
    onSent: () => {
      sent += 1;
      if (sent === client.requests()) left.resolve();
    },
  });
  const read = async (page: number) => client.request("GET /repos/{owner}/{repo}/issues", { page });
  const answers = await Promise.all([read(1), read(2), read(3)]);
  expect({ answers: answers.map(({ data }) => data), sent }).toEqual({ answers: [[], [], []], sent: 3 });
});
