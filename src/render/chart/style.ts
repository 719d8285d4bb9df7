/** One look of a class: its declarations in light, and what is different in dark. */
type Look = readonly [light: string, dark?: string];

/** Font names stand without quotes: a quote in the wrong place breaks the whole picture. */
const FONT = "font-family:-apple-system,BlinkMacSystemFont,Segoe UI,Noto Sans,Helvetica,Arial,sans-serif";

/** Numbers stay readable where a line passes behind them. */
const HALO = "paint-order:stroke;stroke-width:3px;stroke-linejoin:round;stroke:";

/** Every class that may stand in a picture. Inks have a contrast of at least 4.5 to 1 on the card, shapes of 3 to 1. */
const LOOKS: Readonly<Record<string, Look>> = {
  card: ["fill:#fff;stroke:#d1d9e0", "fill:#151b23;stroke:#3d444d"],
  title: ["font-size:17px;font-weight:600;fill:#1f2328", "fill:#f0f6fc"],
  text: ["font-size:14px;fill:#1f2328", "fill:#f0f6fc"],
  strong: [`font-size:15px;font-weight:600;fill:#1f2328;${HALO}#fff`, "fill:#f0f6fc;stroke:#151b23"],
  count: [`font-size:14px;font-weight:600;fill:#1f2328;${HALO}#fff`, "fill:#f0f6fc;stroke:#151b23"],
  dim: ["font-size:14px;fill:#59636e", "fill:#a0a8b2"],
  cell: ["font-size:13px;fill:#1f2328", "fill:#f0f6fc"],
  pale: ["font-size:13px;fill:#fff", "fill:#fff"],
  end: ["text-anchor:end"],
  mid: ["text-anchor:middle"],
  grid: ["stroke:#e3e8ed", "stroke:#2a313a"],
  axis: ["stroke:#818b98", "stroke:#656c76"],
  gap: ["fill:#818b98;fill-opacity:.16", "fill:#9198a1;fill-opacity:.18"],
  line: ["fill:none;stroke:#0969da;stroke-width:2.5;stroke-linejoin:round;stroke-linecap:round", "stroke:#4493f8"],
  ahead: ["fill:none;stroke:#0969da;stroke-width:2.5;stroke-dasharray:2 5;stroke-linecap:round", "stroke:#4493f8"],
  dot: ["fill:#0969da", "fill:#4493f8"],
  miss: ["fill:#fff;stroke:#cf222e;stroke-width:2.5", "fill:#151b23;stroke:#f85149"],
  band: ["fill:#1a7f37;fill-opacity:.1", "fill:#3fb950;fill-opacity:.13"],
  goal: ["stroke:#1a7f37;stroke-width:1.5;stroke-dasharray:6 4", "stroke:#3fb950"],
  wide: ["fill:#0969da;fill-opacity:.13", "fill:#4493f8;fill-opacity:.16"],
  near: ["fill:#0969da;fill-opacity:.2", "fill:#4493f8;fill-opacity:.26"],
  bar: ["fill:#0969da", "fill:#4493f8"],
  good: ["fill:#1a7f37", "fill:#2ea043"],
  fair: ["fill:#bf8700", "fill:#d29922"],
  bad: ["fill:#cf222e", "fill:#f85149"],
  sev0: ["fill:#a40e26", "fill:#ff7b72"],
  sev1: ["fill:#bc4c00", "fill:#db6d28"],
  sev2: ["fill:#9a6700", "fill:#d29922"],
  sev3: ["fill:#6e7781", "fill:#8b949e"],
  tie: ["stroke:#818b98", "stroke:#656c76"],
  heat0: ["fill:#eef4fb", "fill:#1c2530"],
  heat1: ["fill:#c8e1ff", "fill:#173a63"],
  heat2: ["fill:#79b8ff", "fill:#1a4f8f"],
  heat3: ["fill:#2472c8", "fill:#2467b8"],
  heat4: ["fill:#0a4f9e", "fill:#2f74cc"],
};

/** The style sheet of a picture: only the classes it uses, with their dark look where the reader prefers that. */
export function styleOf(used: ReadonlySet<string>): readonly string[] {
  const looks = Object.entries(LOOKS).filter(([name]) => used.has(name));
  return [
    "<style>",
    `text{${FONT}}`,
    ...looks.map(([name, [light]]) => `.${name}{${light}}`),
    "@media(prefers-color-scheme:dark){",
    ...looks.flatMap(([name, [, dark]]) => (dark === undefined ? [] : [`.${name}{${dark}}`])),
    "}",
    "</style>",
  ];
}
