import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { builtInWeight } from "../../src/postmortem/built-in-weight.ts";
import { checkPostMortem } from "../../src/postmortem/check-post-mortem.ts";
import { heldAgainst } from "./held-against.ts";
import { mutations } from "./mutations.ts";

const folder = new URL("good/", import.meta.url);
const good = new Map(
  readdirSync(folder).map((file) => [file.replace(/\.md$/, ""), readFileSync(new URL(file, folder), "utf8")]),
);

describe("good post-mortems", () => {
  it("are more than ten, each in a form of its own", () => {
    expect(good.size).toBe(14);
  });

  it.each([...good])("%s passes with nothing to object", (_, document) => {
    const allowed = new Set(["impact-kinds"]);
    expect(checkPostMortem(document, heldAgainst).filter(({ id }) => !allowed.has(id))).toEqual([]);
  });
});

describe("bad post-mortems", () => {
  it("are more than sixty, and some that only get a hint", () => {
    expect(mutations.filter(({ id }) => builtInWeight(id) === "error").length).toBeGreaterThan(60);
    expect(new Set(mutations.map(({ name }) => name)).size).toBe(mutations.length);
  });

  it.each(mutations.map((mutation) => [mutation.name, mutation] as const))(
    "%s",
    (_, { file, change, id, at, also = [] }) => {
      const before = good.get(file) ?? "";
      const document = change(before);
      expect(document).not.toBe(before);
      const line = document.slice(0, document.indexOf(`\n${at}`) + 1).split("\n").length;
      const findings = checkPostMortem(document, heldAgainst);
      expect(findings.map((finding) => [finding.id, finding.line])).toContainEqual([id, at === "---" ? 1 : line]);
      expect(findings.find((finding) => finding.id === id)?.example).not.toBe("");
      // Nothing else is refused because of it, but what cannot be seen without it.
      const refused = findings.flatMap((finding) => (finding.severity === "error" ? [finding.id] : []));
      expect(refused.filter((one) => one !== id).toSorted()).toEqual(also.toSorted());
    },
  );
});
