import { isLeft } from "./check-form.ts";
import { toPlain } from "./located.ts";
import type { Objection, Rule } from "./rule.ts";

const needsProduct: Rule = ({ written }) =>
  written.product === undefined ? [missing("product", "the name of the product, like `product: Acme Shop`")] : [];

const needsTimezone: Rule = ({ written }) =>
  written.timezone === undefined
    ? [missing("timezone", "the time zone the product lives in, like `timezone: Europe/Berlin`")]
    : [];

const needsDefaultOwner: Rule = ({ written }) =>
  written["default-owner"] === undefined
    ? [missing("default-owner", "who answers for every role that nobody else holds, like `default-owner: ada`")]
    : [];

const needsVersion: Rule = ({ layers, left }) =>
  layers.flatMap(({ root }) =>
    root.entries.has("version") || isLeft(left, ["version"])
      ? []
      : [{ path: [], at: root.at, message: "`version` is missing; write `version: 1` as the first line" }],
  );

const extendsWhatIsThere: Rule = ({ layers }) =>
  layers.flatMap(({ root }, index) => {
    const entry = root.entries.get("extends");
    if (entry === undefined) return [];
    const asked = namesOf(toPlain(entry.node));
    const below = layers.slice(0, index).map(({ name }) => name);
    const absent = asked.filter((name) => name !== "none" && !below.includes(name));
    return absent.map((name) => ({
      path: ["extends"],
      at: entry.at,
      message: `the layer \`${name}\` was asked for and not read`,
    }));
  });

const extendsInOrder: Rule = ({ layers }) =>
  layers.flatMap(({ root }) => {
    const entry = root.entries.get("extends");
    const asked = entry === undefined ? [] : namesOf(toPlain(entry.node));
    if (entry === undefined || asked[0] !== "org" || asked[1] !== "phase-6") return [];
    return [
      {
        path: ["extends"],
        at: entry.at,
        message: "`phase-6` is the ground layer; write `extends: [phase-6, org]`, lowest first",
      },
    ];
  });

/** What every file must say, and which layers it stands on. */
export const fileRules: readonly Rule[] = [
  needsProduct,
  needsTimezone,
  needsDefaultOwner,
  needsVersion,
  extendsWhatIsThere,
  extendsInOrder,
];

function missing(key: string, what: string): Objection {
  return { path: [key], message: `\`${key}\` is missing; write ${what}` };
}

function namesOf(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).filter((name) => typeof name === "string");
}
