import { expect, it } from "vitest";
import { headingAnchor } from "../../src/demo/heading-anchor.ts";
import { itemPages } from "../../src/demo/local-links.ts";
import { itemLinks } from "../../src/demo/item-links.ts";
import type { SeenItem } from "../../src/demo/person.ts";

const item = { number: 12, title: "Weekly analytics 2026-W47" } as SeenItem;
const items = new Map([[12, item]]);
const page = "0012-weekly-analytics-2026-w47.md";

it("links items from every page of the folder, and leaves hidden lines, unknown numbers and words alone", () => {
  expect(itemLinks("see #12 and #13", items, "")).toBe(`see [#12](items/${page}) and #13`);
  expect(itemLinks("#12", items, "diary")).toBe(`[#12](../items/${page})`);
  expect(itemLinks("Merge #12 <!-- box #12 -->", items, "items")).toBe(`Merge [#12](${page}) <!-- box #12 -->`);
  expect(itemLinks("acme/shop#12 &#12; [#12](x)", items, "items")).toBe("acme/shop#12 &#12; [#12](x)");
});

it("finds headings by the anchors GitHub gives them", () => {
  expect(headingAnchor("A year with 53 weeks ends")).toBe("a-year-with-53-weeks-ends");
  expect(headingAnchor("What's new, today?")).toBe("whats-new-today");
});

it("links items from files of the repository, at whatever depth they stand", () => {
  expect(itemPages("[one](../../../issues/12)", "main/reports/README.md", items)).toBe(`[one](../../items/${page})`);
  expect(itemPages("[one](../../../../pull/12)", "main/reports/a/b.md", items)).toBe(`[one](../../../items/${page})`);
  expect(itemPages("[one](../../../issues/13)", "main/a.md", items)).toBe("[one](../../../issues/13)");
  expect(itemPages("](../issues/12)", "main/a.svg", items)).toBe("](../issues/12)");
});
