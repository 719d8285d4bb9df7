import { type Actor, isInstallation } from "../actor.ts";
import { Refusal } from "../refusal.ts";
import { notAccessible } from "../rights.ts";

/** Text that stands for a secret which push protection knows. */
export const protectedSecret = "SECRET-PUSH-PROTECTED";

/** Refuses workflow files from apps without the permission for them; the token of Actions can never have it. */
export function demandWorkflows(actor: Actor, paths: readonly string[]): void {
  if (!isInstallation(actor) || !paths.some((path) => path.startsWith(".github/workflows/"))) return;
  if (actor.kind === "app" && actor.permissions?.["workflows"] === "write") return;
  throw notAccessible(actor, "contents=write,workflows=write");
}

/** Refuses content in which push protection sees a secret. */
export function demandNoSecret(text: string, status: 409 | 422): void {
  if (!text.includes(protectedSecret)) return;
  const bypass_placeholders = [
    { placeholder_id: "2pXq4Yh1sQf3yTn7bLk8wVd6RcM", token_type: "GITHUB_PERSONAL_ACCESS_TOKEN" },
  ];
  throw new Refusal(status, "Repository rule violations found\n\nSecret detected in content\n\n", {
    metadata: { secret_scanning: { bypass_placeholders } },
  });
}
