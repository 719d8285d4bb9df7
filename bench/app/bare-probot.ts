import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Probot, createNodeMiddleware } from "probot";

/* A Probot app that does nothing: what acknowledging costs without keeping anything. Prints where it listens. */
const probot = new Probot({
  appId: 7,
  privateKey: process.env["PRIVATE_KEY"] ?? "",
  secret: process.env["WEBHOOK_SECRET"] ?? "",
  logLevel: "fatal",
});
const middleware = await createNodeMiddleware(
  (app) => {
    app.on("issue_comment", () => {});
  },
  { probot },
);
const server = createServer((request, response) => {
  void middleware(request, response);
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
