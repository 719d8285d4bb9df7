import { beforeEach, describe, expect, it } from "vitest";
import { operationWords } from "../../../src/render/operation-words.ts";
import { openPlan } from "../../../src/render/open-plan.ts";
import type { Plan } from "../../../src/operation/plan.ts";
import type { Playbook } from "../../../src/playbook/playbook.ts";
import type { Permission } from "../../../src/snapshot/permission.ts";
import { aCadence } from "../../support/builders.ts";
import { PERMISSIONS, SHOP, at } from "../../support/incident-world.ts";
import { passAt, planAt } from "../../support/simulated-pass.ts";
import { SimulatedRepository } from "../../support/simulated-repository.ts";
import { keysOf } from "../../support/simulated-view.ts";

const SECRET = "cards of customers leaked";
const PLACE = "acme/security";
const shop: Playbook = { ...SHOP, cadences: [], holidays: { days: [], file: undefined }, away: [], metrics: [] };
const permissions = Object.fromEntries<Permission>(PERMISSIONS);
const graveIsSecret: Playbook = {
  ...shop,
  incidents: {
    ...shop.incidents,
    severities: shop.incidents.severities.map((one) => (one.id === "P0" ? { ...one, confidential: PLACE } : one)),
  },
};

let repository: SimulatedRepository;
let security: SimulatedRepository;
let playbook = shop;
/** All that anybody could read of each pass. */
let told: string[];
beforeEach(() => {
  repository = new SimulatedRepository({ permissions });
  security = new SimulatedRepository({ permissions, ids: 1000 });
  repository.elsewhere.set(PLACE, security);
  playbook = shop;
  told = [];
  repository.open("issue", { title: SECRET, body: SECRET, author: "eve", labels: ["area/checkout"] }, at("02:45"));
});

function pass(time: string, days = 0): Plan {
  const plan = passAt(repository, playbook, at(time, days));
  expect(keysOf(planAt(repository, playbook, at(time, days)))).toEqual([]);
  const words = plan.operations.map((operation) => JSON.stringify(operationWords(operation, plan.operations)));
  told.push(JSON.stringify(openPlan(plan)), ...words);
  return plan;
}
const label = (time: string, who: string, add: string) => repository.label(1, who, at(time), { add: [add] });
const say = (time: string, who: string, body: string) => repository.say(1, who, body, at(time));
/** What somebody writes where the incident is handled. */
const whisper = (time: string, who: string, body: string) => security.say(1, who, body, at(time));
/** Everything of ours that is public: what stands, and what each pass told. */
const open = () => {
  const ours = repository.comments.filter(({ author }) => author === repository.author).map(({ body }) => body);
  const items = repository.ours().flatMap(({ title, body }) => [title, body]);
  const files = [...repository.branches.values()].flatMap(({ files: all }) => [...all].flat());
  return [...told, ...ours, ...items, ...files, ...repository.notices.map(({ message }) => message)].join("\n");
};
const board = () => security.item(1).body;
const hidden = () => security.comments.map(({ body }) => body).join("\n");

describe("an incident of a severity that is confidential", () => {
  beforeEach(() => {
    playbook = graveIsSecret;
    label("02:47", "eve", "P0");
  });

  it("is handled in the private repository from its first minute; here stands only that there is one", () => {
    const plan = pass("02:47");
    expect(plan.problems).toEqual([]);
    expect(keysOf(plan)).toEqual(
      expect.arrayContaining([
        "add-assignees incident:assign:1",
        "comment incident:status:1",
        "open-issue incident:private:1",
      ]) as string[],
    );
    expect(board()).toMatch(/^> Confidential: all is said here\. \[acme\/shop#1\]/);
    expect(board()).toContain(`**Impact** ${SECRET}`);
    expect(board()).toContain("](https://github.com/acme/shop/blob/HEAD/docs/runbooks/checkout.md)");
    expect(security.item(1)).toMatchObject({ title: SECRET, labels: [] });
    expect(repository.comments.at(-1)?.body).toMatch(
      /^An incident is being handled \(P0, since 02:47\)\. Next notice 03:02\.\n/,
    );
    expect(open()).not.toContain(SECRET);
  });

  it("hears the commands given there, and answers there", () => {
    pass("02:47");
    whisper("02:50", "dev", "/ack");
    whisper("02:51", "dev", `/update ${SECRET} by a query`);
    whisper("02:52", "reporter", `/resolve ${SECRET}`);
    pass("02:52");
    expect(security.reactions).toEqual(new Set([1001, 1002]));
    expect(board()).toContain("| Acknowledge | 02:52 | ✅ 02:50 dev |");
    expect(hidden()).toContain("<details><summary>Commands taken (2)</summary>");
    expect(hidden()).toContain("was not taken");
    expect(repository.reactions.size).toBe(0);
    pass("03:17");
    expect(hidden()).toContain("**Brief for executives**");
    expect(open()).not.toContain(SECRET);
    // Neither the page for users nor the branch of data knows of it.
    expect([...repository.branches.keys()]).toEqual(["main"]);
  });

  it("ends in both places, and comes back in both", () => {
    pass("02:47");
    whisper("02:50", "dev", "/mitigated");
    whisper("03:21", "chi", `/verified ${SECRET} no more`);
    whisper("03:22", "dev", "/resolve keys changed");
    pass("03:22");
    // There it waits for its post-mortem, of which nothing is said here.
    expect([repository.item(1).state, security.item(1).state]).toEqual(["closed", "open"]);
    expect(hidden()).toContain("**Resolved** 03:22 by dev.");
    repository.turn(1, "open", "dev", at("03:40"));
    pass("03:40");
    expect([repository.item(1).state, security.item(1).state]).toEqual(["open", "open"]);
    expect(open()).not.toContain(SECRET);
  });

  describe("that is over", () => {
    const postMortem = () => security.ours().findLast(({ kind }) => kind === "pull-request");
    beforeEach(() => {
      pass("02:47");
      whisper("02:50", "dev", "/mitigated");
      whisper("03:21", "chi", `/verified ${SECRET} no more`);
      whisper("03:22", "dev", "/resolve keys changed");
      pass("03:22");
      pass("03:23");
    });

    it("gets its post-mortem where it was handled, of the issue there, and nothing of it is known here", () => {
      const pull = postMortem();
      expect(pull).toMatchObject({
        title: `Post-mortem: ${SECRET}`,
        state: "open",
        marker: { kind: "post-mortem", key: ["1", "1"] },
      });
      expect(pull?.body).toMatch(/^@hal please lead this\.\n/);
      const path = "postmortems/2026/2026-11-21-cards-of-customers-leaked-1.md";
      const text = security.branches.get("almanac-report/post-mortem/1")?.files.get(path);
      expect(text).toMatch(/^---\nincident: 1\nseverity: P0\n/);
      expect(text).toContain("**Incident** [acme/shop#1](https://github.com/acme/shop/issues/1), P0");
      expect(text).toContain("keys changed");
      expect(repository.ours().filter(({ kind }) => kind === "pull-request")).toEqual([]);
      expect(repository.item(1).labels).toEqual(["area/checkout", "P0"]);
      expect(open()).not.toContain(SECRET);
      expect(open()).not.toMatch(/post-mortem\/|postmortems/);
    });

    it("is done with once that is merged: its clock stops and the issue there closes", () => {
      const number = postMortem()?.number ?? 0;
      expect(board()).toMatch(/\| Post-mortem \| [^|]*\| ⏳/);
      security.merge(number, "hal", at("10:00"));
      pass("10:00");
      expect(board()).toMatch(/\| Post-mortem \| [^|]*\| ✅ /);
      expect(security.item(1).state).toBe("closed");
      expect(open()).not.toContain(SECRET);
    });

    it("is done without it where who decides waives it there", () => {
      whisper("09:00", "ada", `/waive post-mortem ${SECRET} is known`);
      pass("09:00");
      expect([postMortem()?.state, security.item(1).state]).toEqual(["closed", "closed"]);
      expect(open()).not.toContain(SECRET);
    });

    it("asks for it again where it was closed unmerged: it is opened once more, and then who decides is asked, once", () => {
      const number = postMortem()?.number ?? 0;
      security.turn(number, "completed", "dev", at("09:00"));
      pass("09:00");
      expect(postMortem()?.state).toBe("open");
      security.turn(number, "completed", "dev", at("09:10"));
      pass("09:10");
      pass("09:20");
      expect(hidden().match(/was closed without being merged a second time/g)).toHaveLength(1);
      expect([postMortem()?.state, security.item(1).state]).toEqual(["closed", "open"]);
      expect(open()).not.toContain(SECRET);
    });
  });

  describe("in the lists of a report", () => {
    const file = ".github/almanac/lists.md";
    /** The report of the week as it is drafted on Monday. */
    const drafted = () => {
      passAt(repository, playbook, at("09:17", 2));
      return repository.branches
        .get("almanac-report/weekly-analytics/2026-W47")
        ?.files.get("reports/weekly-analytics/2026-W47.md");
    };
    beforeEach(() => {
      playbook = { ...playbook, cadences: [aCadence({ delivery: "pull-request", steps: [], template: file })] };
      repository.branches.get("main")?.files.set(file, "# {title} {period}\n\n::backlog\n\n::feedback\n");
      pass("02:47");
    });

    it("has no title while it is open", () => {
      expect(drafted()).toContain("| Confidential incident | 21 Nov |");
      expect(open()).not.toContain(SECRET);
    });

    it("has neither title nor words once it is closed and its label is gone", () => {
      repository.turn(1, "completed", "dev", at("02:55"));
      pass("02:55");
      repository.label(1, "eve", at("03:00"), { remove: ["P0"] });
      expect(drafted()).toContain("Confidential incident, 1 💬");
      expect(open()).not.toContain(SECRET);
    });
  });

  it("is not let out where no place takes it, and the problem says why without a word of it", () => {
    repository.elsewhere.set(PLACE, "its playbook does not allow it");
    const plan = pass("02:47");
    expect(plan.problems).toMatchObject([
      { id: "incident-confidential", cause: expect.stringContaining("its playbook does not allow it") as string },
    ]);
    pass("02:52");
    expect(repository.comments.at(-1)?.body).toMatch(/^@dev @bo .* please look into the confidential incident\.\n/);
    expect(JSON.stringify(plan.problems) + open()).not.toContain(SECRET);
  });
});

describe("an incident that becomes confidential", () => {
  beforeEach(() => {
    label("02:47", "eve", "P0");
    pass("02:47");
    say("02:50", "reporter", `/resolve ${SECRET}`);
    pass("02:50");
    say("02:51", "dev", `/status identified ${SECRET}`);
    pass("02:51");
    pass("03:17");
    told = [];
    // What was sent outside is gone.
    repository.notices.length = 0;
  });

  it("takes its words out of all we said, and goes on in private with what was found", () => {
    expect(open()).toContain(SECRET);
    say("03:20", "dev", "/flag data-breach");
    pass("03:20");
    expect(open()).not.toContain(SECRET);
    expect(board()).toContain(`**Now** ${SECRET} (dev).`);
    expect(hidden()).toContain("/flag data-breach");
    // What was said stays said: nobody is called twice.
    expect(keysOf(pass("03:20:30"))).toEqual([]);
  });
});
