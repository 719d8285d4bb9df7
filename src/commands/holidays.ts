import { InputError } from "../errors.ts";
import { holidaysFile } from "./holidays-file.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

/** `almanac holidays DE-BE`: the public holidays of a place as an `.ics` file to commit and to correct. */
export async function holidays(
  terminal: Terminal,
  place: string,
  options: { readonly years: string | undefined },
): Promise<ExitCode> {
  const years = yearsOf(options.years, Number(terminal.clock.now().slice(0, 4)));
  terminal.out(await holidaysFile(place, years));
  return 0;
}

function yearsOf(text: string | undefined, now: number): readonly number[] {
  const [, from, to] = /^(\d{4})(?:\.\.(\d{4}))?$/.exec(text ?? `${now}..${now + 2}`) ?? [];
  const first = Number(from);
  const last = Number(to ?? from);
  if (from === undefined || last < first || last - first > 20)
    throw new InputError(`--years wants one year or a stretch, 2026..2028, not "${text}".`);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
