/** What a button came to. */
export type Pressed = "replayed" | "gone" | "woken" | "stopped" | "resumed";

const WORDS: Readonly<Record<Pressed, string>> = {
  replayed: "It is at work again; what comes of it is here in a moment.",
  gone: "This dead letter was replayed already.",
  woken: "It is looked at now; what comes of it is here in a moment.",
  stopped: "Nothing is written here any more.",
  resumed: "It is written here again, beginning now.",
};

/** The sentence for a word in an address; for all other words there is none. */
export function pressedWords(word: string | null): string | undefined {
  return Object.entries(WORDS).find(([pressed]) => pressed === word)?.[1];
}
