import { type EmbeddedGitHub, startGitHub } from "../../src/demo/embedded/start.ts";
import { systemClock } from "../../src/sources/system-clock.ts";
import { INSTALLED, SECRET } from "../../tests/support/app-seed.ts";
import { slowProxy } from "../slow-proxy.ts";
import type { GitHubAnswer, GitHubQuestion, GitHubStart, Seen } from "./github-process.ts";

/* An embedded GitHub for benchmarks of the App, in a process of its own: answers the questions of github-process.ts. */

const seen: Seen[] = [];
let github: EmbeddedGitHub | undefined;

async function start({ repositories, owners, privateKey, delay }: GitHubStart): Promise<GitHubAnswer> {
  const started = await startGitHub({
    now: () => systemClock.now(),
    users: [{ login: "ada" }],
    tokens: [],
    repositories,
    app: { ...INSTALLED, privateKey, installations: owners.map((account, index) => ({ id: 70 + index, account })) },
  });
  github = started;
  const proxy = await slowProxy(started.url, (method, path) => seen.push({ at: Date.now(), method, path }));
  proxy.delay(delay);
  const all = owners.flatMap((account) => started.apps.repositoriesOf({ account, repositories: undefined }));
  return { kind: "started", url: proxy.url, ids: Object.fromEntries(all.map(({ full_name: name, id }) => [name, id])) };
}

async function declare(repositories: readonly string[]): Promise<GitHubAnswer> {
  const at: Record<string, number> = {};
  for (const name of repositories) {
    const ada = github?.as("ada");
    const issue = (await ada?.post(`/repos/${name}/issues`, { title: "Payments fail", labels: ["P0"] })) as {
      created_at: string;
    };
    at[name] = Date.parse(issue.created_at);
  }
  return { kind: "declared", at };
}

async function answer(question: GitHubQuestion): Promise<GitHubAnswer> {
  switch (question.kind) {
    case "start":
      return start(question.start);
    case "send-to":
      github?.hooks.sendTo(question.url, SECRET);
      return { kind: "done" };
    case "declare":
      return declare(question.repositories);
    case "seen":
      return { kind: "seen", seen };
  }
}

process.on("message", (question: GitHubQuestion) => {
  void answer(question).then((said) => process.send?.(said));
});
