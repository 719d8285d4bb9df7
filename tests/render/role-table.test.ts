import { expect, test } from "vitest";
import { renderRoleTable } from "../../src/render/role-table.ts";
import { aRole } from "../support/builders.ts";
import { setting } from "./sample.ts";

test("every role has a line: who holds it, and because of which line", () => {
  const roles = [
    aRole("support-responder", ["eve", "ida"]),
    aRole("feedback-synthesizer", ["eve", "ida"], { through: "support-responder" }),
    aRole("infrastructure-maintainer", [], {
      holders: { kind: "rotation", people: ["bo", "chi"], turn: { unit: "week", every: 1 }, from: "2026-11-02" },
      because: { file: ".github/almanac.yml", line: 15 },
    }),
    aRole("developer", [], {
      holders: { kind: "by-label", labels: new Map([["area/checkout", ["chi"]]]), otherwise: ["bo", "jo"] },
    }),
    aRole("trend-researcher", [], { holders: { kind: "everyone", people: [], teams: ["acme/product"] } }),
    aRole("tool-evaluator", [], { holders: { kind: "agent", agent: "scout" } }),
    aRole("brand-guardian", []),
  ];
  const { playbook } = setting({ roles: new Map(roles.map((role) => [role.id, role])) });
  expect(renderRoleTable(playbook)).toBe(
    [
      "Role                       Who                                           Because of",
      "brand-guardian             nobody                                        .github/almanac.yml:1",
      "developer                  area/checkout: chi; otherwise bo, jo          .github/almanac.yml:1",
      "feedback-synthesizer       eve, ida                                      .github/almanac.yml:1 (as support-responder)",
      "infrastructure-maintainer  bo, chi in turn, a week each from 2026-11-02  .github/almanac.yml:15",
      "support-responder          eve, ida                                      .github/almanac.yml:1",
      "tool-evaluator             agent scout                                   .github/almanac.yml:1",
      "trend-researcher           acme/product                                  .github/almanac.yml:1",
    ].join("\n"),
  );
});
