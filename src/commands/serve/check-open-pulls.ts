import type { Client } from "../../github/client.ts";
import { readOpenPulls } from "../../github/facts/read-open-pulls.ts";
import { readPullFiles } from "../../github/facts/read-pull-files.ts";
import type { Playbook } from "../../playbook/playbook.ts";
import type { Instant } from "../../time/instant.ts";
import { type Conclusion, concludeCheck, POST_MORTEM_CHECK } from "../check/check-post-mortems.ts";
import { judgePostMortems } from "../check/judge-post-mortems.ts";
import { judgeQuestions, QUESTIONS_CHECK } from "../check/judge-questions.ts";

/** So many pull requests are looked at in one pass, the newest change first; the rest wait for the next. */
const MOST = 20;

/** Commits whose check was concluded by this process; what it forgets is concluded again, to the same end. */
export class CheckedHeads {
  readonly #heads = new Set<string>();

  has(head: string): boolean {
    return this.#heads.has(head);
  }

  add(head: string): void {
    if (this.#heads.size >= 10_000) this.#heads.clear();
    this.#heads.add(head);
  }
}

/** Concludes the check of post-mortems on every open pull request whose newest commit has none yet, so that it can be required, and that of questions where its reports ask some; `playbook` is undefined where it cannot be used. Returns what did not work, in sentences. */
export async function checkOpenPulls(
  {
    client,
    author,
    playbook,
    now,
  }: {
    readonly client: Client;
    readonly author: string;
    readonly playbook: Playbook | undefined;
    readonly now: Instant;
  },
  checked: CheckedHeads,
): Promise<readonly string[]> {
  const unsaid: string[] = [];
  const open = await readOpenPulls(client);
  for (const pull of open.filter(({ head }) => !checked.has(head)).slice(0, MOST)) {
    const { number, head } = pull;
    const files = await readPullFiles(client, number);
    const on = (name: string): Conclusion => ({ client, author, name, head, now });
    const { run } = await judgePostMortems({ client, pull, files, playbook, now });
    const questions = await judgeQuestions(client, { number, head, files });
    const concluded = [
      await concludeCheck(on(POST_MORTEM_CHECK.app), { ...run, number }, undefined),
      ...(questions === undefined
        ? []
        : [await concludeCheck(on(QUESTIONS_CHECK.app), { ...questions.run, number }, undefined)]),
    ];
    const failed = concluded.flatMap((one) => (one.by === "nobody" ? [one.because] : []));
    // Without rules it is judged once more when there are some.
    if (failed.length === 0) {
      if (playbook !== undefined) checked.add(head);
    } else {
      unsaid.push(...failed.slice(0, 1));
      // What failed for one, like a permission that is missing, fails for all.
      break;
    }
  }
  return unsaid;
}
