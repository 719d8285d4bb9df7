import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { SeedRepository } from "../../src/demo/embedded/seed.ts";
import { APP_KEY } from "../../tests/support/app-seed.ts";

/** What an embedded GitHub in a process of its own begins with. */
export type GitHubStart = {
  readonly repositories: readonly SeedRepository[];
  readonly owners: readonly string[];
  readonly privateKey: string;
  /** Milliseconds each request takes longer. */
  readonly delay: number;
};

/** A request that came, and when, in milliseconds since 1970. */
export type Seen = { readonly at: number; readonly method: string; readonly path: string };

/** What it is asked. */
export type GitHubQuestion =
  | { readonly kind: "start"; readonly start: GitHubStart }
  /** Its webhooks go there. */
  | { readonly kind: "send-to"; readonly url: string }
  /** Somebody declares an incident in each of these. */
  | { readonly kind: "declare"; readonly repositories: readonly string[] }
  | { readonly kind: "seen" };

/** What it answers: its address and numbers of repositories, nothing, when each was declared, or what came so far. */
export type GitHubAnswer =
  | { readonly kind: "started"; readonly url: string; readonly ids: Readonly<Record<string, number>> }
  | { readonly kind: "done" }
  | { readonly kind: "declared"; readonly at: Readonly<Record<string, number>> }
  | { readonly kind: "seen"; readonly seen: readonly Seen[] };

/** An embedded GitHub that takes nothing from the process it serves. */
export type GitHubProcess = AsyncDisposable & {
  readonly url: string;
  readonly ids: Readonly<Record<string, number>>;
  sendTo(url: string): Promise<void>;
  declare(repositories: readonly string[]): Promise<Readonly<Record<string, number>>>;
  seen(): Promise<readonly Seen[]>;
};

const SCRIPT = fileURLToPath(new URL("many-github.ts", import.meta.url));

/** Starts one with the App installed on all owners. */
export async function githubProcess(
  repositories: readonly SeedRepository[],
  owners: readonly string[],
  delay: number,
): Promise<GitHubProcess> {
  const child = fork(SCRIPT, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const started = await ask(child, {
    kind: "start",
    start: { repositories, owners, privateKey: APP_KEY, delay },
  });
  if (started.kind !== "started") throw new Error(`GitHub answered ${started.kind}`);
  return {
    url: started.url,
    ids: started.ids,
    async sendTo(url) {
      await ask(child, { kind: "send-to", url });
    },
    async declare(names) {
      const answer = await ask(child, { kind: "declare", repositories: names });
      return answer.kind === "declared" ? answer.at : {};
    },
    async seen() {
      const answer = await ask(child, { kind: "seen" });
      return answer.kind === "seen" ? answer.seen : [];
    },
    async [Symbol.asyncDispose]() {
      child.kill();
      await new Promise((resolve) => child.once("exit", resolve));
    },
  };
}

async function ask(child: ChildProcess, question: GitHubQuestion): Promise<GitHubAnswer> {
  const answered = once(child, "message");
  child.send(question);
  const [answer] = (await answered) as [GitHubAnswer];
  return answer;
}
