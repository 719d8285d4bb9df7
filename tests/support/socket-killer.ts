import { type AddressInfo, type Socket, connect, createServer } from "node:net";

/** When a connection dies: before its request reached the server, or when the answer is on its way back. */
export type Death = "before-request" | "before-answer";

/** A wire to a server that can be cut. */
export type SocketKiller = AsyncDisposable & {
  readonly url: string;
  /** The next request whose first line matches loses its connection. */
  killNext(line: RegExp, death: Death): void;
  /** How many connections were cut. */
  readonly killed: number;
};

/** Starts a proxy in front of `target` that passes bytes on and cuts connections as told. */
export async function socketKiller(target: string): Promise<SocketKiller> {
  const { hostname, port } = new URL(target);
  let next: { readonly line: RegExp; readonly death: Death } | undefined;
  let killed = 0;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    let death: Death | undefined;
    const kill = (): void => {
      killed += 1;
      client.destroy();
      // The server is let finish: what arrived is done.
      upstream.unref();
    };
    client.on("data", (bytes: Buffer) => {
      const line = bytes.subarray(0, 1000).toString("latin1").split("\r\n")[0] ?? "";
      if (next?.line.test(line) === true) {
        ({ death } = next);
        next = undefined;
        if (death === "before-request") {
          kill();
          upstream.destroy();
          return;
        }
      }
      upstream.write(bytes);
    });
    upstream.on("data", (bytes: Buffer) => {
      if (death === "before-answer") kill();
      else client.write(bytes);
    });
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        open.delete(socket);
        if (socket === client && death === undefined) upstream.destroy();
        if (socket === upstream) client.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    killNext: (line, death) => {
      next = { line, death };
    },
    get killed() {
      return killed;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
