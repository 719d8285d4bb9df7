import type { Answer } from "../receive.ts";

/** Sends a browser on, whatever it did before; `cookies` are headers. */
export function redirect(to: string, cookies: readonly string[] = []): Answer {
  const headers = { location: to, "cache-control": "no-store", "referrer-policy": "no-referrer" };
  return {
    status: 303,
    text: "",
    headers: cookies.length === 0 ? headers : { ...headers, "set-cookie": [...cookies] },
  };
}
