import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { until } from "../support/app-world.ts";
import { BROWSER, NO_BROWSER, openBrowser } from "../support/browser.ts";
import { focusRing, measurePage } from "../support/measure-page.ts";
import type { PageWorld } from "../support/page-world.ts";

/** What holds in a real browser, without scripts. */
export function inBrowser(worldOf: () => PageWorld): void {
  test.skipIf(BROWSER === undefined)(`a browser is here${BROWSER === undefined ? ` (${NO_BROWSER})` : ""}`, () => {
    expect(BROWSER).toBeDefined();
  });

  describe.skipIf(BROWSER === undefined)("in a real browser without scripts", () => {
    let browser: Browser;

    beforeAll(async () => {
      browser = await openBrowser(BROWSER ?? "");
    });

    afterAll(async () => browser.close());

    const opened = async (how: BrowserContextOptions = {}): Promise<Page> => {
      const page = await (await browser.newContext({ javaScriptEnabled: false, ...how })).newPage();
      await page.goto(worldOf().url);
      return page;
    };

    test("somebody signs in, sees, filters, replays and signs out with the keyboard alone", async () => {
      const page = await opened();
      await press(page, "link", "Sign in with GitHub");
      await press(page, "link", "Authorize as ada");
      expect(await page.title()).toBe("1 with incidents · Almanac");
      expect(await page.getByRole("heading", { level: 2 }).allTextContents()).toEqual([
        "Incidents",
        "Dead letters",
        "Repositories",
      ]);
      await tabTo(page, "searchbox", "Name");
      await page.keyboard.type("service-02");
      await page.keyboard.press("Enter");
      await page.waitForURL(/q=service-02/);
      expect(await page.getByRole("row").count()).toBe(11);
      await press(page, "link", "65 All");
      const passes = (): number => worldOf().passed.filter(({ name }) => name === "invoices").length;
      const before = passes();
      await press(page, "button", "Replay acme/invoices");
      expect(await page.getByRole("status").textContent()).toContain("It is at work again");
      await until(() => passes() > before);
      await press(page, "button", "Sign out");
      expect(await page.getByRole("link", { name: "Sign in with GitHub" }).isVisible()).toBe(true);
    });

    test.each(["light", "dark"] as const)(
      "nothing is cut off, too pale or too small on a phone, in a narrow window and on a wide screen, when it is %s",
      async (colorScheme) => {
        const page = await opened({ colorScheme });
        await wellMade(page);
        await press(page, "link", "Sign in with GitHub");
        await press(page, "link", "Authorize as ada");
        expect(await page.getByRole("row").count()).toBe(51);
        await wellMade(page);
        // On a phone rows stand like cards, and are rows all the same.
        expect(await page.getByRole("row").count()).toBe(51);
        for (const name of ["shop", "docs", "ledger"]) {
          await page.goto(`${worldOf().url}/repository?id=${worldOf().idOf(name)}`);
          for (const more of await page.getByText("What the last one that ended said").all()) await more.click();
          await wellMade(page);
        }
      },
    );

    test("it is told apart by landmarks, labels and names", async () => {
      const page = await opened();
      await press(page, "link", "Sign in with GitHub");
      await press(page, "link", "Authorize as ada");
      for (const landmark of ["banner", "main", "search"] as const)
        expect(await page.getByRole(landmark).count()).toBe(1);
      expect(await page.getByRole("region").count()).toBe(3);
      expect(await page.getByRole("navigation", { name: "Repositories by state" }).count()).toBe(1);
      expect(await page.getByRole("navigation", { name: "Pages" }).count()).toBe(1);
      expect(await page.getByLabel("Show").inputValue()).toBe("all");
      // The first thing a keyboard meets leads past the head of the page.
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await tabTo(page, "link", /Ask again/i);
    });
  });
}

/** A wide screen, a phone, and what is left of a screen at four times the size of letters. */
const WIDTHS = [1280, 360, 320];

/** In windows of every width nothing beyond them, every word legible, headings in order, things to press large enough. */
async function wellMade(page: Page): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 740 });
    const { headings, ...measured } = await page.evaluate(measurePage);
    const at = { url: page.url(), width };
    expect({ ...at, ...measured }).toEqual({ ...at, overflow: 0, pale: [], small: [] });
    expect(headings.filter((level) => level === 1)).toHaveLength(1);
    for (const [index, level] of headings.entries()) expect(level - (headings[index - 1] ?? 0)).toBeLessThan(2);
  }
}

type Role = Parameters<Page["getByRole"]>[0];

/** Goes from one thing to the next until it is there, which can be seen. */
async function tabTo(page: Page, role: Role, name: string | RegExp): Promise<void> {
  const wanted = page.getByRole(role, { name, exact: typeof name === "string" });
  for (let steps = 0; steps < 200; steps += 1) {
    await page.keyboard.press("Tab");
    const ring = await wanted.evaluate(focusRing);
    if (ring === undefined) continue;
    // On pages of others, a browser's own.
    expect(ring).toMatch(page.url().includes("/login/oauth/") ? /^auto/ : /^solid [3-9]px$/);
    return;
  }
  throw new Error(`no Tab leads to the ${role} ${String(name)}`);
}

/** Goes there and presses Enter. */
async function press(page: Page, role: Role, name: string): Promise<void> {
  await tabTo(page, role, name);
  const gone = page.waitForEvent("domcontentloaded");
  await page.keyboard.press("Enter");
  await gone;
}
