/** An element of an XML document, with its texts joined. */
export type Xml = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Xml[];
  readonly text: string;
};

const CHARACTERS = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u;
const ATTRIBUTE = /\s+([A-Za-z][\w:-]*)="([^<"]*)"/y;

/** Reads XML strictly, as far as pictures need it: elements, attributes in double quotes, text and references; anything else, and any mistake, throws. */
export function readXml(source: string): Xml {
  if (!CHARACTERS.test(source)) throw new Error("holds a character XML does not have");
  let at = 0;
  const fail = (why: string): never => {
    throw new Error(`${why} at ${at}: ${source.slice(Math.max(0, at - 40), at + 40)}`);
  };
  const text = (raw: string): string =>
    raw.replace(
      /&(?:#(\d+);|(amp|lt|gt|quot|apos);)?/g,
      (found, code: string | undefined, name: string | undefined) => {
        if (code === undefined && name === undefined) fail(`a bare ${found}`);
        return code === undefined ? (NAMED.get(name ?? "") ?? "") : String.fromCodePoint(Number(code));
      },
    );
  const element = (): Xml => {
    const [, name] = /^<([A-Za-z][\w-]*)/.exec(source.slice(at, at + 40)) ?? fail("no element");
    at += 1 + (name ?? "").length;
    const attributes = new Map<string, string>();
    for (;;) {
      ATTRIBUTE.lastIndex = at;
      const found = ATTRIBUTE.exec(source);
      if (found === null) break;
      const [all, key = "", value = ""] = found;
      if (attributes.has(key)) fail(`${key} twice`);
      attributes.set(key, text(value));
      at += all.length;
    }
    const children: Xml[] = [];
    let texts = "";
    if (source.startsWith("/>", at)) {
      at += 2;
      return { name: name ?? "", attributes, children, text: texts };
    }
    if (source[at] !== ">") fail("a tag that does not end");
    at += 1;
    while (!source.startsWith("</", at)) {
      const next = source.indexOf("<", at);
      if (next < 0) fail("an element that does not end");
      if (source.slice(at, next).includes("]]>")) fail("]]> in text");
      texts += text(source.slice(at, next));
      at = next;
      if (!source.startsWith("</", at)) children.push(element());
    }
    if (!source.startsWith(`</${name}>`, at)) fail(`not the end of ${name}`);
    at += `</${name}>`.length;
    return { name: name ?? "", attributes, children, text: texts };
  };
  const root = element();
  if (source.slice(at) !== "\n") fail("something after the root");
  return root;
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** All elements of a tree, the root first. */
export function elementsOf(root: Xml): readonly Xml[] {
  return [root, ...root.children.flatMap(elementsOf)];
}
