import { REPOSITORY_PAGE } from "../../operation/repository-page.ts";
import type { Outcome } from "../../operation/outcome.ts";
import type { Applying, Of } from "./applying.ts";

/** Tells a server outside of GitHub; whatever goes wrong there fails this one operation and no other. */
export async function sendNotice(operation: Of<"notify">, { notify, client }: Applying): Promise<Outcome> {
  const { key, secret } = operation;
  if (notify === undefined) {
    const problem = {
      id: "notices-unsent",
      cause: `The notice for ${secret} was not sent: no secrets are passed in here.`,
      place: "incidents.notify",
      fix: "Run it where the secret is known, or remove the notice from the playbook.",
    };
    return { kind: "failed", key, problem };
  }
  const problem = await notify({ ...operation, message: operation.message.replaceAll(REPOSITORY_PAGE, client.webUrl) });
  return problem === undefined
    ? { kind: "done", key, number: undefined, url: undefined, problems: [] }
    : { kind: "failed", key, problem };
}
