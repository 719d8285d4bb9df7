import type { Client } from "../../github/client.ts";
import { readMergeGroups } from "../../github/facts/read-merge-groups.ts";
import type { Instant } from "../../time/instant.ts";
import { type Conclusion, concludeCheck, POST_MORTEM_CHECK } from "../check/check-post-mortems.ts";
import { noPostMortem } from "../check/judge-post-mortems.ts";
import type { CheckedHeads } from "./check-open-pulls.ts";
import { PLAYBOOK_CHECK, UNCHANGED } from "./check-pull.ts";

/** Concludes our checks on what a merge queue is about to merge, so that it does not wait for them: every pull request in it was checked before it was queued. */
export async function checkMergeGroups(
  { client, author, now }: { readonly client: Client; readonly author: string; readonly now: Instant },
  checked: CheckedHeads,
): Promise<void> {
  for (const head of await readMergeGroups(client)) {
    if (checked.has(head)) continue;
    const on = (name: string): Conclusion => ({ client, author, name, head, now });
    const post = await concludeCheck(on(POST_MORTEM_CHECK.app), { ...noPostMortem.run, number: 0 }, undefined);
    const playbook = await concludeCheck(on(PLAYBOOK_CHECK), { ...UNCHANGED, number: 0 }, undefined);
    if (post.by !== "nobody" && playbook.by !== "nobody") checked.add(head);
  }
}
