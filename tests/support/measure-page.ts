/** What of a page can only be measured where it is drawn. */
export type MeasuredPage = {
  /** Pixels by which it is wider than its window. */
  readonly overflow: number;
  /** Words that stand out too little from what is under them, with their contrast. */
  readonly pale: readonly string[];
  /** Things to press or to fill in that are smaller than 24 by 24 pixels, links in sentences excepted. */
  readonly small: readonly string[];
  /** Levels of the headings, in order. */
  readonly headings: readonly number[];
};

type Style = {
  readonly color: string;
  readonly backgroundColor: string;
  readonly display: string;
  readonly visibility: string;
};

type Box = { readonly width: number; readonly height: number };

type Element = {
  readonly tagName: string;
  readonly textContent: string;
  readonly className: string;
  readonly parentElement: Element | null;
  readonly childNodes: Iterable<{ readonly nodeType: number; readonly textContent: string }>;
  readonly scrollWidth: number;
  readonly clientWidth: number;
  getBoundingClientRect(): Box;
};

/** What of a browser is needed here; its own types would make every file believe it runs in one. */
type Browser = {
  readonly document: { readonly documentElement: Element; querySelectorAll(selector: string): Iterable<Element> };
  getComputedStyle(this: void, element: Element): Style;
};

/** What tells that the keyboard is there; undefined where it is elsewhere. Runs inside the browser. */
export function focusRing(element: { matches(selector: string): boolean }): string | undefined {
  const { getComputedStyle } = globalThis as unknown as { getComputedStyle(this: void, of: unknown): Ring };
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  return element.matches(":focus-visible") ? `${outlineStyle} ${outlineWidth}` : undefined;
}

type Ring = { readonly outlineStyle: string; readonly outlineWidth: string };

/** Measures the page; runs inside the browser, so it knows nothing from outside of itself. */
export function measurePage(): MeasuredPage {
  const { document, getComputedStyle } = globalThis as unknown as Browser;
  const all = [...document.querySelectorAll("body *")].filter(isSeen);
  const root = document.documentElement;
  return {
    overflow: root.scrollWidth - root.clientWidth,
    pale: all.flatMap((element) => {
      const text = [...element.childNodes]
        .flatMap((node) => (node.nodeType === 3 ? node.textContent.trim() : []))
        .join("");
      const contrast = contrastOf(colourOf(getComputedStyle(element).color), groundOf(element));
      return text !== "" && contrast < 4.5 ? [`${text}: ${contrast.toFixed(1)}`] : [];
    }),
    small: all
      .filter(({ tagName, className }) => ["BUTTON", "INPUT", "SELECT"].includes(tagName) || className === "button")
      .filter((element) => {
        const { width, height } = element.getBoundingClientRect();
        return width < 24 || height < 24;
      })
      .map(({ tagName, textContent }) => `${tagName} ${textContent}`),
    headings: all.filter(({ tagName }) => /^H[1-6]$/.test(tagName)).map(({ tagName }) => Number(tagName[1])),
  };

  function isSeen(element: Element): boolean {
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1 && getComputedStyle(element).visibility === "visible";
  }

  function groundOf(element: Element): readonly number[] {
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      const ground = colourOf(getComputedStyle(at).backgroundColor);
      if (ground[3] === 1) return ground;
      if (ground[3] !== 0) throw new Error("What is half transparent is not measured here");
    }
    return [255, 255, 255, 1];
  }

  function colourOf(text: string): readonly number[] {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
    return [red, green, blue, alpha];
  }

  function contrastOf(one: readonly number[], other: readonly number[]): number {
    const [light = 0, dark = 0] = [lightOf(one), lightOf(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  }

  function lightOf(colour: readonly number[]): number {
    const [red = 0, green = 0, blue = 0] = colour.map((part) => {
      const value = part / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
}
