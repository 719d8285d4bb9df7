import type { Show } from "../overview.ts";

/** What of the overview somebody looks at; all of it is in the address. */
export type View = {
  readonly show: Show;
  /** Part of a repository's name. */
  readonly text: string;
  /** From 1. */
  readonly page: number;
  /** Whether the browser asks again by itself. */
  readonly live: boolean;
};

/** Every kind of repository that can be shown, in the words of the page. */
export const KINDS: readonly (readonly [Show, string])[] = [
  ["incidents", "With incidents"],
  ["trouble", "Need somebody"],
  ["awake", "At work"],
  ["asleep", "Asleep"],
  ["all", "All"],
];

/** Repositories on one page. */
export const PAGE_SIZE = 50;

/** Reads the view from an address; what makes no sense is left out. */
export function viewIn(query: URLSearchParams): View {
  const show = query.get("show") ?? "all";
  const page = Number(query.get("page") ?? 1);
  return {
    show: isShow(show) ? show : "all",
    text: (query.get("q") ?? "").trim().slice(0, 100),
    page: Number.isSafeInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
    live: query.get("live") === "on",
  };
}

/** The address of a view. */
export function addressOf({ show, text, page, live }: View): string {
  const query = new URLSearchParams();
  if (text !== "") query.set("q", text);
  if (show !== "all") query.set("show", show);
  if (page > 1) query.set("page", String(page));
  if (live) query.set("live", "on");
  return query.size === 0 ? "/" : `/?${query.toString()}`;
}

function isShow(text: string): text is Show {
  return KINDS.some(([kind]) => kind === text);
}
