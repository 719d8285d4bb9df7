import { describe, expect, it } from "vitest";
import { type DoctorWorld, doctorWorld } from "../support/doctor-world.ts";

const SHOP = "/repos/acme/shop";
const NEXT_MONDAY = "2026-11-30T08:17:00Z";

type Row = { readonly title: string; readonly labels: readonly { name: string }[]; readonly pull_request?: object };

/** Titles of what stands open, reports apart from issues. */
async function open(
  world: DoctorWorld,
): Promise<{ readonly issues: readonly Row[]; readonly reports: readonly Row[] }> {
  const rows = (await world.github.as("ada").get(`${SHOP}/issues?per_page=100`)) as Row[];
  return {
    issues: rows.filter((row) => row.pull_request === undefined),
    reports: rows.filter((row) => row.pull_request !== undefined),
  };
}

async function files(world: DoctorWorld, branch: string): Promise<number> {
  return (await world.github.as("ada").request("GET", `${SHOP}/contents/reports/daily-metrics?ref=${branch}`)).status;
}

const has = async (world: DoctorWorld, id: string) => (await world.findings()).some((finding) => finding.id === id);

describe("a pass over a repository that the doctor finds ill", () => {
  it("leaves one owner out and serves everybody else", async () => {
    await using world = await doctorWorld({ playbook: "roles:\n  sprint-prioritizer: eve\n", lived: false });
    expect(await has(world, "owner-not-assignable")).toBe(true);
    expect((await world.pass()).failed).toBe(false);
    const titles = (await open(world)).issues.map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(["Weekly analytics 2026-W47", "Status update 2026-W47"]));
    expect((await open(world)).reports.length).toBeGreaterThan(3);
    expect(await files(world, "main")).toBe(200);
  });

  it("takes daily reports to the data branch where the default branch is closed", async () => {
    await using world = await doctorWorld({ lived: false });
    world.github.rules.ruleset("acme/shop", { branches: ["main"], rules: [{ type: "pull_request" }] });
    const said = (await world.findings()).find(({ id }) => id === "branch-protected");
    expect(said?.cause).toMatch(/^main takes no direct commits .* go to the branch `almanac-data`/);
    expect((await world.pass()).failed).toBe(false);
    expect([await files(world, "main"), await files(world, "almanac-data")]).toEqual([404, 200]);
    expect((await open(world)).issues.length).toBeGreaterThan(5);
  });

  it("opens every issue and commits every file where Actions may not open pull requests, and says so once", async () => {
    await using world = await doctorWorld({ seed: { actionsMayOpenPullRequests: false }, lived: false });
    expect(await has(world, "actions-may-not-open-pull-requests")).toBe(true);
    const { summary, failed } = await world.pass();
    expect(failed).toBe(true);
    const said = summary.split("### Not done")[0] ?? "";
    expect(said.match(/GitHub Actions may not open pull requests here/g)).toHaveLength(1);
    expect(said).toContain('Tick "Allow GitHub Actions to create and approve pull requests"');
    const { issues, reports } = await open(world);
    expect(reports).toEqual([]);
    expect(issues.map(({ title }) => title)).toContain("Weekly analytics 2026-W47");
    expect(await files(world, "main")).toBe(200);
  });

  it("serves a renamed label's cadence like the others", async () => {
    await using world = await doctorWorld();
    await world.github.as("ada").patch(`${SHOP}/labels/almanac:weekly`, { new_name: "chores" });
    expect(await has(world, "label-renamed")).toBe(true);
    expect((await world.pass({ now: NEXT_MONDAY })).failed).toBe(false);
    const weekly = (await open(world)).issues.filter(({ title }) => title.endsWith("2026-W48"));
    expect(weekly.length).toBeGreaterThan(3);
    expect(weekly.every(({ labels }) => labels.some(({ name }) => name === "almanac:weekly"))).toBe(true);
  });

  it("rebuilds a broken ledger and opens nothing twice", async () => {
    await using world = await doctorWorld();
    const before = await open(world);
    const rows = (await world.github.as("ada").get(`${SHOP}/issues?per_page=100`)) as {
      number: number;
      body: string;
    }[];
    const almanac = rows.find(({ body }) => /almanac:1 almanac/.test(body));
    await world.github
      .as("ada")
      .patch(`${SHOP}/issues/${almanac?.number}`, { body: almanac?.body.replace("ledger", "leger") });
    expect(await has(world, "ledger-broken")).toBe(true);
    expect((await world.pass({ now: "2026-11-23T09:17:00Z" })).failed).toBe(false);
    expect((await open(world)).issues.length).toBe(before.issues.length);
    expect(await has(world, "ledger-broken")).toBe(false);
  });

  it("writes nothing with a token that may only read, tries nothing twice, and says what it lacks", async () => {
    const permissions = { contents: "read", issues: "read", "pull-requests": "read" } as const;
    await using world = await doctorWorld({
      lived: false,
      tokens: [{ token: "ghs_reader", login: "github-actions[bot]", kind: "actions", permissions }],
    });
    world.github.requests.clear();
    const told = await world.pass({ token: "ghs_reader" });
    expect(told.failed).toBe(true);
    expect(await open(world)).toEqual({ issues: [], reports: [] });
    expect(await files(world, "main")).toBe(404);
    // One for issues, one for files: what would fail alike is not tried, nor the report of an issue that does not stand.
    expect(world.github.requests.writes).toBe(2);
    const said = told.summary.split("### Not done")[0] ?? "";
    expect(said.match(/The token lacks a permission; one of these would do: (issues|contents)=write/g)).toHaveLength(2);
    expect(said).toContain("In a workflow add it under `permissions:` of the job");
  });

  it("writes nothing into an archive, and says why", async () => {
    await using world = await doctorWorld({ lived: false });
    world.github.rules.settings("acme/shop", { archived: true });
    expect(await has(world, "archived")).toBe(true);
    const told = await world.pass();
    expect(told.failed).toBe(true);
    expect(await open(world)).toEqual({ issues: [], reports: [] });
    const said = told.summary.split("### Not done")[0] ?? "";
    expect(said.match(/The repository is archived, so nothing in it can be changed/g)).toHaveLength(1);
    expect(said).toContain("Unarchive the repository");
  });
});
