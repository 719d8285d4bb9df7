import { InvariantError } from "../errors.ts";
import type { LocalDate } from "../time/local-date.ts";
import { placeLocal } from "../time/zone.ts";
import { SHOP_ZONE } from "./moment-of.ts";
import type { Person } from "./person.ts";
import type { Cast, Scene } from "./scene.ts";

/** A scene in which one person does one thing, at a local time; `deed` tells it in words that follow their name. */
export function doing(
  login: string,
  day: LocalDate,
  time: string,
  deed: (person: Person, cast: Cast) => Promise<string>,
): Scene {
  return {
    at: placeLocal(day, time, SHOP_ZONE),
    wakes: true,
    play: async (cast) => {
      const person = cast.people.get(login);
      if (person === undefined) throw new InvariantError(`nobody is called ${login}`);
      return [`${login} ${await deed(person, cast)}`];
    },
  };
}
