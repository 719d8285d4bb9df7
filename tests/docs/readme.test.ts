import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { parsePlaybook } from "../../src/playbook/parse.ts";
import { phase6Layer, smallestPlaybookText } from "../support/example-playbooks.ts";

const root = new URL("../../", import.meta.url);
const readme = readFileSync(new URL("README.md", root), "utf8");
const { scripts } = JSON.parse(readFileSync(new URL("package.json", root), "utf8")) as {
  scripts: Record<string, string>;
};

/** The fenced blocks of one language, without their indentation. */
function blocks(language: string): readonly string[] {
  return [...readme.matchAll(new RegExp(`^( *)\`\`\`${language}\\n([^]*?)^ *\`\`\``, "gm"))].map(
    ([, indent = "", text = ""]) => text.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
  );
}

describe("the README", () => {
  it("stays below 200 lines, in its fixed order", () => {
    expect(readme.split("\n").length).toBeLessThan(200);
    expect([...readme.matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual([
      "When not to use it",
      "Quick start",
      "Playbook reference",
      "Safety",
      "Development",
    ]);
  });

  it.each(blocks("yaml").map((text) => [text.split("\n")[0], text]))("shows a playbook that parses: %s", (_, text) => {
    const whole = text.startsWith("version:") ? text : `${smallestPlaybookText}${text}`;
    const parsed = parsePlaybook([phase6Layer, { name: "repository", file: "README.md", text: whole }]);
    expect(parsed.kind === "invalid" ? parsed.problems : []).toEqual([]);
  });

  it("names only scripts that exist", () => {
    const named = [...readme.matchAll(/npm run (?:-s )?([a-z:-]+)/g)].map(([, name = ""]) => name);
    expect(named.length).toBeGreaterThan(4);
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
    expect(blocks("sh").join("\n")).toContain("npm ci && npm run demo");
  });

  it("links only to files that stand", () => {
    const linked = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path = ""]) => path);
    expect(linked.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  });

  it("lists every command of the command line, and no other", async () => {
    const cli = fileURLToPath(new URL("src/cli.ts", root));
    const { stdout } = await promisify(execFile)(process.execPath, [cli, "--help"]);
    const offered = [...stdout.matchAll(/^ {2}([a-z]+) .*$/gm)]
      .map(([, name = ""]) => name)
      .filter((name) => name !== "help");
    const table = readme.slice(readme.indexOf("### Commands"), readme.indexOf("### The Action"));
    const listed = [...table.matchAll(/^\| `([a-z]+)/gm)].map(([, name = ""]) => name);
    expect(listed.toSorted()).toEqual(offered.toSorted());
  });
});
