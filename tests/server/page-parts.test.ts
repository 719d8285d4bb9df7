import fc from "fast-check";
import { expect, test } from "vitest";
import { html, markup } from "../../src/server/page/html.ts";
import { clockFace, distance } from "../../src/server/page/moment.ts";
import { isOwnPlace } from "../../src/server/page/own-place.ts";
import { plainWords } from "../../src/server/page/plain-words.ts";
import { signedText } from "../../src/server/page/signed-text.ts";
import { addressOf, viewIn } from "../../src/server/page/view.ts";

const anyText = fc.string({ unit: fc.constantFrom("<", ">", "&", '"', "'", "`", "=", "/", " ", "a", ";", "é") });

test("whatever is put into a page stays text: in it, in attributes, in lists", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const page = markup(html`<p title="${text}">${text}${[text, html`<b>${text}</b>`]}</p>`);
      const [, title = "", one = "", bold = ""] =
        /^<p title="([^"<>]*)">([^<>]*)<b>([^<>]*)<\/b><\/p>$/.exec(page) ?? [];
      expect([title, one, bold].map(read)).toEqual([text, text + text, text]);
    }),
  );
});

test("a piece cannot be made of what merely looks like one", () => {
  const forged = JSON.parse('{"Symbol(markup)":"<b>"}') as string;
  expect(() => markup(html`${forged}`)).toThrow(TypeError);
});

test("words between backticks are code, an odd backtick is itself", () => {
  expect(markup(plainWords("`a<b` is `c`"))).toBe("<code>a&lt;b</code> is <code>c</code>");
  expect(markup(plainWords("it`s <b>"))).toBe("it`s &lt;b&gt;");
  expect(markup(plainWords("`a` or `b…"))).toBe("<code>a</code> or `b…");
});

test("moments are told by how far they are", () => {
  const now = "2026-11-26T03:05:20Z";
  const words = (at: string): string => `${distance(at, now)} ${clockFace(at, now)}`;
  expect(words("2026-11-26T03:05:59Z")).toBe("now 03:05");
  expect(words("2026-11-26T03:20:20Z")).toBe("in 15 min 03:20");
  expect(words("2026-11-26T00:05:20Z")).toBe("3 h ago 00:05");
  expect(words("2026-11-25T02:04:20Z")).toBe("1 day ago 25 Nov, 02:04");
  expect(words("2027-01-04T09:00:00Z")).toBe("in 39 days 4 Jan 2027, 09:00");
});

test("only our own pages are places to be sent to", () => {
  expect(["/", "/repository?id=12"].map(isOwnPlace)).toEqual([true, true]);
  for (const place of ["", "//evil", "/\\evil", "/repository?id=1&x", "/repository?id=a", "/sign-out", "/\n", "/ "])
    expect(isOwnPlace(place)).toBe(false);
});

test("what was signed is read again, and nothing else is", () => {
  const [one, other, secret] = [signedText("s", "a"), signedText("s", "b"), signedText("t", "a")];
  fc.assert(
    fc.property(anyText, fc.nat(), (text, place) => {
      const signed = one.sign(text);
      expect([one.read(signed), other.read(signed), secret.read(signed)]).toEqual([text, undefined, undefined]);
      const at = place % signed.length;
      const forged = `${signed.slice(0, at)}${signed[at] === "A" ? "B" : "A"}${signed.slice(at + 1)}`;
      expect(one.read(forged)).toBeUndefined();
    }),
  );
});

test("a view is what its address says", () => {
  const views = fc.record({
    show: fc.constantFrom("all", "trouble", "incidents", "awake", "asleep"),
    text: anyText.map((text) => text.trim()),
    page: fc.integer({ min: 1, max: 10_000 }),
    live: fc.boolean(),
  });
  fc.assert(
    fc.property(views, (view) => {
      expect(viewIn(new URL(addressOf(view), "http://localhost").searchParams)).toEqual(view);
    }),
  );
});

/** What a browser makes of escaped text. */
function read(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}
