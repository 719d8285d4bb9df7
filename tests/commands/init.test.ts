import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { init } from "../../src/commands/init.ts";
import type { Questions } from "../../src/commands/init/questions.ts";
import { validate } from "../../src/commands/validate.ts";
import { InputError } from "../../src/errors.ts";
import { parseHolidays } from "../../src/time/holidays.ts";
import { type RecordedTerminal, aTerminal } from "../support/a-terminal.ts";
import { type GitHubWorld, githubWorld } from "../support/github-world.ts";

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((made) => rm(made, { recursive: true }))));

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), "almanac-init-"));
  folders.push(made);
  return made;
}

/** A checkout with a remote and some files. */
async function checkout(remote: string | undefined, files: Readonly<Record<string, string>> = {}): Promise<string> {
  const root = await folder();
  const git = (...command: string[]) => execFileSync("git", command, { cwd: root });
  git("init", "--quiet", "--initial-branch=main");
  git("config", "user.email", "12+bo@users.noreply.github.com");
  if (remote !== undefined) git("remote", "add", "origin", remote);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return root;
}

const shop = { files: { "README.md": "# Shop\n" } };
const machine = { zone: "Europe/Berlin", questions: undefined };
const yes = { repo: undefined, yes: true };

/** A terminal in a checkout of acme/shop, with ada's token for the embedded GitHub. */
async function atShop(world: GitHubWorld, files: Readonly<Record<string, string>> = {}): Promise<RecordedTerminal> {
  const root = await checkout(`${world.github.url}/acme/shop.git`, files);
  return aTerminal({ folder: root, env: { GITHUB_TOKEN: "ghp_ada", GITHUB_API_URL: world.github.url } });
}

const textOf = async (terminal: RecordedTerminal, path: string) => readFile(join(terminal.folder, path), "utf8");

/** All files of a checkout but git's own, by path. */
async function allFiles(root: string): Promise<Record<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const own = paths.filter((path) => !path.startsWith(join(root, ".git/")));
  const texts = own.map(async (path) => [path.slice(root.length + 1), await readFile(path, "utf8")] as const);
  return Object.fromEntries<string>(await Promise.all(texts));
}

/** People who give these answers in turn, and press Enter where one is undefined; `asked` keeps the questions. */
function people(...answers: (string | undefined)[]): Questions & { readonly asked: string[]; readonly told: string[] } {
  const left = [...answers];
  const asked: string[] = [];
  const told: string[] = [];
  return {
    asked,
    told,
    text: async ({ message, suggested, check }) => {
      asked.push(message);
      const answer = left.shift();
      if (answer === undefined) return suggested;
      expect(check(answer)).toBe(undefined);
      return answer;
    },
    choose: async ({ message, suggested, options }) => {
      asked.push(message);
      const answer = left.shift() ?? suggested;
      const option = options.find(({ value }) => value === answer);
      if (option === undefined)
        throw new Error(`"${answer}" is none of ${options.map(({ value }) => value).join(", ")}`);
      return option.value;
    },
    tell: (text) => told.push(text),
  };
}

describe("almanac init --yes, in a checkout of a repository on GitHub", () => {
  it("says what it found, who answers, what comes, what it costs and what is left to do, and writes three files", async () => {
    await using world = await githubWorld({ ...shop, private: true });
    world.github.rules.protect("acme/shop", "main");
    const terminal = await atShop(world, {
      ".github/ISSUE_TEMPLATE/bug.yml": "name: Bug\n",
      ".github/ISSUE_TEMPLATE/config.yml": "",
    });
    expect(await init(terminal, yes, machine)).toBe(0);

    const printed = terminal.printed();
    expect(printed).toContain("acme/shop (private, owned by an organisation)");
    expect(printed).toContain("main: it is a protected branch, so daily files go to the branch almanac-data");
    expect(printed).toContain("Can be assigned  ada and bo (2 people)");
    expect(printed).toContain("Time zone        Europe/Berlin");
    expect(printed).toContain("P0 to P3         no issue bears them");
    expect(printed).toContain("Issue forms      bug.yml; they stay as they are");
    expect(printed).toContain(
      "ada, for all 31 roles, because of .github/almanac.yml:7; until `roles:` there names others.",
    );
    expect(printed).toContain("The first week (all of it waits until the launch is signed off)");
    expect(printed).toMatch(/^Mon 23 Nov 2026, 09:00 +weekly-analytics +2026-W47 +pull-request +ada$/m);
    expect(printed).toMatch(/^Sun 29 Nov 2026, 08:00 +daily-metrics/m);
    expect(printed).not.toContain("30 Nov 2026");
    expect(printed).toContain("+ open issue Ready for operations");
    expect(printed).toContain("+ open issue Almanac of Shop");
    expect(printed).toContain(
      "Looking once an hour takes about 720 Actions minutes a month, since each job counts as a whole minute",
    );
    expect(printed).toContain("the repository is private, so they are billed");
    expect(printed).toContain("Nothing fires before that.");
    expect(printed).toContain("merge them into main, by pull request (it is a protected branch)");
    expect(printed).toContain(`${world.github.url}/acme/shop/settings/actions`);
    expect(printed.indexOf("Actions minutes")).toBeLessThan(printed.indexOf("Wrote "));
    expect(Object.keys(await allFiles(terminal.folder)).sort()).toEqual([
      ".github/ISSUE_TEMPLATE/bug.yml",
      ".github/ISSUE_TEMPLATE/config.yml",
      ".github/ISSUE_TEMPLATE/incident.yml",
      ".github/almanac.yml",
      ".github/workflows/almanac.yml",
    ]);
    expect(await validate(terminal, { playbook: ".github/almanac.yml", org: undefined, format: "table" })).toBe(0);
    expect(world.github.unhandled).toEqual([]);
    expect(world.github.requests.entries.filter(({ method }) => method !== "GET")).toEqual([]);
  });

  it("changes nothing the second time, not even where people edited what it wrote, and asks GitHub nothing", async () => {
    await using world = await githubWorld(shop);
    const terminal = await atShop(world);
    await init(terminal, yes, machine);
    await writeFile(join(terminal.folder, ".github/almanac.yml"), "version: 1 # mine\n");
    const before = await allFiles(terminal.folder);
    const requests = world.github.requests.entries.length;
    const again = aTerminal({ folder: join(terminal.folder, ".github"), env: terminal.env });
    expect(await init(again, yes, machine)).toBe(0);
    expect(await allFiles(terminal.folder)).toEqual(before);
    expect(world.github.requests.entries).toHaveLength(requests);
    expect(again.printed()).toBe(
      ".github/almanac.yml stands already and is left as it is.\n.github/workflows/almanac.yml stands already and is left as it is.\n\nNothing is missing, so nothing was changed. To check the playbook: almanac validate\n",
    );
  });

  it("adds only what is missing, and finds a workflow of another name", async () => {
    await using world = await githubWorld(shop);
    const playbook =
      "version: 1\nextends: phase-6\nproduct: Mine\ntimezone: Europe/Berlin\ndefault-owner: bo\ngate: off\n";
    const one = await atShop(world, { ".github/almanac.yml": playbook });
    expect(await init(one, yes, machine)).toBe(0);
    expect(await textOf(one, ".github/almanac.yml")).toBe(playbook);
    expect(one.printed()).toContain("+ open issue Weekly analytics 2026-W47");
    expect(one.printed()).toContain("Wrote .github/workflows/almanac.yml\n");

    const uses = `jobs: { a: { steps: [\n  uses: almanac-dev/almanac@${"1".repeat(40)} # v1\n] } }\n`;
    const other = await atShop(world, { ".github/workflows/ops.yaml": uses });
    expect(await init(other, yes, machine)).toBe(0);
    expect(Object.keys(await allFiles(other.folder)).sort()).toEqual([
      ".github/ISSUE_TEMPLATE/incident.yml",
      ".github/almanac.yml",
      ".github/workflows/ops.yaml",
    ]);
    expect(other.printed()).toContain(".github/workflows/ops.yaml stands already");
    expect(other.printed()).not.toContain("Actions minutes");
  });

  it("lets labels that were in use before start nothing, and pins the workflow to the newest release", async () => {
    const almanac = {
      owner: "almanac-dev",
      name: "almanac",
      defaultBranch: "v1",
      files: { "action.yml": "name: Almanac\n" },
    };
    await using world = await githubWorld(shop, { repositories: [almanac] });
    const ada = world.connect({ token: "ghp_ada" });
    await ada.request("POST /repos/{owner}/{repo}/issues", { title: "Slow", labels: ["P2"] }, { idempotent: false });
    const terminal = await atShop(world);
    await init(terminal, yes, machine);
    expect(await textOf(terminal, ".github/almanac.yml")).toContain("incidents:\n  from: 2026-11-23");
    expect(await textOf(terminal, ".github/workflows/almanac.yml")).toMatch(
      /almanac-dev\/almanac@(?!0{40})[0-9a-f]{40} # v1/,
    );
    expect(terminal.printed()).toContain("P2 in use, so only those set from today on will count as incidents");
    expect(terminal.printed()).not.toContain("forty zeros");
  });

  it("writes a workflow that all our linters accept", async () => {
    await using world = await githubWorld(shop);
    const terminal = await atShop(world);
    await init(terminal, yes, machine);
    const linter = fileURLToPath(new URL("../../scripts/lint-workflows.ts", import.meta.url));
    const printed = execFileSync(process.execPath, [linter, terminal.folder], { encoding: "utf8" });
    expect(printed).toContain("1 files in order: .github/workflows/almanac.yml");
  });
});

describe("almanac init with people at the terminal", () => {
  const asking = (questions: Questions) => ({ zone: "Europe/Berlin", questions: async () => questions });
  const no = { repo: undefined, yes: false };

  it("asks six questions, and does what they say", async () => {
    await using world = await githubWorld({ ...shop, private: true });
    const terminal = await atShop(world);
    const asked = people("Acme Shop", "Europe/Madrid", "bo", "yes", "xx", "de-be", "four-hourly");
    expect(await init(terminal, no, asking(asked))).toBe(0);
    expect(asked.told).toEqual(["No public holidays are known for the country XX."]);
    expect(new Set(asked.asked).size).toBe(6);
    const playbook = await textOf(terminal, ".github/almanac.yml");
    expect(playbook.replaceAll(/ *# .*/g, "").trim()).toBe(
      "version: 1\nextends: phase-6\nproduct: Acme Shop\ntimezone: Europe/Madrid\nholidays: .github/holidays.ics\ndefault-owner: bo\ngate: off",
    );
    const { days, problems } = parseHolidays(await textOf(terminal, ".github/holidays.ics"), "holidays.ics");
    expect(problems).toEqual([]);
    expect(days).toContain("2027-03-08");
    expect(await textOf(terminal, ".github/workflows/almanac.yml")).toMatch(/cron: "\d\d \*\/4 \* \* \*"/);
    expect(terminal.printed()).toContain("about 180 Actions minutes");
    expect(terminal.printed()).toContain("+ open issue Weekly analytics 2026-W47");
    // The file of holidays is not on GitHub yet, and the preview reckons with it all the same.
    expect(terminal.printed()).not.toContain("no day counts as a holiday");
  });

  it("takes Enter for every answer", async () => {
    await using world = await githubWorld(shop);
    const [entered, said] = [await atShop(world), await atShop(world)];
    const enter = people();
    expect(await init(entered, no, asking(enter))).toBe(0);
    await init(said, yes, machine);
    expect(enter.asked).toHaveLength(6);
    expect(await allFiles(entered.folder)).toEqual(await allFiles(said.folder));
  });

  it("writes nothing when the last answer says so", async () => {
    await using world = await githubWorld(shop);
    const terminal = await atShop(world);
    const answers = people(undefined, undefined, undefined, undefined, undefined, "never");
    await expect(init(terminal, no, asking(answers))).rejects.toThrow("Nothing was written, as you chose.");
    expect(await allFiles(terminal.folder)).toEqual({});
  });
});

describe("almanac init where something is in the way", () => {
  const offline = async (remote: string | undefined, env: Record<string, string> = {}) =>
    aTerminal({ folder: await checkout(remote), env });

  it("works without a token, and says what nobody could look up", async () => {
    const terminal = await offline("git@github.com:acme/acme-shop.git");
    expect(await init(terminal, yes, { ...machine, zone: "Etc/Unknown" })).toBe(0);
    const printed = terminal.printed();
    expect(printed).toContain("GitHub was not asked, since there is no token");
    expect(printed).toContain("this machine does not say one, so UTC");
    expect(printed).toContain("in a repository without issues, since GitHub was not looked at");
    expect(printed).toContain("+ open issue Almanac of Acme Shop");
    expect(printed).toContain("! bo as the one who answers for everything is a guess");
    expect(printed).toContain("put the commit of Almanac's release in place of the forty zeros");
    expect(printed).toContain("https://github.com/acme/acme-shop/settings/actions");
  });

  it("works while GitHub cannot be reached, and says so", async () => {
    const terminal = await offline("http://127.0.0.1:9/acme/shop", {
      GITHUB_TOKEN: "ghp_ada",
      GITHUB_API_URL: "http://127.0.0.1:9",
    });
    expect(await init(terminal, yes, machine)).toBe(0);
    expect(terminal.printed()).toContain("! GitHub was not reached: GitHub cannot be reached");
  });

  it.each([
    [
      undefined,
      yes,
      "This checkout has no remote `origin`, so say which repository on GitHub it is: --repo owner/name.",
    ],
    ["/srv/git/shop", yes, "The remote of this checkout is no URL of a repository"],
    [
      "git@gitlab.example:acme/shop.git",
      yes,
      "leads to gitlab.example, not to github.com. If that is an Enterprise server, set GITHUB_API_URL",
    ],
    ["git@github.com:acme/shop.git", { ...yes, repo: "shop" }, '--repo wants owner/name, not "shop".'],
  ])("explains a remote it cannot follow: %s", async (remote, options, message) => {
    const attempt = init(await offline(remote), options, machine);
    await expect(attempt).rejects.toThrow(InputError);
    await expect(attempt).rejects.toThrow(message);
  });

  it("explains that it needs a checkout", async () => {
    await expect(init(aTerminal({ folder: await folder() }), yes, machine)).rejects.toThrow(
      "is not inside a git checkout. Clone the repository",
    );
  });

  it("never shows what a remote holds of credentials", async () => {
    const attempt = init(await offline("https://ada:hunter2@gitlab.example/acme/shop"), yes, machine);
    await expect(attempt).rejects.toThrow(/^(?!.*hunter2)/s);
  });

  it.each([
    [{ archived: true }, "acme/shop is archived, so nothing in it can be changed. Unarchive it first: "],
    [{ hasIssues: false }, "Issues are switched off in acme/shop, and Almanac works with issues. Switch them on: "],
    [
      { private: true, collaborators: { bo: "admin" } },
      "GitHub knows no repository acme/shop, or this token may not see it.",
    ],
    [
      { files: { ".github/almanac.yml": "version: 1\n" } },
      "acme/shop has a playbook on its default branch already, and this checkout does not.",
    ],
  ] as const)("explains a repository it cannot work in: %j", async (change, message) => {
    await using world = await githubWorld({ ...shop, ...change });
    const terminal = await atShop(world);
    await expect(init(terminal, yes, machine)).rejects.toThrow(message);
    expect(await allFiles(terminal.folder)).toEqual({});
  });

  it("passes on that a token is not accepted", async () => {
    await using world = await githubWorld(shop);
    const terminal = await atShop(world);
    const wrong = { ...terminal, env: { ...terminal.env, GITHUB_TOKEN: "wrong" } };
    await expect(init(wrong, yes, machine)).rejects.toThrow("GitHub does not accept the token");
  });

  it("names what is wrong with a playbook that stands there, and writes nothing", async () => {
    await using world = await githubWorld(shop);
    const terminal = await atShop(world, {
      ".github/almanac.yml":
        "version: 1\nextends: phase-6\nproduct: Shop\ntimezone: Europe/Berln\ndefault-owner: ada\n",
    });
    await expect(init(terminal, yes, machine)).rejects.toThrow(/^\.github\/almanac\.yml:4:11: .*Europe\/Berln/);
    expect(Object.keys(await allFiles(terminal.folder))).toEqual([".github/almanac.yml"]);
  });

  it("speaks of a repository without a commit", async () => {
    await using world = await githubWorld({ files: {} });
    const terminal = await atShop(world);
    expect(await init(terminal, yes, machine)).toBe(0);
    expect(terminal.printed()).toContain("1. The repository has no commit on main yet: make a first one.");
  });

  it("follows no link out of the checkout", async () => {
    const terminal = await offline("git@github.com:acme/shop.git");
    const outside = await folder();
    await symlink(outside, join(terminal.folder, ".github"));
    await expect(init(terminal, yes, machine)).rejects.toThrow(".github is a link that leads out of the checkout");
    expect(await readdir(outside)).toEqual([]);
  });
});

describe("the command line", () => {
  const cli = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));
  const env = { PATH: process.env["PATH"], TZ: "Europe/Vienna", npm_lifecycle_event: "almanac" };

  it("asks nobody where nobody sits at the terminal, and works in the folder npm was called in", async () => {
    const root = await checkout("git@github.com:acme/shop.git");
    const home = await folder();
    const printed = execFileSync(process.execPath, [cli, "init"], {
      cwd: home,
      env: { ...env, INIT_CWD: root },
      encoding: "utf8",
    });
    expect(printed).toContain("Wrote .github/almanac.yml\n");
    expect((await allFiles(root))[".github/almanac.yml"]).toContain("timezone: Europe/Vienna");
    expect(await readdir(home)).toEqual([]);
  });
});

describe("files for figures", () => {
  it("are offered, and with --figures written with their columns and connected in the new playbook", async () => {
    await using world = await githubWorld(shop);
    const offered = await atShop(world);
    await init(offered, yes, machine);
    expect(offered.printed()).toContain("`almanac init --figures` writes the files to put them in.");
    const terminal = await atShop(world);
    await init(terminal, { ...yes, figures: true }, machine);
    expect(await textOf(terminal, "data/growth.csv")).toBe(
      "week,signups,activated,joined_7,kept_7,joined_30,kept_30\n",
    );
    expect(await textOf(terminal, ".github/almanac.yml")).toContain("user-growth: { source: { csv: data/business.csv");
    expect(terminal.printed()).toContain("Keep names, addresses and numbers of persons out of these files");
    expect(await validate(terminal, { playbook: ".github/almanac.yml", org: undefined, format: "table" })).toBe(0);
  });

  it("are added to a checkout that has all else, and never written over one that is there", async () => {
    await using world = await githubWorld(shop);
    const terminal = await atShop(world, { "data/growth.csv": "ours\n" });
    await init(terminal, yes, machine);
    await init(terminal, { ...yes, figures: true }, machine);
    expect(await textOf(terminal, "data/growth.csv")).toBe("ours\n");
    expect(await textOf(terminal, "data/process.csv")).toBe("quarter,hours\n");
    expect(terminal.printed()).toContain(
      "portfolio-roi: { unit: amount, source: { csv: data/portfolio.csv, column: gain, of: invested } }",
    );
  });
});
