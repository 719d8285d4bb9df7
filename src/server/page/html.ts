/** A piece of a page: everything in it that came from outside is text and nothing else. */
export type Html = { readonly [MARKUP]: string };

/** What may stand in a piece of a page; `undefined` and `false` are nothing. */
export type Content = Html | string | number | undefined | false | readonly Content[];

const MARKUP = Symbol("markup");

/** Makes a piece of a page: what is written between the marks stays, what is put in is escaped unless it is such a piece itself. Attributes must be in double quotes. */
export function html(written: TemplateStringsArray, ...given: readonly Content[]): Html {
  const [first = "", ...rest] = written;
  return { [MARKUP]: first + rest.map((text, index) => markup(given[index]) + text).join("") };
}

/** The piece as HTML. */
export function markup(content: Content): string {
  if (content === undefined || content === false) return "";
  if (typeof content === "string" || typeof content === "number") return escape(String(content));
  return MARKUP in content ? content[MARKUP] : content.map(markup).join("");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (one) => ENTITIES[one] ?? "");
}
