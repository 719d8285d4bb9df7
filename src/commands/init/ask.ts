import { InputError } from "../../errors.ts";
import { parsePerson } from "../../playbook/parse-holder.ts";
import { parseCountry } from "../../time/holiday-place.ts";
import { isZone } from "../../time/zone.ts";
import type { Answers } from "./answers.ts";
import type { Detected } from "./detect.ts";
import type { Questions } from "./questions.ts";
import { type Schedule, SCHEDULES, minutesAMonth } from "./schedule.ts";

/** How many people a menu shows; more are easier typed than found. */
const MENU = 12;

/** Asks what the playbook cannot know, at most five questions, each answered by Enter; `tryPlace` rejects with an `InputError` where no holidays are known. */
export async function ask(
  questions: Questions,
  detected: Detected,
  suggested: Answers,
  tryPlace: (place: string) => Promise<unknown>,
): Promise<Answers> {
  const product = await questions.text({
    message: "What is the product called?",
    suggested: suggested.product,
    check: (text) =>
      text.trim() === "" || text.length > 100 ? "A name of one to a hundred characters, please." : undefined,
  });
  const zone = await questions.text({
    message: "Which time zone does the team keep?",
    suggested: suggested.zone,
    check: (text) =>
      isZone(text.trim()) ? undefined : "No time zone of that name is known; write it like Europe/Berlin.",
  });
  const defaultOwner = await askOwner(questions, detected, suggested.defaultOwner);
  const live = await questions.choose({
    message: "Do people use it already?",
    suggested: suggested.live ? "yes" : "no",
    options: [
      { value: "no", label: "Not yet: begin with the sign-off of the launch, all else waits for it" },
      { value: "yes", label: "Yes: begin with what is due this week" },
    ],
  });
  const place = detected.existing.holidays === undefined ? await askPlace(questions, tryPlace) : undefined;
  const answered = { product: product.trim(), zone: zone.trim(), defaultOwner: parsePerson(defaultOwner) };
  return { ...suggested, ...answered, live: live === "yes", place };
}

/** The last question: how often to look, or whether at all. */
export async function askSchedule(
  questions: Questions,
  suggested: Schedule,
  billed: boolean,
): Promise<Schedule | undefined> {
  const label = (schedule: Schedule): string => {
    const { words } = SCHEDULES[schedule];
    return billed ? `${words}, about ${minutesAMonth(schedule)} Actions minutes a month` : words;
  };
  const options = (["hourly", "quarter-hourly", "four-hourly"] as const).map((value) => ({
    value,
    label: label(value),
  }));
  const chosen = await questions.choose({
    message: "Write the files? How often shall the workflow look whether something is due?",
    suggested,
    options: [...options, { value: "never", label: "do not write anything" }],
  });
  return chosen === "never" ? undefined : chosen;
}

async function askOwner(questions: Questions, { github }: Detected, suggested: string): Promise<string> {
  const people = github?.people ?? [];
  const message = "Who answers for everything until roles are named?";
  if (people.length > 0 && people.length <= MENU) {
    const options = [suggested, ...people.filter((login) => login !== suggested)];
    return questions.choose({ message, suggested, options: options.map((value) => ({ value, label: value })) });
  }
  return questions.text({
    message,
    suggested,
    check: (text) => said(() => parsePerson(text)) ?? unknownPerson(text, people),
  });
}

async function askPlace(
  questions: Questions,
  tryPlace: (place: string) => Promise<unknown>,
): Promise<string | undefined> {
  for (;;) {
    const answer = await questions.text({
      message:
        "Whose public holidays count? A country, with its state where holidays differ: DE, DE-BE. Enter for none.",
      suggested: "",
      check: (text) => said(() => parseCountry(text.trim().toUpperCase())),
    });
    const place = answer.trim().toUpperCase();
    if (place === "") return undefined;
    try {
      await tryPlace(place);
      return place;
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      questions.tell(error.message);
    }
  }
}

function unknownPerson(text: string, people: readonly string[]): string | undefined {
  const login = parsePerson(text);
  if (people.length === 0 || people.some((person) => person.toLowerCase() === login.toLowerCase())) return undefined;
  return `Issues here cannot be assigned to ${login}.`;
}

/** What is wrong, where something is. */
function said(attempt: () => unknown): string | undefined {
  try {
    attempt();
    return undefined;
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}
