import { type Socket, connect, createServer } from "node:net";
import type { AddressInfo } from "node:net";

/** A connection to a service that can be cut and mended. */
export type Cuttable = Disposable & {
  readonly port: number;
  cut(): void;
  mend(): void;
};

/** Stands before a port of this machine. */
export async function cuttable(target: number): Promise<Cuttable> {
  const sockets = new Set<Socket>();
  let whole = true;
  const server = createServer((near) => {
    if (!whole) {
      near.destroy();
      return;
    }
    const far = connect(target, "127.0.0.1");
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.pipe(other);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const cut = (): void => {
    whole = false;
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    mend: () => (whole = true),
    [Symbol.dispose]: () => {
      cut();
      server.close();
    },
  };
}
