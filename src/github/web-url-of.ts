/** Where people see what an API root serves: `https://github.com` for `https://api.github.com`, the host itself for a server of one's own. */
export function webUrlOf(api: string): string {
  const url = new URL(api);
  const host =
    url.host === "api.github.com"
      ? "github.com"
      : url.host.endsWith(".ghe.com")
        ? url.host.replace(/^api\./, "")
        : url.host;
  return `${url.protocol}//${host}`;
}
