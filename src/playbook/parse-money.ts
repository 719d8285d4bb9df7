import { InputError } from "../errors.ts";
import { show } from "./show.ts";

/** An amount of money in whole or broken units of its currency. */
export type Money = { readonly amount: number; readonly currency: string };

/** Reads `5000 EUR`. */
export function parseMoney(text: string): Money {
  const [, digits, currency] = /^\s*(\d{1,12}(?:\.\d{1,2})?)\s*([A-Z]{3})\s*$/.exec(text) ?? [];
  if (digits === undefined || currency === undefined) {
    throw new InputError(
      `${show(text)} is no amount of money; write a number and the currency's three letters, like 5000 EUR`,
    );
  }
  return { amount: Number(digits), currency };
}
