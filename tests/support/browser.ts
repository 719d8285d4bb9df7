import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Where a Chromium is; undefined where there is none. */
export const BROWSER = [
  process.env["CHROMIUM"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find((path) => path !== undefined && path !== "" && existsSync(path));

/** Why what takes a browser is skipped. */
export const NO_BROWSER = "Skipped: no Chromium here. Install one, or name it in CHROMIUM.";

/** Starts it, to see nothing but what it is given. As root, as in many containers, it has no sandbox. */
export async function openBrowser(executablePath: string): Promise<Browser> {
  const quiet = ["background-networking", "component-update", "sync"].map((what) => `--disable-${what}`);
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--no-first-run", ...quiet] });
}
