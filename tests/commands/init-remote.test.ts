import { expect, it } from "vitest";
import { parseRemote } from "../../src/commands/init/parse-remote.ts";

it.each([
  ["git@github.com:acme/shop.git", "github.com acme/shop"],
  ["github-work:acme/shop", "github-work acme/shop"],
  ["https://github.com/acme/shop", "github.com acme/shop"],
  ["https://x-access-token:secret@GitHub.com/acme/shop.web.git/", "github.com acme/shop.web"],
  ["ssh://git@ssh.github.com:443/acme/shop.git", "github.com acme/shop"],
  ["http://127.0.0.1:4000/acme/shop.git", "127.0.0.1 acme/shop"],
  ["git@gitlab.com:group/sub/shop.git", undefined],
  ["https://github.com/acme", undefined],
  ["/srv/git/acme/shop.git", undefined],
  ["../shop", undefined],
  ["C:\\git\\shop", undefined],
  ["C:/acme/shop", undefined],
  ["file:///acme/shop", undefined],
  ["", undefined],
])("reads %s", (url, expected) => {
  const remote = parseRemote(url);
  expect(remote && `${remote.host} ${remote.owner}/${remote.name}`).toBe(expected);
});
