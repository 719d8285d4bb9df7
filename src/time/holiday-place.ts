import { InputError } from "../errors.ts";

/** Whose public holidays are meant: a country, and where given its state and region. */
export type HolidayPlace = {
  readonly country: string;
  readonly state: string | undefined;
  readonly region: string | undefined;
};

/** Reads `DE`, `DE-BE` or `US-CA-LA`; only the form is checked, not whether holidays are known for the place. */
export function parseCountry(code: string): HolidayPlace {
  const [, country, state, region] = /^([A-Z]{2})(?:-([A-Z\d]{1,3}))?(?:-([A-Z\d]{1,4}))?$/.exec(code) ?? [];
  if (country === undefined) {
    throw new InputError(
      `"${code.slice(0, 60)}" is no country. Write its two capital letters, and the state's after a hyphen where holidays differ: DE, DE-BE.`,
    );
  }
  return { country, state, region };
}
