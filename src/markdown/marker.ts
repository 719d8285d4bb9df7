/** Kinds of things we write and must recognise again. */
export type MarkerKind =
  | "occurrence"
  | "digest"
  | "gate"
  | "standing"
  | "almanac"
  | "status"
  | "receipt"
  | "report"
  | "reminder";

/** The hidden identity line of something we wrote: `<!-- almanac:1 occurrence weekly-analytics 2026-11-23 reminded=2026-11-25 -->`. */
export type Marker = {
  readonly kind: MarkerKind;
  /** Identity: words of `[A-Za-z0-9._/-]`, in order. */
  readonly key: readonly string[];
  /** What we remember about the item; never part of its identity. Written in order of name. */
  readonly notes: Readonly<Record<string, string>>;
};
