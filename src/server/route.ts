import type { IncomingMessage } from "node:http";
import type { Answer } from "./receive.ts";

/** Something the server answers. */
export type Route = {
  readonly method: string;
  readonly path: string;
  readonly run: (request: IncomingMessage) => Promise<Answer>;
};
