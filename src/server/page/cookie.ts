import type { IncomingMessage } from "node:http";

/** A cookie that scripts cannot read and other sites cannot use to change anything. */
export type Cookie = {
  /** The `set-cookie` header that keeps it for that many seconds; 0 takes it away. */
  set(request: IncomingMessage, value: string, seconds: number): string;
  /** What the browser brought back; empty where it has none. */
  read(request: IncomingMessage): string;
};

/** The cookie of that name. */
export function cookie(name: string): Cookie {
  return {
    set(request, value, seconds) {
      const secure = isSecure(request);
      const attributes = `Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
      return `${nameOf(name, secure)}=${value}; ${attributes}`;
    },
    read(request) {
      const wanted = `${nameOf(name, isSecure(request))}=`;
      const all = (request.headers.cookie ?? "").split(";").map((one) => one.trim());
      return all.find((one) => one.startsWith(wanted))?.slice(wanted.length) ?? "";
    },
  };
}

/** A cookie of that prefix comes from this host only, and by https only. */
function nameOf(name: string, secure: boolean): string {
  return secure ? `__Host-${name}` : name;
}

/** Everywhere but on the own machine, where there is no https. */
function isSecure(request: IncomingMessage): boolean {
  if (request.headers["x-forwarded-proto"] === "https") return true;
  return !/^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(request.headers.host ?? "");
}
