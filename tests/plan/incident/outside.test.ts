import { beforeEach, describe, expect, it } from "vitest";
import { formChoices, formHeadings } from "../../../src/incident/triage/form-answers.ts";
import type { Requirement } from "../../../src/requirements/requirement.ts";
import type { Permission } from "../../../src/snapshot/permission.ts";
import { PERMISSIONS, SHOP, at } from "../../support/incident-world.ts";
import { passAt, planAt } from "../../support/simulated-pass.ts";
import { SimulatedRepository } from "../../support/simulated-repository.ts";
import { keysOf } from "../../support/simulated-view.ts";

const shop = { ...SHOP, cadences: [], holidays: { days: [], file: undefined }, away: [], metrics: [] };
const permissions = Object.fromEntries<Permission>(PERMISSIONS);

let repository: SimulatedRepository;
beforeEach(() => {
  repository = new SimulatedRepository({ permissions });
});

/** What a pass does about incidents, and that a second one at the same instant would do nothing more. */
const pass = (time: string): readonly string[] => {
  const plan = passAt(repository, shop, at(time));
  expect(keysOf(planAt(repository, shop, at(time)))).toEqual([]);
  return keysOf(plan).filter((key) => !key.includes("almanac"));
};
const status = () => repository.comments.find(({ body }) => body.includes("almanac:1 status"))?.body ?? "";

/** The issue that the form makes of its answers. */
function reported(time: string, by: string, answers: Partial<Record<keyof typeof formHeadings, string>>): number {
  const body = Object.entries(formHeadings)
    .map(
      ([id, heading]) =>
        `### ${heading}\n\n${Object.entries(answers).find(([name]) => name === id)?.[1] ?? "_No response_"}`,
    )
    .join("\n\n");
  const number = repository.open("issue", { title: "[Incident] Checkout", body, author: by, labels: [] }, at(time));
  repository.label(number, by, at(time), { add: ["incident"] });
  return number;
}

describe("an incident without a severity", () => {
  it("gets it from the form at once, with the response that belongs to it, and says which rule decided", () => {
    const number = reported("09:00", "eve", { service: "Coupons", affected: formChoices.affected.minor, text: "x" });
    const did = pass("09:00");
    expect(did).toContain(`add-labels incident:label:${number}`);
    expect(did).toContain(`remove-label incident:unlabel:${number}:incident`);
    expect(repository.item(number).labels).toEqual(["P2"]);
    expect(status()).toMatch(/^## 🟡 P2 Medium · Investigating · Coupons\n/);
    expect(status()).toContain(
      "- P2 by the answers in the form: a minor feature is affected. Not right? `/severity P1 <why>`.",
    );
    const before = status();
    pass("09:01");
    expect(status()).toBe(before);
  });

  it("may be a P0 at once where who reports it may triage; of others it is only proposed", () => {
    const down = { affected: formChoices.affected.everything, text: "Down" };
    const trusted = reported("09:00", "dev", down);
    pass("09:00");
    expect(repository.item(trusted).labels).toEqual(["P0"]);
    repository = new SimulatedRepository({ permissions });
    const stranger = reported("09:00", "mallory", down);
    pass("09:00");
    expect(repository.item(stranger).labels).toEqual(["incident"]);
    expect(status()).toContain("mallory proposes P0.");
    expect(status()).toContain(
      "It holds once somebody with triage rights sets the label or writes `/severity P0 <why>`.",
    );
    repository.say(stranger, "dev", "/severity P0 it is down", at("09:02"));
    pass("09:02");
    expect(repository.item(stranger).labels).toEqual(["P0"]);
  });

  it("is for whoever triages where no rule fits", () => {
    const number = reported("09:00", "dev", { affected: "I do not know", text: "Strange" });
    pass("09:00");
    expect(repository.item(number).labels).toEqual(["incident"]);
    expect(status()).toContain("## ⚠️ Severity not settled");
    expect(status()).toContain("No rule says how grave this is; until somebody does, it is taken for a P1.");
  });
});

describe("what changed before", () => {
  it("is read for the first response and never again, and stays in the comment", () => {
    repository.open("pull-request", { title: "Faster | checkout", body: "", author: "chi" }, at("02:00"));
    repository.change(1, at("02:31"), { state: "closed", closedAt: at("02:31"), mergedAt: at("02:31") });
    repository.open(
      "issue",
      { title: "Payments fail", body: "", author: "eve", labels: ["area/checkout"] },
      at("02:45"),
    );
    repository.label(2, "eve", at("02:47"), { add: ["P0"] });
    pass("02:47");
    expect(status()).toContain(
      "**Look here first**\n- Runbook: [checkout](../blob/HEAD/docs/runbooks/checkout.md)\n- Merged 02:31, 16\u00a0min before: #1 (chi) Faster \\| checkout\n\n",
    );
    repository.open("issue", { title: "Payments fail", body: "", author: "ida", labels: ["P3"] }, at("02:48"));
    repository.say(2, "dev", "/ack", at("02:50"));
    const asked: Requirement["kind"][] = [];
    const answer = (requirement: Requirement) => {
      asked.push(requirement.kind);
      return undefined;
    };
    passAt(repository, shop, at("02:50"), { answer });
    expect(asked).not.toContain("deployments");
    expect(status()).toContain("- Merged 02:31");
    expect(status()).toContain("- The same? #4 Payments fail (02:48).");
  });
});

describe("those outside of GitHub", () => {
  beforeEach(() => {
    repository.open("issue", { title: "Payments fail", body: "", author: "eve", labels: [] }, at("02:45"));
    repository.label(1, "eve", at("02:47"), { add: ["P0"] });
  });
  const notices = () => repository.notices.map(({ delivery }) => delivery.replace(/@.*/, ""));

  it("are told of each event once, and again by the next pass where that failed", () => {
    repository.deaf = true;
    passAt(repository, shop, at("02:47"));
    expect(notices()).toEqual(["acme/shop#1 declared"]);
    repository.deaf = false;
    pass("02:48");
    repository.say(1, "dev", "/ack", at("02:50"));
    pass("02:50");
    pass("02:51");
    expect(notices()).toEqual(["acme/shop#1 declared", "acme/shop#1 declared", "acme/shop#1 acknowledged"]);
  });

  it("hear nothing of a confidential one but that it is there", () => {
    repository.say(1, "dev", "/flag data-breach", at("02:48"));
    pass("02:48");
    expect(notices()).toEqual(["acme/shop#1 declared"]);
    expect(repository.notices[0]?.message).not.toContain("Payments");
  });
});

describe("users", () => {
  const page = () => repository.branches.get("almanac-data")?.files.get("status/README.md");
  beforeEach(() => {
    repository.open("issue", { title: "Secret name", body: "", author: "eve", labels: ["area/checkout"] }, at("02:45"));
    repository.label(1, "eve", at("02:47"), { add: ["P0"] });
    passAt(repository, shop, at("02:47"));
  });

  it("read each update on the data branch, and what became of it", () => {
    expect(page()).toBeUndefined();
    repository.say(1, "eve", "/update Payments fail for all customers. next 20m", at("03:05"));
    expect(pass("03:05")).toContain("commit-files incident:status-page");
    expect(page()).toContain("## 🔴 checkout");
    expect(page()).toContain(": Payments fail for all customers.");
    expect(page()).toContain("| **Next update** | Sat 21 Nov 2026, 03:25 |");
    expect(page()).not.toContain("Secret name");
    expect(status()).toContain(
      "<details><summary>A notice to users, to send as it is or better</summary>\n\nAcme Shop, checkout: down since Sat 21 Nov 2026, 02:47 (Europe/Berlin).",
    );
    expect(pass("03:06")).not.toContain("commit-files incident:status-page");
    for (const said of ["/ack", "/mitigated", "/verified paid with three cards"])
      repository.say(1, "chi", said, at("03:10"));
    repository.say(1, "dev", "/resolve switched back by hand", at("03:41"));
    pass("03:41");
    expect(page()).toContain("🟢 **Nothing is known to be wrong.**");
  });

  it("read nothing more of what became confidential", () => {
    repository.say(1, "eve", "/update Payments fail.", at("03:05"));
    pass("03:05");
    repository.say(1, "dev", "/flag data-breach", at("03:10"));
    pass("03:10");
    expect(page()).not.toContain("Payments fail");
    expect(page()).toContain("🟢 **Nothing is known to be wrong.**");
  });
});
