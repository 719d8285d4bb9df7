import type { Detected } from "./detect.ts";
import type { Schedule } from "./schedule.ts";

/** What a newcomer decides. */
export type Answers = {
  readonly product: string;
  readonly zone: string;
  readonly defaultOwner: string;
  /** Live already: there is no launch to sign off. */
  readonly live: boolean;
  /** Whose public holidays count, `DE-BE`. */
  readonly place: string | undefined;
  readonly schedule: Schedule;
};

/** What Enter alone means. */
export function suggestAnswers(detected: Detected): Answers {
  return {
    product: productOf(detected.repository.name),
    zone: detected.zone ?? "UTC",
    defaultOwner: ownerOf(detected).login,
    live: false,
    place: undefined,
    schedule: "hourly",
  };
}

/** Who answers for everything until roles are named; `guessed` where nobody knows whether they can be asked. */
export function ownerOf({ github, login, repository }: Detected): {
  readonly login: string;
  readonly guessed: boolean;
} {
  const people = github?.people;
  const wanted = [github?.me, login, repository.owner].flatMap((one) => one ?? []);
  if (people === undefined) return { login: wanted[0] ?? repository.owner, guessed: true };
  const known = wanted.flatMap((one) => people.find((person) => person.toLowerCase() === one.toLowerCase()) ?? []);
  const found = known[0] ?? people[0];
  return found === undefined
    ? { login: repository.owner, guessed: true }
    : { login: found, guessed: known.length === 0 && people.length > 1 };
}

/** `acme-shop` becomes `Acme Shop`. */
function productOf(name: string): string {
  const words = name.split(/[-_.]+/).filter((word) => word !== "");
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join(" ") || name;
}
