import { readBoxes } from "../../src/markdown/checklist.ts";
import type { Item } from "../../src/snapshot/item.ts";
import type { Instant } from "../../src/time/instant.ts";
import type { SimulatedRepository } from "./simulated-repository.ts";

/** What a person does to an item of the repository, as plain data: the simulation and the embedded GitHub do the same. */
export type Deed =
  | { readonly kind: "write"; readonly number: number; readonly body: string }
  | { readonly kind: "rename"; readonly number: number; readonly title: string }
  | { readonly kind: "close"; readonly number: number; readonly reason: "completed" | "not-planned" }
  | { readonly kind: "reopen"; readonly number: number }
  | { readonly kind: "assign"; readonly number: number; readonly logins: readonly string[] }
  | { readonly kind: "label"; readonly number: number; readonly labels: readonly string[] }
  | { readonly kind: "comment"; readonly number: number; readonly text: string }
  | { readonly kind: "merge"; readonly number: number }
  | { readonly kind: "delete"; readonly number: number };

/** Does it in a simulated repository. */
export function doDeed(repository: SimulatedRepository, deed: Deed, now: Instant, who = "ada"): void {
  switch (deed.kind) {
    case "write":
      return repository.change(deed.number, now, { body: deed.body });
    case "rename":
      return repository.change(deed.number, now, { title: deed.title });
    case "close":
      return repository.turn(deed.number, deed.reason, who, now);
    case "reopen":
      return repository.turn(deed.number, "open", who, now);
    case "assign":
      return repository.change(deed.number, now, { assignees: deed.logins });
    case "label":
      return repository.change(deed.number, now, { labels: deed.labels });
    case "comment":
      return repository.say(deed.number, who, deed.text, now);
    case "merge":
      return repository.merge(deed.number, who, now);
    case "delete":
      return repository.remove(deed.number);
  }
}

/** A body in which the boxes whose id or text holds `what` are ticked; all of them where nothing is given. */
export function ticked(body: string, what = ""): string {
  return readBoxes(body)
    .filter((box) => `${box.id ?? ""} ${box.text}`.includes(what))
    .toReversed()
    .reduce((text, { start }) => `${text.slice(0, start + 1)}x${text.slice(start + 2)}`, body);
}

/** The deed of ticking boxes of an item. */
export function ticks(item: Item, what = ""): Deed {
  return { kind: "write", number: item.number, body: ticked(item.body, what) };
}
