import type { Owner } from "../cadence/owner.ts";
import { writeMarker } from "../markdown/marker.ts";
import { safeText, safeTitle } from "../markdown/safe-text.ts";
import type { Severity } from "../playbook/incidents.ts";
import type { Instant } from "../time/instant.ts";
import type { LocalDate, Zone } from "../time/local-date.ts";
import { editLink } from "./file-link.ts";
import { mention } from "./mention.ts";
import { momentWords } from "./moment-words.ts";
import { ownerWords } from "./owner-words.ts";

/** What the pull request with a post-mortem is about; the title is foreign text. */
export type PostMortemPullRequest = {
  readonly incident: number;
  readonly title: string;
  readonly severity: Pick<Severity, "id" | "title">;
  readonly owner: Owner;
  readonly path: string;
  /** 1, and one more for each addendum. */
  readonly part: number;
  readonly dueAt: Instant;
  readonly zone: Zone;
  readonly day: LocalDate;
  /** Who is called where nobody is assigned: in private, where only a document of this pull request is taken. */
  readonly calls?: readonly string[];
  /** The repository, `acme/shop`, that hears of what becomes of it, where that is another one. */
  readonly home?: string;
};

/** The branch of a post-mortem, or of an addendum to it. */
export function postMortemBranch(incident: number, part: number): string {
  return `almanac-report/post-mortem/${incident}${part === 1 ? "" : `-${part}`}`;
}

/** The pull request with a prefilled post-mortem; it mentions nobody where its assignment notifies. */
export function renderPostMortemPullRequest(pull: PostMortemPullRequest): {
  readonly title: string;
  readonly body: string;
  readonly message: string;
  readonly branch: string;
} {
  const { incident, severity, owner, path, part, dueAt, zone, day, calls, home } = pull;
  const branch = postMortemBranch(incident, part);
  const what = part === 1 ? "Post-mortem" : "Addendum to the post-mortem";
  const title = safeTitle(`${what}: ${pull.title}`);
  const body = [
    ...(calls === undefined || calls.length === 0 ? [] : [`${calls.map(mention).join(" ")} please lead this.`]),
    `**${part === 1 ? "The post-mortem" : "An addendum to the post-mortem"} of #${incident}**, ${severity.id} ${safeText(severity.title)}, for ${ownerWords(owner)}. What the issue knows is filled in; \`TODO\` stands where only people can answer.`,
    `**Due** ${momentWords(dueAt, zone, day)} ${zone}`,
    [
      `- **Edit** [the file](${editLink(branch, path)}). The check of this pull request says line by line what is missing, with a good answer each.`,
      "- **Merge** when it passes. Each action item becomes an issue of its owner then.",
      ...(calls === undefined
        ? [
            `- **Written elsewhere?** Merge that with \`incident: ${incident}\` in its head, then close this: it is taken instead.`,
          ]
        : []),
      `- **Do without it?** The decision authority says \`/waive post-mortem <why>\` in #${incident}. Closed unmerged, this is opened again once.`,
    ].join("\n"),
    writeMarker({
      kind: "post-mortem",
      key: [String(incident), String(part)],
      notes: { due: dueAt, severity: severity.id, path, ...(home !== undefined && { home }) },
    }),
  ].join("\n\n");
  return { title, body, message: `Add ${what.toLowerCase()} of #${incident}\n`, branch };
}
