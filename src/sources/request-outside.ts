import { type LookupAddress, type LookupAllOptions, lookup } from "node:dns";
import { type IncomingMessage, request as plainRequest } from "node:http";
import { request as secureRequest } from "node:https";
import { type LookupFunction, isIP } from "node:net";
import { isPrivateAddress } from "./private-address.ts";

/** An address that must not be asked. */
export class RefusedAddress extends Error {}

/** A request to somebody else's server. */
export type OutsideRequest = {
  readonly method: "GET" | "POST";
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
};

/** Sends one request and gives the answer as it begins; redirects are not followed. A private address is a `RefusedAddress`, unless its host is among those allowed. */
export async function requestOutside(
  url: URL,
  { method, headers, body }: OutsideRequest,
  { privateHosts }: { readonly privateHosts: ReadonlySet<string> },
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const host = url.hostname.replaceAll(/^\[|\]$/g, "");
  const allowed = privateHosts.has(host);
  // An address written out is never looked up, so that it must be judged here.
  if (!allowed && isIP(host) !== 0 && isPrivateAddress(host)) throw refused(host);
  const begin = url.protocol === "https:" ? secureRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const sending = begin(
      url,
      {
        method,
        signal,
        agent: false,
        headers: { accept: "application/json", "user-agent": "almanac", ...headers },
        ...(!allowed && { lookup: publicLookup }),
      },
      resolve,
    );
    sending.on("error", reject);
    sending.end(body);
  });
}

/** Looks a name up for the connection itself, so that what is judged is what is connected to. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  const all: LookupAllOptions = { ...options, all: true };
  lookup(hostname, all, (error, addresses: LookupAddress[]) => {
    if (error !== null) return callback(error, "", 0);
    const [first] = addresses;
    if (first === undefined || addresses.some(({ address }) => isPrivateAddress(address)))
      return callback(refused(hostname), "", 0);
    return options.all === true ? callback(null, addresses) : callback(null, first.address, first.family);
  });
};

function refused(host: string): RefusedAddress {
  return new RefusedAddress(
    `${host} has an address of a private network, which is not asked; whoever runs Almanac can allow the host.`,
  );
}
