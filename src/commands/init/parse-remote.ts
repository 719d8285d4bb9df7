/** Where a remote leads: a host, and the repository there. */
export type Remote = { readonly host: string; readonly owner: string; readonly name: string };

/** Reads the URL of a git remote, over HTTP or SSH; undefined where it is a path, or not `owner/name` on a host. */
export function parseRemote(url: string): Remote | undefined {
  const { host, path } = hostAndPath(url) ?? {};
  const [, owner, name] = /^\/?([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/.exec(path ?? "") ?? [];
  if (host === undefined || host === "" || owner === undefined || name === undefined) return undefined;
  // GitHub's own way around firewalls that close the port of SSH.
  return { host: host === "ssh.github.com" ? "github.com" : host, owner, name };
}

function hostAndPath(url: string): { readonly host: string; readonly path: string } | undefined {
  if (URL.canParse(url)) {
    const { protocol, hostname, pathname } = new URL(url);
    if (["http:", "https:", "ssh:", "git:"].includes(protocol)) return { host: hostname.toLowerCase(), path: pathname };
  }
  // The short form of SSH, `git@github.com:acme/shop.git`; a single letter would be a drive of Windows.
  const [, host, path] = /^(?:[^@/:]+@)?([\w.-]{2,}):(?!\/\/)(.+)$/.exec(url) ?? [];
  return host === undefined || path === undefined ? undefined : { host: host.toLowerCase(), path };
}
