import type { Problem } from "../operation/plan.ts";

/** Tells a dead-man's switch that a pass ended: calls the URL held by the secret `name`; what went wrong comes back as a problem, never with the URL in it. */
export async function sendHeartbeat(
  name: string,
  secretOf: (name: string) => string | undefined,
): Promise<Problem | undefined> {
  const url = secretOf(name);
  if (url === undefined || url === "") {
    return problem(
      name,
      `The secret ${name} was not passed in.`,
      `Pass it in the workflow's \`env:\`, in the App let its operator declare it with its host, or remove \`heartbeat:\` from the playbook.`,
    );
  }
  try {
    const answer = await fetch(url, { method: "GET", redirect: "error", signal: AbortSignal.timeout(10_000) });
    await answer.body?.cancel();
    if (answer.ok) return undefined;
    return problem(
      name,
      `The heartbeat was answered with ${answer.status}.`,
      `Check the address in the secret ${name}.`,
    );
  } catch (cause) {
    const why = cause instanceof Error ? cause.name : "an error";
    return problem(name, `The heartbeat could not be sent (${why}).`, `Check the address in the secret ${name}.`);
  }
}

function problem(name: string, cause: string, fix: string): Problem {
  return { id: "heartbeat", cause, place: `heartbeat: ${name}`, fix };
}
