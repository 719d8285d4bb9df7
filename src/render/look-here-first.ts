import type { Suspect } from "../incident/suspects/suspects-of.ts";
import { safeCode, safeLink, safeText } from "../markdown/safe-text.ts";
import type { SeverityId } from "../playbook/incidents.ts";
import type { Work } from "../snapshot/activity.ts";
import { formatDuration } from "../time/duration.ts";
import { type Instant, toMillis } from "../time/instant.ts";
import type { Zone } from "../time/local-date.ts";
import { localOf } from "../time/zone.ts";
import { fileLink } from "./file-link.ts";
import { listed } from "./listed.ts";
import { dayWords } from "./moment-words.ts";

/** What may help whoever opens the status comment in the dark; titles and names are foreign text. */
export type LookHere = {
  /** When the trouble began, as far as is known. */
  readonly began: Instant;
  /** Runbooks by their labels. */
  readonly runbooks: readonly { readonly label: string; readonly path: string }[];
  readonly suspects: readonly Suspect[];
  readonly similar: readonly {
    readonly number: number;
    readonly severity: SeverityId | undefined;
    readonly at: Instant;
    readonly cause: string | undefined;
  }[];
  readonly duplicates: readonly { readonly number: number; readonly title: string; readonly at: Instant }[];
  /** What could not be looked through, like `deployments`. */
  readonly unread: readonly string[];
};

/** The list below "Look here first": where to look, what changed before, what was similar, what was reported twice; nothing where there is nothing. */
export function lookHereFirst(look: LookHere, zone: Zone): readonly string[] {
  const { began, runbooks, suspects, similar, duplicates, unread } = look;
  const today = localOf(began, zone).date;
  const time = (at: Instant) => {
    const local = localOf(at, zone);
    return local.date === today ? local.time : `${dayWords(local.date, today)}, ${local.time}`;
  };
  return [
    ...runbooks.map(
      ({ label, path }) => `- Runbook: [${safeText(label.replace(/^[^/:]*[/:]/, ""))}](${fileLink(path)})`,
    ),
    ...suspects.map(
      (suspect) => `- ${suspectWords(suspect, `${time(suspect.at)}, ${before(suspect.at, began)} before`)}`,
    ),
    ...similar.map(({ number, severity, at, cause }) => {
      const when = dayWords(localOf(at, zone).date, today);
      const facts = [...(severity === undefined ? [] : [severity]), when].join(", ");
      return `- Similar: #${number} (${facts})${cause === undefined ? "" : `, cause ${safeCode(cause)}`}`;
    }),
    ...duplicates.map(
      ({ number, title, at }) =>
        `- The same? #${number} ${safeText(title, { limit: TITLE })} (${time(at)}). If it is, write \`/duplicate #${number}\` here, or the other way round there`,
    ),
    ...(unread.length === 0 ? [] : [`- Not looked through, for it could not be read: ${listed(unread)}`]),
  ];
}

const TITLE = 60;

function suspectWords(suspect: Suspect, when: string): string {
  switch (suspect.kind) {
    case "deployment": {
      const { ref, commit, environment } = suspect.deployment;
      const name = ref === commit ? commit.slice(0, 7) : ref;
      const where = /^prod(?:uction)?$/i.test(environment) ? "" : ` to ${safeText(environment, { limit: TITLE })}`;
      return `Deployed ${when}: ${safeCode(name, { limit: TITLE })}${where}${brought(suspect.brought)}`;
    }
    case "release":
      return `Released ${when}: ${safeLink(suspect.name.slice(0, 200), suspect.url)}`;
    case "merge":
      return `Merged ${when}: ${workWords(suspect.work)} ${safeText(suspect.work.title, { limit: TITLE })}`;
  }
}

function brought(works: readonly Work[]): string {
  const shown = works.slice(-WORKS).map(workWords);
  const more = works.length - shown.length;
  return works.length === 0 ? "" : `, with ${listed([...shown, ...(more > 0 ? [`${more} more`] : [])])}`;
}

const WORKS = 4;

function workWords({ number, author }: Work): string {
  return `#${number} (${safeText(author)})`;
}

function before(at: Instant, began: Instant): string {
  return formatDuration(toMillis(began) - toMillis(at));
}
