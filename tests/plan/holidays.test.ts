import { describe, expect, it } from "vitest";
import { aCadence, aPlaybookOf } from "../support/builders.ts";
import { failing, type Otherwise, passAt, planAt, unreachable } from "../support/simulated-pass.ts";
import { SimulatedRepository } from "../support/simulated-repository.ts";
import { itemOf, keysOf, ledgerIn } from "../support/simulated-view.ts";

const FILE = ".github/holidays.ics";
const FRIDAY = "2026-11-20T10:00:00Z";
const MONDAY = "2026-11-23T08:00:00Z";
const daily = aCadence({ id: "check", pace: "daily", rhythm: { kind: "business-days" } });
const playbook = aPlaybookOf([daily], { holidays: { days: [], file: FILE } });

/** An iCalendar file with those free days. */
function calendar(...days: readonly string[]): string {
  const events = days.map(
    (day) => `BEGIN:VEVENT\nUID:${day}\nDTSTART;VALUE=DATE:${day.replaceAll("-", "")}\nSUMMARY:Free\nEND:VEVENT`,
  );
  return ["BEGIN:VCALENDAR", "VERSION:2.0", ...events, "END:VCALENDAR", ""].join("\n");
}
const withFile = (text: string) => new SimulatedRepository({ files: { [FILE]: text } });
const write = (repository: SimulatedRepository, text: string | undefined) => {
  const files = repository.branches.get("main")?.files;
  if (text === undefined) files?.delete(FILE);
  else files?.set(FILE, text);
};
const opened = (repository: SimulatedRepository, now: string) =>
  keysOf(passAt(repository, playbook, now)).filter((key) => key.startsWith("open-issue open:check"));
/** The files a pass asks for. */
function asked(repository: SimulatedRepository, now: string): readonly string[] {
  const paths: string[] = [];
  const listen: Otherwise = {
    answer: (requirement) => {
      if (requirement.kind === "file") paths.push(requirement.path);
      return undefined;
    },
  };
  planAt(repository, playbook, now, listen);
  return paths;
}

describe("the holidays file", () => {
  it("is read by the first pass of a day and remembered for the others", () => {
    const repository = withFile(calendar("2026-11-23"));
    expect(asked(repository, FRIDAY)).toEqual([FILE]);
    passAt(repository, playbook, FRIDAY);
    expect(ledgerIn(repository).holidays).toEqual({ read: "2026-11-20", days: ["2026-11-23"] });
    expect(asked(repository, FRIDAY)).toEqual([]);
    expect(asked(repository, "2026-11-20T22:59:59Z")).toEqual([]);
    expect(planAt(repository, playbook, "2026-11-20T19:00:00Z").nextDueAt).toBe("2026-11-20T23:00:00Z");
    expect(asked(repository, "2026-11-20T23:00:00Z")).toEqual([FILE]);
  });

  it("keeps its days free: nothing is due on them, and nothing is missed by them", () => {
    const repository = withFile(calendar("2026-11-23"));
    passAt(repository, playbook, FRIDAY);
    expect(opened(repository, MONDAY)).toEqual([]);
    expect(opened(repository, "2026-11-24T08:00:00Z")).toEqual(["open-issue open:check:2026-11-24"]);
    expect(itemOf(repository, "occurrence").marker.notes["missed"]).toBeUndefined();
    expect(itemOf(repository, "occurrence").body).toContain("**Due** Wednesday 25 November");
  });

  it("counts besides the days the playbook lists", () => {
    const both = { ...playbook, holidays: { days: ["2026-11-24"], file: FILE } };
    const repository = withFile(calendar("2026-11-23"));
    passAt(repository, both, FRIDAY);
    passAt(repository, both, "2026-11-24T08:00:00Z");
    expect(itemOf(repository, "occurrence").marker.key[1]).toBe("2026-11-20");
  });

  it("counts as it stands the next day where somebody changed it", () => {
    const repository = withFile(calendar());
    passAt(repository, playbook, FRIDAY);
    write(repository, calendar("2026-11-23"));
    expect(opened(repository, MONDAY)).toEqual([]);
    write(repository, calendar("2026-11-24"));
    expect(opened(repository, "2026-11-24T08:00:00Z")).toEqual(["open-issue open:check:2026-11-23"]);
  });

  it("keeps two years of days at most in the ledger, and reckons with those", () => {
    const repository = withFile(calendar("2020-01-01", "2026-12-25", "2040-12-25"));
    passAt(repository, playbook, FRIDAY);
    expect(ledgerIn(repository).holidays?.days).toEqual(["2026-12-25"]);
  });
});

describe("a holidays file that cannot be used", () => {
  it("is a problem with its place where it is missing, in every pass until it is there", () => {
    const repository = new SimulatedRepository();
    for (const now of [FRIDAY, "2026-11-20T11:00:00Z"])
      expect(passAt(repository, playbook, now).problems).toEqual([
        {
          id: "holidays-missing",
          cause: `There is no file ${FILE}, so no day counts as a holiday.`,
          place: ".github/almanac.yml",
          fix: `Add ${FILE}, or change \`holidays:\` in the playbook.`,
        },
      ]);
    expect(keysOf(planAt(repository, playbook, "2026-11-20T11:00:00Z"))).toEqual([]);
    write(repository, calendar("2026-11-23"));
    expect(opened(repository, MONDAY)).toEqual([]);
    expect(itemOf(repository, "almanac").body).not.toContain("There is no file");
  });

  it("is a problem with its line where it is broken; its other days count, and the problem stays in sight", () => {
    const broken = calendar("2026-11-23").replace(
      "END:VCALENDAR",
      "BEGIN:VEVENT\nDTSTART;VALUE=DATE:someday\nEND:VEVENT\nEND:VCALENDAR",
    );
    const repository = withFile(broken);
    const problem = {
      id: "holidays-unreadable",
      place: expect.stringMatching(/^\.github\/holidays\.ics:\d+$/) as string,
    };
    passAt(repository, playbook, FRIDAY);
    for (const now of ["2026-11-20T10:10:00Z", "2026-11-20T12:00:00Z"]) {
      expect(planAt(repository, playbook, now).problems).toMatchObject([problem]);
      expect(keysOf(passAt(repository, playbook, now))).toEqual([]);
    }
    expect(itemOf(repository, "almanac").body).toContain(FILE);
    expect(opened(repository, MONDAY)).toEqual([]);
  });

  it("leaves what was remembered in force where it was deleted or cannot be read", () => {
    const deleted = withFile(calendar("2026-11-23"));
    passAt(deleted, playbook, FRIDAY);
    write(deleted, undefined);
    expect(opened(deleted, MONDAY)).toEqual([]);
    const unread = withFile(calendar("2026-11-23"));
    passAt(unread, playbook, FRIDAY);
    const plan = planAt(unread, playbook, MONDAY, failing("file"));
    expect(plan.problems).toEqual([unreachable]);
    expect(keysOf(plan)).toEqual(["update-issue update:almanac"]);
  });
});
