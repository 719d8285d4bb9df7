/** Where the words of a picture stand, and how well they stand out from what is under them. */
export type MeasuredText = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly contrast: number;
};

/** What of a browser is needed here; its own types would make every file believe it runs in one. */
type Browser = {
  readonly document: { querySelector(selector: "svg"): Picture | null };
  getComputedStyle(this: void, shape: Shape): { readonly fill: string; readonly fillOpacity: string };
};

type Picture = {
  readonly viewBox: { readonly baseVal: { readonly width: number; readonly height: number } };
  querySelectorAll(selector: string): Iterable<Shape>;
};

type Shape = {
  readonly tagName: string;
  readonly textContent: string;
  getBBox(): { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
};

/** Measures the texts of the one SVG of a page; runs inside the browser, so it knows nothing from outside of itself. */
export function measureTexts(): { width: number; height: number; texts: MeasuredText[] } {
  type Colour = readonly [red: number, green: number, blue: number];

  const { document, getComputedStyle } = globalThis as unknown as Browser;
  const picture = document.querySelector("svg");
  if (picture === null) throw new Error("The page holds no picture");
  const elements = [...picture.querySelectorAll("rect, circle, text")];
  const texts = elements
    .filter((one) => one.tagName === "text")
    .map((one) => {
      const { x, y, width, height } = one.getBBox();
      // A line of text is higher than its letters.
      const air = height * 0.16;
      return {
        text: one.textContent,
        left: x,
        right: x + width,
        top: y + air,
        bottom: y + height - air,
        contrast: contrastOf(colourOf(getComputedStyle(one).fill), groundOf(one, x + width / 2, y + height / 2)),
      };
    });
  return { width: picture.viewBox.baseVal.width, height: picture.viewBox.baseVal.height, texts };

  /** The colour under a point, from the shapes drawn before the text, one over the other. */
  function groundOf(text: Shape, x: number, y: number): Colour {
    return elements.slice(0, elements.indexOf(text)).reduce<Colour>(
      (ground, shape) => {
        const box = shape.getBBox();
        const under = x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
        const style = getComputedStyle(shape);
        if (shape.tagName === "text" || !under || style.fill === "none") return ground;
        const share = Number(style.fillOpacity);
        const over = colourOf(style.fill);
        return [mixed(ground[0], over[0], share), mixed(ground[1], over[1], share), mixed(ground[2], over[2], share)];
      },
      [255, 255, 255],
    );
  }

  function mixed(under: number, over: number, share: number): number {
    return under * (1 - share) + over * share;
  }

  function colourOf(written: string): Colour {
    const [red = 0, green = 0, blue = 0] = (written.match(/[\d.]+/g) ?? []).map(Number);
    return [red, green, blue];
  }

  function contrastOf(one: Colour, other: Colour): number {
    const [light = 0, dark = 0] = [brightness(one), brightness(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  }

  function brightness(colour: Colour): number {
    const [red, green, blue] = colour.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
  }
}
