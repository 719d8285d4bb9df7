/** What a visitor got to see. */
export type Seen = { readonly status: number; readonly text: string; readonly headers: Headers; readonly url: string };

/** Somebody with a browser that keeps cookies by host and follows where it is sent, but runs no scripts. */
export class Visitor {
  readonly cookies = new Map<string, string>();

  /** Opens an address, or sends a form to it. */
  async open(
    url: string,
    form?: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Seen> {
    const seen = await this.step(url, form, headers);
    const to = seen.headers.get("location");
    return to === null ? seen : this.open(new URL(to, url).href);
  }

  /** The same, without following. */
  async step(
    url: string,
    form?: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Seen> {
    const response = await fetch(url, {
      redirect: "manual",
      headers: { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "), ...headers },
      ...(form !== undefined && { method: "POST", body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/Max-Age=0\b/.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return { status: response.status, text: await response.text(), headers: response.headers, url };
  }

  /** Signs in as somebody at the embedded GitHub, from a page of the server; what they see then. */
  async signIn(server: string, login: string, next = ""): Promise<Seen> {
    const asked = await this.step(`${server}/sign-in${next}`);
    const github = new URL(asked.headers.get("location") ?? "");
    const agreed = new URL("/login/oauth/agreed", github);
    agreed.search = github.search;
    agreed.searchParams.set("login", login);
    return this.open(agreed.href);
  }
}

/** The hidden word that forms of a page bring along. */
export function csrfIn({ text }: Pick<Seen, "text">): string {
  return /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? "";
}
