import { GitHubError, InputError } from "../../errors.ts";
import { type Client, connect } from "../../github/client.ts";
import { webUrlOf } from "../../github/web-url-of.ts";
import { type Checkout, readCheckout } from "../../sources/read-checkout.ts";
import { isZone } from "../../time/zone.ts";
import { ACTION_LOGIN } from "../run.ts";
import type { Terminal } from "../terminal.ts";
import { type Existing, readExisting } from "./read-existing.ts";
import { type OnGitHub, lookOnGitHub } from "./look-on-github.ts";
import { parseRemote } from "./parse-remote.ts";

/** What is known before anybody is asked. */
export type Detected = {
  readonly root: string;
  readonly repository: { readonly owner: string; readonly name: string; readonly webUrl: string };
  /** The time zone of this machine. */
  readonly zone: string | undefined;
  /** The default branch as git remembers it. */
  readonly branch: string | undefined;
  /** Who works in this checkout, as far as git knows. */
  readonly login: string | undefined;
  readonly existing: Existing;
  /** undefined where GitHub was not asked or did not answer, for the reason in `unknown`. */
  readonly github: OnGitHub | undefined;
  readonly unknown: readonly string[];
};

/** Waiting for limits makes no sense while somebody looks on. */
const PATIENCE = 5_000;

/** Looks at the checkout and, unless nothing is missing there, at GitHub. */
export async function detect(
  terminal: Terminal,
  options: { readonly repo: string | undefined; readonly zone: string },
): Promise<{ readonly detected: Detected; readonly client: Client | undefined }> {
  const checkout = await readCheckout(terminal.folder);
  const existing = await readExisting(checkout.root);
  const api = terminal.env["GITHUB_API_URL"] ?? "https://api.github.com";
  if (!URL.canParse(api)) throw new InputError(`GITHUB_API_URL is no URL: ${api.slice(0, 200)}`);
  const { owner, name } = repositoryOf(checkout, options.repo, new URL(webUrlOf(api)).hostname);
  const token = terminal.env["GITHUB_TOKEN"];
  const complete = existing.playbook !== undefined && existing.workflow !== undefined;
  const client =
    token === undefined || token === "" || complete
      ? undefined
      : connect({ token, api, owner, name, clock: terminal.clock, budget: PATIENCE });
  const seen = client === undefined ? { github: undefined, unknown: [NO_TOKEN] } : await ask(client);
  if (seen.github?.observed?.playbook !== undefined && existing.playbook === undefined) {
    throw new InputError(
      `${owner}/${name} has a playbook on its default branch already, and this checkout does not. Bring it up to date (git pull) and run init again.`,
    );
  }
  return {
    client: seen.github === undefined ? undefined : client,
    detected: {
      root: checkout.root,
      repository: { owner, name, webUrl: `${webUrlOf(api)}/${owner}/${name}` },
      zone: isZone(options.zone) && options.zone !== "Etc/Unknown" ? options.zone : undefined,
      branch: checkout.defaultBranch,
      login: checkout.login,
      existing,
      ...seen,
    },
  };
}

const NO_TOKEN =
  "GitHub was not asked, since there is no token: members, labels and the rules of the default branch are unknown. For a better start set GITHUB_TOKEN, for example GITHUB_TOKEN=$(gh auth token).";

/** A network that is down keeps nobody from starting; a refusal is for them to see. */
async function ask(client: Client): Promise<Pick<Detected, "github" | "unknown">> {
  try {
    const github = await lookOnGitHub(client, ACTION_LOGIN);
    return { github, unknown: github.unknown.map((line) => `Could not look up ${line}`) };
  } catch (error) {
    if (!(error instanceof GitHubError) || (error.status !== 0 && error.status < 500)) throw error;
    return { github: undefined, unknown: [`GitHub was not reached: ${error.diagnosis.cause} ${error.diagnosis.fix}`] };
  }
}

function repositoryOf(checkout: Checkout, asked: string | undefined, host: string): { owner: string; name: string } {
  if (asked !== undefined) {
    const [, owner, name] = /^([\w.-]+)\/([\w.-]+)$/.exec(asked) ?? [];
    if (owner === undefined || name === undefined)
      throw new InputError(`--repo wants owner/name, not "${asked.slice(0, 200)}".`);
    return { owner, name };
  }
  const { remotes } = checkout;
  const url = remotes.get("origin") ?? (remotes.size === 1 ? [...remotes.values()][0] : undefined);
  const remote = url === undefined ? undefined : parseRemote(url);
  if (remote === undefined) {
    const why =
      url === undefined
        ? "This checkout has no remote `origin`"
        : "The remote of this checkout is no URL of a repository";
    throw new InputError(`${why}, so say which repository on GitHub it is: --repo owner/name.`);
  }
  if (remote.host !== host) {
    throw new InputError(
      `The remote of this checkout leads to ${remote.host}, not to ${host}. If that is an Enterprise server, set GITHUB_API_URL (https://${remote.host}/api/v3); else say which repository on GitHub it is: --repo owner/name.`,
    );
  }
  return { owner: remote.owner, name: remote.name };
}
