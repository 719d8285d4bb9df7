/** The words of a text that say what it is about, each once: no short ones, none that stand in every report. */
export function wordsOf(text: string): ReadonlySet<string> {
  const words =
    text
      .slice(0, LONGEST)
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => word.length > 2 && !COMMON.has(word)));
}

/** Of a title this is more than all. */
const LONGEST = 1000;

const COMMON: ReadonlySet<string> = new Set(
  "and are but can cannot could does for from has have not now our out since that the their there they this was were will with you your again all any incident issue problem problems error errors broken fails failing failed users user when after before production".split(
    " ",
  ),
);
