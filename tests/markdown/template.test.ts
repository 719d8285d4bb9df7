import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DirectiveUse } from "../../src/markdown/directive.ts";
import { dropEmptyHeadings, fillTemplate, parseTemplate } from "../../src/markdown/template.ts";
import { hostileText } from "./hostile.ts";

const known = {
  variables: ["title", "period", "owner"],
  directives: { figures: ["group"], chart: ["metric", "periods"], ask: ["id", "role"], steps: [] },
};

function parsed(text: string) {
  const result = parseTemplate(text, "report.md", known);
  if ("problems" in result) throw new Error(JSON.stringify(result.problems, undefined, 1));
  return result.template;
}

/** The template filled with fixed values, directives through `directive`. */
function filled(text: string, directive: (use: DirectiveUse) => string | undefined = () => undefined): string {
  return fillTemplate(parsed(text), { variables: { title: "Weekly", period: "2026-W47", owner: "fay" }, directive });
}

/** `line:column message` of each problem. */
function problems(text: string): readonly string[] {
  const result = parseTemplate(text, "report.md", known);
  return "problems" in result ? result.problems.map((one) => `${one.line}:${one.column} ${one.message}`) : [];
}

describe("fillTemplate", () => {
  it("puts in variables and directives, and keeps all else", () => {
    const seen: DirectiveUse[] = [];
    const template = [
      "# {title} {period}",
      "",
      "LTV:CAC at 09:00, :smile: and a:b[c]{d=e}",
      "",
      '::figures{group="growth"}',
      "",
      ':::ask{id="why" role="owner"}',
      "What moved, {owner}?",
      "",
      "- why",
      ":::",
      "",
      "|a|b|",
      "|-|-|",
      "|{owner}|  x|",
      "",
      "End.  ",
      "",
    ].join("\n");
    const text = filled(template, (use) => {
      seen.push(use);
      return use.name === "ask" ? `**${use.content}**` : "| F |\n|---|\n";
    });
    expect(text).toBe(
      [
        "# Weekly 2026-W47",
        "",
        "LTV:CAC at 09:00, :smile: and a:b[c]{d=e}",
        "",
        "| F |",
        "|---|",
        "",
        "**What moved, fay?",
        "",
        "- why**",
        "",
        "|a|b|",
        "|-|-|",
        "|fay|  x|",
        "",
        "End.  ",
        "",
      ].join("\n"),
    );
    expect(seen).toEqual([
      { name: "figures", attributes: { group: "growth" }, content: "", line: 5 },
      { name: "ask", attributes: { id: "why", role: "owner" }, content: "What moved, fay?\n\n- why", line: 7 },
    ]);
  });

  it("fills nothing in code, front matter and comments, and not what is escaped or doubled", () => {
    const template = [
      "---",
      "a: {nobody}",
      "---",
      "",
      "`{x}` ``{y} ` {z}`` \\{title} {{title}} {0} { title } {}",
      "",
      "```",
      "{x}",
      "::nothing",
      "```",
      "",
      "    {x}",
      "",
      "<!-- {x}",
      "::nothing",
      "-->",
      "",
      "- `{x}` {owner} \\\\{owner}",
      "",
    ].join("\n");
    expect(filled(template)).toBe(template.replace("` {owner} \\\\{owner}", "` fay \\\\fay"));
  });

  it("lets a directive that gives nothing vanish with its line, at any place", () => {
    expect(filled("A\n\n::steps\n\nB\n")).toBe("A\n\nB\n");
    expect(filled("A\n::steps\nB\n")).toBe("A\nB\n");
    expect(filled("::steps\n\nB\n")).toBe("B\n");
    expect(filled("A\n\n::steps\n")).toBe("A\n");
    expect(filled("A\n\n::steps")).toBe("A");
    expect(filled("A\n\n::steps\n\n::steps\n\n\n::steps\n\nB")).toBe("A\n\nB");
    expect(filled("A\r\n\r\n::steps\r\n\r\nB\r\n")).toBe("A\r\n\r\nB\r\n");
    expect(filled("::steps\n")).toBe("");
    expect(filled("A\n\n   :::ask\n::steps\n:::  \n\nB", (use) => (use.name === "ask" ? use.content : ""))).toBe(
      "A\n\nB",
    );
  });

  it("gives a block empty lines around it, and the document's line ends", () => {
    const block = () => "\n| x |\n|---|\n\n";
    expect(filled("A\n::steps\nB", block)).toBe("A\n\n| x |\n|---|\n\nB");
    expect(filled("::steps\n::steps\n{owner}", block)).toBe("| x |\n|---|\n\n| x |\n|---|\n\nfay");
    expect(filled("A\r\n\r\n::steps\r\n", block)).toBe("A\r\n\r\n| x |\r\n|---|\r\n");
    expect(filled("\uFEFFA\n\n::steps\n\n{owner}", block)).toBe("\uFEFFA\n\n| x |\n|---|\n\nfay");
  });

  it("fills directives inside directives, which need fewer colons", () => {
    const text = filled("::::ask\nOne {owner}\n\n:::ask{id=two}\nTwo\n\n::steps\n:::\n::::", (use) =>
      use.name === "steps" ? "S" : `<${use.attributes["id"] ?? "-"}>\n${use.content}\n</>`,
    );
    expect(text).toBe("<->\nOne fay\n\n<two>\nTwo\n\nS\n</>\n</>");
  });

  it("never reads what it put in", () => {
    expect(filled("::steps\n\n{title}", () => "{owner}\n\n::figures")).toBe("{owner}\n\n::figures\n\nWeekly");
  });

  it("needs a value for each variable", () => {
    const template = parsed("{owner}");
    expect(() =>
      fillTemplate(template, {
        variables: Object.create({ owner: "x" }) as Record<string, string>,
        directive: () => "",
      }),
    ).toThrow("no value for {owner}");
  });

  it("keeps every byte of a document without directives and variables", () => {
    fc.assert(
      fc.property(fc.array(hostileText, { maxLength: 6 }), fc.constantFrom("\n", "\n\n", "\r\n"), (parts, end) => {
        const text = parts.join(end);
        const result = parseTemplate(text, "x.md", known);
        fc.pre("template" in result && !/(?<!\{)\{(?:title|period|owner)\}/.test(text) && !/^ {0,3}::/m.test(text));
        expect(fillTemplate(result.template, { variables: {}, directive: () => "" })).toBe(text);
      }),
      { numRuns: 400 },
    );
  });
});

describe("parseTemplate", () => {
  it("names every unknown directive, attribute and variable with its line, and the nearest valid one", () => {
    expect(
      problems('# {titel}\n\n::figurs{group="x"}\n\n::chart{metrik=a b}\n\n  {nonsense}\n\n::steps{all}\n'),
    ).toEqual([
      "1:3 There is no variable `{titel}`; did you mean `{title}`? To show braces, write `\\{titel}`.",
      "3:1 There is no directive `figurs`; did you mean `::figures`?",
      "5:1 `::chart` has no attribute `metrik`; did you mean `metric`?",
      "5:1 `::chart` has no attribute `b`; there are `metric`, `periods`.",
      "7:3 There is no variable `{nonsense}`; there are `{title}`, `{period}`, `{owner}`. To show braces, write `\\{nonsense}`.",
      "9:1 `::steps` has no attribute `all`; there are none.",
    ]);
  });

  it("names directives that would silently stay text", () => {
    expect(problems("::figures {group=growth}\n\n::chart{metric=a} now\n")).toEqual([
      '1:1 `::figures {group=growth}` is no whole directive: the form is `::name{attribute="value"}`, without a space before the brace, alone on its line, and not inside HTML.',
      '3:1 `::chart{metric=a} now` is no whole directive: the form is `::name{attribute="value"}`, without a space before the brace, alone on its line, and not inside HTML.',
    ]);
    expect(problems("<div>\n::steps\n</div>")).toHaveLength(1);
    expect(problems("Text\n\n:::\n")).toEqual(["3:1 This line closes a directive, but none is open."]);
    expect(problems(":::ask{id=a}\nWhy?\n")).toEqual([
      "1:1 `:::ask` is never closed; end it with a line `:::` (one that holds others needs more colons than they have).",
    ]);
    expect(problems("- ::steps\n\n> ::steps\n")).toEqual([
      "1:3 `::steps` stands in a list or quote; give it a line of its own outside.",
      "3:3 `::steps` stands in a list or quote; give it a line of its own outside.",
    ]);
  });

  it("refuses labels, variables in attributes, and variables inside HTML tags", () => {
    expect(problems('::steps[now]\n\n::chart{metric="{title}"}\n\n<a href="{owner}">{title}</a>\n')).toEqual([
      "1:1 `::steps` has a text in brackets, which means nothing; say it with an attribute.",
      "3:1 `{title}` stands in an attribute, where nothing is filled in; write the value itself.",
      "5:10 `{owner}` stands inside an HTML tag, where its value could end the tag; put it between tags.",
    ]);
  });

  it("takes no inherited name for a known one", () => {
    expect(problems("::constructor\n\n{constructor}")).toHaveLength(2);
  });
});

describe("dropEmptyHeadings", () => {
  it("drops headings down to the next of the same or a higher level, again and again", () => {
    expect(dropEmptyHeadings("# T\n\n## A\n\n### B\n\n## C\n\nText\n\n### D\n\n# E\n")).toBe("# T\n\n## C\n\nText\n");
    expect(dropEmptyHeadings("# T\n\nA\n=\n\nB\n-\n\nText\n")).toBe("A\n=\n\nB\n-\n\nText\n");
    expect(dropEmptyHeadings("# T\n\n## A\n")).toBe("");
    expect(dropEmptyHeadings("## A\r\n\r\n## B\r\n\r\nText")).toBe("## B\r\n\r\nText");
  });

  it("leaves what stands in code, lists and quotes, and knows comments for nothing", () => {
    const kept =
      "## A\n\n```\n# no heading\n```\n\n## B\n\n- # in a list\n\n## C\n\n> # quoted\n\n## D\n\n<img>\n\n## E\n\n---\n";
    expect(dropEmptyHeadings(kept)).toBe(kept);
    expect(dropEmptyHeadings("Text\n\n## A\n\n<!-- almanac:1 gate x -->\n")).toBe(
      "Text\n\n<!-- almanac:1 gate x -->\n",
    );
    expect(dropEmptyHeadings("<details>\n\n## A\n\n</details>\n\n## B\n\nText")).toBe(
      "<details>\n\n</details>\n\n## B\n\nText",
    );
    const region = "## A\n\n<!-- almanac:begin x 0123456789 -->\n\n<!-- almanac:end x -->\n";
    expect(dropEmptyHeadings(region)).toBe(region);
  });

  it("removes nothing but headings and empty lines, and is done after once", () => {
    const block = fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: 1, max: 4 }).map((level) => `${"#".repeat(level)} H`) },
      {
        weight: 1,
        arbitrary: fc.constantFrom("text", "- a\n- b", "```\n# x\n```", "<!-- c -->", "> q", "| a |\n|---|"),
      },
    );
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), fc.constantFrom("\n", "\r\n"), (blocks, end) => {
        const document = blocks
          .map((one) => `${one}\n`)
          .join("\n")
          .replaceAll("\n", end);
        const dropped = dropEmptyHeadings(document);
        expect(dropEmptyHeadings(dropped)).toBe(dropped);
        const text = (source: string) => source.split(/[\r\n]+/).filter((line) => line !== "" && !/^#+ H$/.test(line));
        expect(text(dropped)).toEqual(text(document));
        expect(emptyHeadings(dropped.split(/(?:\r?\n){2,}/))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});

/** Headings of a document, given as blocks, that have nothing under them. */
function emptyHeadings(blocks: readonly string[]): readonly string[] {
  const seen = blocks.map((one) => one.trim()).filter((one) => one !== "" && !one.startsWith("<!--"));
  const level = (one: string | undefined) => (one === undefined ? 0 : (/^(#+) H$/.exec(one)?.[1]?.length ?? 9));
  return seen.filter((one, index) => level(one) < 9 && level(seen[index + 1]) <= level(one));
}
