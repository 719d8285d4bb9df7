import { drawChart } from "../src/render/chart/draw-chart.ts";
import { BROWSER, NO_BROWSER, openBrowser } from "../tests/support/browser.ts";
import { gallery } from "../tests/render/chart/gallery.ts";
import { measureTexts, type MeasuredText } from "./measure-texts.ts";

// Where text really stands is known to a browser only: this draws every chart of the gallery in both themes and in
// narrow and wide fonts, and finds words that leave the card, touch each other, or are too pale to read.

/** The least contrast of words, as WCAG 2 asks of normal text. */
const CONTRAST = 4.5;

const FONTS = [undefined, "DejaVu Sans", "Liberation Sans Narrow"];

if (BROWSER === undefined) {
  console.log(NO_BROWSER);
} else {
  const found = await problemsIn(BROWSER);
  for (const sentence of found) console.error(sentence);
  if (found.length > 0) process.exitCode = 1;
  else console.log(`${Object.keys(gallery).length} charts: every word inside its card, none on another, all legible.`);
}

async function problemsIn(executablePath: string): Promise<readonly string[]> {
  const found = new Set<string>();
  const running = await openBrowser(executablePath);
  try {
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await running.newPage({ colorScheme });
      for (const [name, chart] of Object.entries(gallery))
        for (const font of FONTS) {
          const look = font === undefined ? "" : `<style>svg text{font-family:${font}!important}</style>`;
          await page.setContent(`${look}<body style="margin:0">${drawChart(chart)}</body>`);
          const { width, height, texts } = await page.evaluate(measureTexts);
          const where = `${name} (${colorScheme}${font === undefined ? "" : `, ${font}`})`;
          for (const sentence of [...placeProblems(texts, width, height), ...paleProblems(texts)])
            found.add(`${where}: ${sentence}`);
        }
      await page.close();
    }
  } finally {
    await running.close();
  }
  return [...found];
}

function placeProblems(texts: readonly MeasuredText[], width: number, height: number): readonly string[] {
  const outside = texts.filter(
    ({ left, right, top, bottom }) => left < 4 || top < 2 || right > width - 4 || bottom > height - 2,
  );
  const touching = texts.flatMap((one, index) =>
    texts
      .slice(index + 1)
      .filter(
        (other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom,
      )
      .map((other) => `"${one.text}" touches "${other.text}"`),
  );
  return [...outside.map(({ text }) => `"${text}" leaves the card`), ...touching];
}

function paleProblems(texts: readonly MeasuredText[]): readonly string[] {
  return texts.flatMap(({ text, contrast }) =>
    contrast < CONTRAST ? [`"${text}" has a contrast of only ${contrast.toFixed(1)}`] : [],
  );
}
