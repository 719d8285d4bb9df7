import { appendFileSync } from "node:fs";
import { RequestLog } from "../../src/demo/embedded/request-log.ts";
import type { SentRequest } from "./openapi.ts";

const sent: SentRequest[] = [];
let watching = false;

/** What our client sent to embedded GitHubs since this was last asked; other programs may send what they like. */
export function takeSentRequests(): readonly SentRequest[] {
  return sent.splice(0);
}

/** Begins to watch every embedded GitHub of this process; `file` is given a line for each request, `GET /path`. */
export function watchRequests(file?: string): void {
  // Test files share their modules, so each asks for the same.
  if (watching) return;
  watching = true;
  const add = Reflect.get(RequestLog.prototype, "add");
  RequestLog.prototype.add = function watched(entry) {
    if (entry.agent.startsWith("almanac")) {
      sent.push(entry);
      if (file !== undefined) appendFileSync(file, `${entry.method} ${entry.path}\n`);
    }
    add.call(this, entry);
  };
}
