/** What the App asks for: the least that works. */
export const APP_PERMISSIONS = {
  metadata: "read",
  contents: "write",
  issues: "write",
  pull_requests: "write",
  checks: "write",
  members: "read",
} as const;

/** What its figures can be made of, each only where an owner grants it; the registration does not ask for it. */
export const OPTIONAL_PERMISSIONS = {
  actions: "read",
  deployments: "read",
  discussions: "read",
  security_events: "read",
  vulnerability_alerts: "read",
  secret_scanning_alerts: "read",
} as const;

/** What it wants to hear of. */
const EVENTS = ["issues", "issue_comment", "pull_request", "push", "repository", "check_run"];

/** The registration of the App as GitHub's form takes it, for a server that is reached at `url` and a set-up page at `back`. */
export function appManifest(url: string, back: string): string {
  return JSON.stringify({
    name: "Almanac",
    url,
    hook_attributes: { url: new URL("/api/github/webhooks", url).href, active: true },
    redirect_url: back,
    callback_urls: [new URL("/sign-in/done", url).href],
    request_oauth_on_install: false,
    public: false,
    default_permissions: APP_PERMISSIONS,
    default_events: EVENTS,
  });
}
