import { readFileSync } from "node:fs";
import { doctor } from "../../src/commands/doctor.ts";
import type { Finding } from "../../src/commands/doctor/finding.ts";
import { tellPass, type Told } from "../../src/commands/pass.ts";
import type { Token } from "../../src/demo/embedded/actor.ts";
import type { SeedRepository } from "../../src/demo/embedded/seed.ts";
import { type EmbeddedGitHub, startGitHub } from "../../src/demo/embedded/start.ts";
import { simulatedClock } from "../../src/demo/simulated-clock.ts";
import { writerOf } from "../../src/github/apply-plan.ts";
import { connect } from "../../src/github/client.ts";
import { readSnapshot } from "../../src/github/read-snapshot.ts";
import { readBuiltIns } from "../../src/sources/built-ins.ts";
import { aTerminal } from "./a-terminal.ts";
import { smallestPlaybookText } from "./example-playbooks.ts";
import { BOT } from "./github-world.ts";

/** The Monday on which these worlds begin. */
export const MONDAY = "2026-11-23T08:17:00Z";

/** Where the playbook of these worlds stands. */
export const FILE = ".github/almanac.yml";

/** Where their workflow stands. */
export const WORKFLOW = ".github/workflows/almanac.yml";

/** The workflow that users copy, with the commit filled in. */
export const workflowText: string = readFileSync(
  new URL("../../templates/workflows/almanac.yml", import.meta.url),
  "utf8",
).replaceAll("0".repeat(40), "8f4b7f84864484a7bf31766abe9204da3cbe65b3");

const templates = new URL("../../templates/", import.meta.url);

/** How one of these worlds differs from a healthy one. */
export type Ill = {
  /** Added to five lines of playbook. */
  readonly playbook?: string;
  readonly files?: Readonly<Record<string, string | undefined>>;
  readonly seed?: Partial<SeedRepository>;
  readonly tokens?: readonly Token[];
  /** Whether a pass was made on Monday; one was, unless this says no. */
  readonly lived?: boolean;
};

/** A repository in which Almanac works, or would but for one thing. */
export type DoctorWorld = AsyncDisposable & {
  readonly github: EmbeddedGitHub;
  /** What `almanac doctor --format json` finds. */
  findings(how?: { readonly token?: string; readonly now?: string }): Promise<readonly Finding[]>;
  /** What it prints, and with what code it ends. */
  printed(how?: {
    readonly token?: string;
    readonly now?: string;
  }): Promise<{ readonly code: number; readonly text: string }>;
  /** One pass that writes as the Action does. */
  pass(how?: { readonly token?: string; readonly now?: string }): Promise<Told>;
};

/** Starts acme/shop, healthy but for what `ill` says, with a pass behind it. */
export async function doctorWorld(ill: Ill = {}): Promise<DoctorWorld> {
  const files: Readonly<Record<string, string | undefined>> = {
    "README.md": "# Shop\n",
    [WORKFLOW]: workflowText,
    [FILE]: `${smallestPlaybookText}gate: off\n${ill.playbook ?? ""}`,
    ...ill.files,
  };
  let clock = simulatedClock(MONDAY);
  const github = await startGitHub({
    now: () => clock.now(),
    users: [{ login: "ada" }, { login: "eve" }],
    tokens: [
      { token: "ghs_action", login: BOT, kind: "actions" },
      { token: "ghp_ada", login: "ada", kind: "user" },
      { token: "ghp_eve", login: "eve", kind: "user" },
      ...(ill.tokens ?? []),
    ],
    repositories: [
      {
        owner: "acme",
        name: "shop",
        collaborators: { ada: "admin" },
        files: Object.fromEntries(
          Object.entries(files).flatMap(([path, text]) => (text === undefined ? [] : [[path, text]])),
        ),
        ...ill.seed,
      },
    ],
  });
  const at = (now: string) => (clock = simulatedClock(now));
  const run = async (format: "json" | "table", { token = "ghp_ada", now = MONDAY } = {}) => {
    const terminal = aTerminal({
      clock: at(now),
      env: { GITHUB_TOKEN: token, GITHUB_API_URL: github.url, GITHUB_REPOSITORY: "acme/shop" },
    });
    const code = await doctor(terminal, { repo: undefined, playbook: FILE, author: BOT, now: undefined, format });
    return { code, text: terminal.printed() };
  };
  const world: DoctorWorld = {
    github,
    findings: async (how) => JSON.parse((await run("json", how)).text) as Finding[],
    printed: async (how) => run("table", how),
    pass: async ({ token = "ghs_action", now = MONDAY } = {}) => {
      const client = connect({ token, api: github.url, owner: "acme", name: "shop", clock: at(now) });
      return tellPass(
        {
          client,
          runner: "action",
          author: BOT,
          playbookFile: FILE,
          observed: readSnapshot(client, { authors: [BOT], playbookFile: FILE }),
          builtIns: readBuiltIns(templates),
          now,
          writer: writerOf(client, { authors: [BOT] }),
        },
        () => undefined,
      );
    },
    [Symbol.asyncDispose]: async () => github.close(),
  };
  if (ill.lived !== false) {
    for (const name of ["P0", "P1", "P2", "P3", "incident"])
      await github.as("ada").post("/repos/acme/shop/labels", { name, color: "b60205" });
    await world.pass();
  }
  return world;
}
