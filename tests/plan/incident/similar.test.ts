import { expect, test } from "vitest";
import type { Permission } from "../../../src/snapshot/permission.ts";
import { PERMISSIONS, SHOP, at } from "../../support/incident-world.ts";
import { passAt } from "../../support/simulated-pass.ts";
import { SimulatedRepository } from "../../support/simulated-repository.ts";

const shop = { ...SHOP, cadences: [], holidays: { days: [], file: undefined }, away: [], metrics: [] };

test("without a label that says what it is about, an incident is compared by its words with those that were as grave", () => {
  const repository = new SimulatedRepository({ permissions: Object.fromEntries<Permission>(PERMISSIONS) });
  const past = (title: string, labels: readonly string[]) => {
    const number = repository.open("issue", { title, body: "", author: "eve" }, at("10:00", -20));
    repository.label(number, "eve", at("10:00", -20), { add: ["P1", ...labels] });
    repository.turn(number, "completed", "dev", at("12:00", -20));
    return number;
  };
  const alike = past("Search index answers nothing", ["cause:full-disk"]);
  past("Payments time out", []);
  const now = repository.open(
    "issue",
    { title: "The search index answers slowly", body: "", author: "eve" },
    at("02:46"),
  );
  repository.label(now, "eve", at("02:47"), { add: ["P1"] });
  passAt(repository, { ...shop, incidents: { ...shop.incidents, from: "2026-11-20" } }, at("02:47"));
  const board = repository.comments.find(({ issue }) => issue === now)?.body ?? "";
  expect(board.split("\n").filter((line) => line.startsWith("- Similar"))).toEqual([
    `- Similar: #${alike} (P1, Sunday 1 November), cause \`full-disk\``,
  ]);
});
