import { createHmac, randomUUID } from "node:crypto";
import { type Instant, toMillis } from "../../time/instant.ts";

/** One webhook as it was sent, or would have been. */
export type HookDelivery = {
  /** Longer than what a number can hold. */
  readonly id: bigint;
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly installation: number | null;
  readonly repository: number | null;
  readonly deliveredAt: Instant;
  readonly redelivery: boolean;
  /** What it was answered with; 0 where nothing answered. */
  readonly status: number;
  readonly payload: string;
};

/** An event to tell an app of. */
export type HookEvent = Pick<HookDelivery, "event" | "action" | "installation" | "repository" | "payload">;

/** How a delivery goes wrong: it never arrives, arrives twice, or only once it is let go. */
export type HookFault = "lost" | "doubled" | "held" | undefined;

const FIRST = 205_372_893_648_568_321n;

/** Sends an app its webhooks, signed, and writes down what came of them; nothing is sent before there is an address. */
export class HookDeliveries {
  readonly #now: () => Instant;
  readonly #log: HookDelivery[] = [];
  readonly #pending = new Set<Promise<void>>();
  #address: { readonly url: string; readonly secret: string } | undefined;
  #fault: (event: HookEvent, index: number) => HookFault = () => undefined;
  #count = 0;
  #held: (() => void)[] = [];

  constructor(now: () => Instant) {
    this.#now = now;
  }

  /** From now on webhooks go there. */
  sendTo(url: string, secret: string): void {
    this.#address = { url, secret };
  }

  /** Decides for each event whether its delivery goes wrong. */
  setFault(fault: (event: HookEvent, index: number) => HookFault): void {
    this.#fault = fault;
  }

  /** How many events there were to tell of. */
  get count(): number {
    return this.#count;
  }

  /** How many of them never arrived, in none of their attempts. */
  missing(): number {
    const arrived = new Set(this.#log.filter(({ status }) => status >= 200 && status < 300).map(({ guid }) => guid));
    return new Set(this.#log.flatMap(({ guid }) => (arrived.has(guid) ? [] : [guid]))).size;
  }

  /** The log, newest first, as far back as the real one reaches. */
  log(): readonly HookDelivery[] {
    const oldest = toMillis(this.#now()) - 3 * 86_400_000;
    return this.#log.filter(({ deliveredAt }) => toMillis(deliveredAt) >= oldest).toReversed();
  }

  /** Tells the app of something that happened; answers are not waited for. */
  send(event: HookEvent): void {
    if (this.#address === undefined) return;
    const fault = this.#fault(event, this.#count);
    this.#count += 1;
    const guid = randomUUID();
    if (fault === "held") {
      this.#held.push(() => this.#start(event, guid, false, false));
      return;
    }
    this.#start(event, guid, false, fault === "lost");
    if (fault === "doubled") this.#start(event, guid, true, false);
  }

  /** Sends what was held, the newest first. */
  letGo(): void {
    const held = this.#held;
    this.#held = [];
    for (const start of held.toReversed()) start();
  }

  /** Sends one of the log again, under the same name; false where there is none. */
  redeliver(id: bigint): boolean {
    const known = this.#log.find((one) => one.id === id);
    if (known === undefined) return false;
    this.#start(known, known.guid, true, false);
    return true;
  }

  /** Resolves when every delivery under way was answered. */
  async idle(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending);
  }

  #start(event: HookEvent, guid: string, redelivery: boolean, lost: boolean): void {
    const sending = this.#deliver(event, guid, redelivery, lost).finally(() => this.#pending.delete(sending));
    this.#pending.add(sending);
  }

  async #deliver(event: HookEvent, guid: string, redelivery: boolean, lost: boolean): Promise<void> {
    const status = lost ? 0 : await post(this.#address, event, guid);
    const { event: name, action, installation, repository, payload } = event;
    this.#log.push({
      id: FIRST + BigInt(this.#log.length),
      guid,
      event: name,
      action,
      installation,
      repository,
      payload,
      redelivery,
      status,
      deliveredAt: this.#now(),
    });
  }
}

async function post(
  address: { readonly url: string; readonly secret: string } | undefined,
  { event, payload }: HookEvent,
  guid: string,
): Promise<number> {
  if (address === undefined) return 0;
  const signature = createHmac("sha256", address.secret).update(payload).digest("hex");
  try {
    const response = await fetch(address.url, {
      method: "POST",
      body: payload,
      signal: AbortSignal.timeout(10_000),
      headers: {
        "content-type": "application/json",
        "user-agent": "GitHub-Hookshot/embedded",
        "x-github-event": event,
        "x-github-delivery": guid,
        "x-hub-signature-256": `sha256=${signature}`,
      },
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    // Whoever does not answer is written down as that.
    return 0;
  }
}
