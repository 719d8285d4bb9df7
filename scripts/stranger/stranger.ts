import { execFileSync } from "node:child_process";
import { cp, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Person } from "../../src/demo/embedded/person.ts";
import { type EmbeddedGitHub, startGitHub } from "../../src/demo/embedded/start.ts";
import { runStep } from "../../tests/support/run-step.ts";
import { stepInputs } from "./step-inputs.ts";
import { type Expected, type Screen, expectScreen, type } from "./terminal.ts";

export const PLAYBOOK = ".github/almanac.yml";
export const WORKFLOW = ".github/workflows/almanac.yml";

/** The Monday on which the stranger begins. */
export const MONDAY = "2026-11-23T08:17:00Z";

/** Somebody with a clone of Almanac, a checkout of acme/shop, and an administrator's rights there. */
export type Stranger = AsyncDisposable & {
  readonly clone: string;
  readonly shop: string;
  readonly github: EmbeddedGitHub;
  readonly person: Person;
  /** Types a command of Almanac's in the checkout. */
  readonly almanac: (...args: string[]) => Promise<Screen>;
  /** Puts a file of the checkout onto a branch. */
  readonly push: (path: string, text: string, branch?: string) => Promise<void>;
  /** Runs the step of a job of the workflow in the checkout, as the runner does. */
  readonly job: (name: string, now: string, event?: object) => Promise<Screen>;
  /** Runs a pass, expects its screen, and tells how much it wrote. */
  readonly pass: (what: string, now: string, expected: Expected) => Promise<number>;
};

/** A stranger in a folder of their own, with what `root` would give to whoever clones it. */
export async function strangerIn(place: string, root: string): Promise<Stranger> {
  const clone = await cloned(root, join(place, "almanac"));
  const github = await startGitHub({
    now: () => MONDAY,
    users: ["ada", "bo", "eve"].map((login) => ({ login })),
    tokens: [
      { token: "ghs_runner", login: "github-actions[bot]", kind: "actions" },
      { token: "ghp_ada", login: "ada", kind: "user" },
    ],
    repositories: [
      {
        owner: "acme",
        name: "shop",
        files: { "README.md": "# Shop\n" },
        collaborators: { ada: "admin", bo: "write", eve: "write" },
      },
    ],
  });
  const shop = await checkout(join(place, "shop"), `${github.url}/acme/shop.git`);
  const person = github.as("ada");
  const env = { GITHUB_API_URL: github.url, GITHUB_TOKEN: "ghp_ada" };
  const job: Stranger["job"] = async (name, now, event = {}) => {
    const texts = {
      workflow: await readFile(join(shop, WORKFLOW), "utf8"),
      action: await readFile(join(clone, "action.yml"), "utf8"),
    };
    github.setNow(now);
    const inputs = stepInputs(texts, name, { "github.token": "ghs_runner", "inputs.now": now });
    console.log(`\n> The workflow's job "${name}"`);
    const { code, log, summary } = await runStep(github.url, { ...inputs, now }, event);
    console.log(`${log}\n${summary}`);
    return { code, text: `${log}\n${summary}` };
  };
  return {
    clone,
    shop,
    github,
    person,
    job,
    almanac: async (...args) => type(["npm", "--prefix", clone, "run", "-s", "almanac", "--", ...args], shop, env),
    push: async (path, text, branch = "main") => push(person, path, text, branch),
    pass: async (what, now, expected) => {
      const before = github.requests.writes;
      expectScreen(what, await job("run", now), expected);
      return github.requests.writes - before;
    },
    [Symbol.asyncDispose]: async () => github.close(),
  };
}

/** What a clone would hold: the files git knows or would take, and the packages that `npm ci` installed. */
async function cloned(root: string, target: string): Promise<string> {
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: root });
  for (const path of listed.toString("utf8").split("\0").filter(Boolean)) {
    await mkdir(dirname(join(target, path)), { recursive: true });
    await cp(join(root, path), join(target, path));
  }
  await symlink(join(root, "node_modules"), join(target, "node_modules"));
  return target;
}

async function checkout(target: string, remote: string): Promise<string> {
  await mkdir(target);
  const git = (...command: string[]) => execFileSync("git", command, { cwd: target });
  git("init", "--quiet", "--initial-branch=main");
  git("config", "user.email", "1+ada@users.noreply.github.com");
  git("remote", "add", "origin", remote);
  await writeFile(join(target, "README.md"), "# Shop\n");
  return target;
}

async function push(person: Person, path: string, text: string, branch: string): Promise<void> {
  const { tree } = (await person.get(`/repos/acme/shop/git/trees/${branch}?recursive=1`)) as {
    tree: { path: string; sha: string }[];
  };
  const sha = tree.find((entry) => entry.path === path)?.sha;
  await person.put(`/repos/acme/shop/contents/${path}`, {
    message: `Change ${path}`,
    branch,
    content: Buffer.from(text).toString("base64"),
    ...(sha !== undefined && { sha }),
  });
}
